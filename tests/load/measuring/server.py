"""A server process of the benchmark's own: started, awaited, measured, stopped."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

_STOP_SECONDS = 20.0


class ServerFailed(Exception):
    """What went wrong, for a person."""


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def answers_ok(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


class Server:
    """Runs from construction to stop()."""

    def __init__(self, name: str, command: list[str], log: Path, ready: Callable[[], bool]) -> None:
        self.name = name
        self._log = log
        self._ready = ready
        self._started = time.monotonic()
        with open(log, "ab") as output:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output)

    def wait_until_ready(self, seconds: float = 30.0) -> float:
        """How many seconds after its start the server was ready."""
        while not self._ready():
            if self._process.poll() is not None:
                raise ServerFailed(f"{self.name} ended ({self._process.returncode}):\n{self._log.read_text()[-2000:]}")
            if time.monotonic() - self._started > seconds:
                raise ServerFailed(f"{self.name} was not ready after {seconds:.0f} s; its log: {self._log}")
            time.sleep(0.002)
        return time.monotonic() - self._started

    def memory_kib(self) -> dict[str, int]:
        """Resident memory: all of it, and the parts that are its own and that files back."""
        fields = {}
        for line in Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(":")
            if name in ("VmRSS", "RssAnon", "RssFile"):
                fields[name] = int(value.split()[0])
        return fields

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
