"""A stack of the tests' own: its state in a temporary folder, its ports chosen from those free now."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("COPPERPLATE_BUILD", CHECKOUT / "build" / "release"))
sys.path.insert(0, str(CHECKOUT / "deploy" / "local"))
from stack import layout  # noqa: E402

# One for each process, also of services that are made later.
PORTS = [variable.removesuffix("_PORT") for variable in layout.Ports.from_environment().by_name()]


def free_ports(count: int) -> list[int]:
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


@dataclass(frozen=True)
class Answer:
    """What curl got."""

    status: int
    headers: dict[str, str]
    body: str

    def json(self):
        return json.loads(self.body)


class Stack:
    """Started by start(), ended by stop(); both take the way a user's `make run` takes."""

    def __init__(self) -> None:
        self.state = Path(tempfile.mkdtemp(prefix="copperplate-test-", dir="/var/tmp"))
        # The user `postgres` passes through it to its cluster.
        self.state.chmod(0o755)
        self.ports = dict(zip(PORTS, free_ports(len(PORTS))))
        self.gateway = f"http://127.0.0.1:{self.ports['GATEWAY']}"
        self.environment = {
            **os.environ,
            "COPPERPLATE_STATE": str(self.state),
            "PRESET": BUILD.name,
            **{f"{name}_PORT": str(port) for name, port in self.ports.items()},
        }

    def start(self) -> None:
        self._local("run", "--detach")

    def stop(self) -> None:
        self._local("stop")
        shutil.rmtree(self.state)

    def _local(self, *arguments: str) -> None:
        done = subprocess.run([str(CHECKOUT / "deploy/local/run"), *arguments], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"deploy/local/run {' '.join(arguments)}:\n{done.stdout}")

    def pid(self, process: str) -> int:
        return json.loads((self.state / "processes" / f"{process}.json").read_text())["pid"]

    def token(self, *roles: str, force: str = "cambridgeshire") -> str:
        return subprocess.run(
            [str(CHECKOUT / "deploy/local/token"), "--roles", ",".join(roles), "--force", force],
            env=self.environment, text=True, stdout=subprocess.PIPE, check=True).stdout.strip()

    def curl(self, path: str, *arguments: str, token: str | None = None, **query: str) -> Answer:
        """One request through curl; `query` holds the parameters as the API spells them."""
        url = self.gateway + path + ("?" + urllib.parse.urlencode(query) if query else "")
        authorization = ["-H", f"Authorization: Bearer {token}"] if token else []
        done = subprocess.run(["curl", "-sS", "-i", "--max-time", "60", *authorization, *arguments, url],
                              stdout=subprocess.PIPE, check=True)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        while head.startswith(b"HTTP/1.1 100"):
            head, _, body = body.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        return Answer(int(lines[0].split()[1]), headers, body.decode())

    def command(self, *arguments: str, token: str | None = None, stdin: str | None = None):
        """The command line; gives the finished process."""
        environment = {**self.environment, "COPPERPLATE_GATEWAY": self.gateway, "COPPERPLATE_FORCE": "cambridgeshire"}
        environment.pop("COPPERPLATE_TOKEN", None)
        if token:
            environment["COPPERPLATE_TOKEN"] = token
        return subprocess.run([str(BUILD / "bin" / "copperplate"), *arguments], env=environment, text=True, input=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
