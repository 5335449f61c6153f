"""One process of the stack: started on its own, known by its id and start time, stopped gently."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from stack import layout

# Longer than the 20 s that a service takes at most to finish what it is at (`drain_limit`).
STOP_SECONDS = 25


class ProcessError(Exception):
    """What went wrong, for a person."""


def port_is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _start_time(pid: int) -> str | None:
    """Tells a process from a later one that was given the same id."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]


@dataclass
class Process:
    name: str
    command: list[str]
    # Answers 200 once the process is ready.
    ready_url: str
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def _record(self):
        return layout.STATE / "processes" / f"{self.name}.json"

    @property
    def log(self):
        return layout.STATE / "log" / f"{self.name}.log"

    def pid(self) -> int | None:
        """The id of the running process, or None."""
        try:
            record = json.loads(self._record.read_text())
        except (OSError, ValueError):
            return None
        started = _start_time(record["pid"])
        return record["pid"] if started is not None and started == record["started"] else None

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._record.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as log:
            child = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                cwd=layout.CHECKOUT, env={**os.environ, **self.environment})
        self._record.write_text(json.dumps(
            {"pid": child.pid, "started": _start_time(child.pid), "program": self._program_version()}))

    def is_outdated(self) -> bool:
        """Whether the program was built again, or is started with other settings, since the running process began."""
        record = json.loads(self._record.read_text())
        return record.get("program") != self._program_version()

    def _program_version(self) -> list:
        return [os.stat(self.command[0]).st_mtime_ns, self.command[1:]]

    def wait_until_ready(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        answer = "nothing listens yet"
        while time.monotonic() < deadline:
            if self.pid() is None:
                raise ProcessError(f"{self.name} ended while starting; the end of {self.log}:\n{self.log_tail()}")
            try:
                with urllib.request.urlopen(self.ready_url, timeout=2):
                    return
            except urllib.error.HTTPError as error:
                answer = error.read().decode(errors="replace").strip()
            except OSError:
                pass
            time.sleep(0.02)
        raise ProcessError(f"{self.name} was not ready after {seconds:.0f} s: {answer}; its log: {self.log}")

    def log_tail(self, lines: int = 12) -> str:
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""

    def stop(self) -> None:
        pid = self.pid()
        if pid is not None:
            os.kill(pid, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            while self.pid() is not None and time.monotonic() < deadline:
                _reap(pid)
                time.sleep(0.02)
            if self.pid() is not None:
                os.kill(pid, signal.SIGKILL)
                _reap(pid)
        self._record.unlink(missing_ok=True)


def _reap(pid: int) -> None:
    """A child of ours stays a zombie until it is waited for; another's is not ours to wait for."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
