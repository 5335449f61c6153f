"""A stack of the tests' own: its state in a temporary folder, its ports chosen from those free now."""

import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("COPPERPLATE_BUILD", CHECKOUT / "build" / "release"))
sys.path.insert(0, str(CHECKOUT / "deploy" / "local"))
from stack import layout  # noqa: E402

from support.database import Database  # noqa: E402

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


def _adopt_orphans() -> None:
    """Makes this process the parent of what the stack leaves running. Where process 1 does not wait for its children, as in
    many containers, a killed server would stay there as a zombie, and pg_ctl would believe that it runs."""
    set_child_subreaper = 36
    ctypes.CDLL(None, use_errno=True).prctl(set_child_subreaper, 1, 0, 0, 0)


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return not Path(f"/proc/{pid}").exists()


def _wait_for_end(pid: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not _has_ended(pid):
        if time.monotonic() > deadline:
            raise RuntimeError(f"process {pid} has not ended")
        time.sleep(0.005)


def kill_and_wait(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    _wait_for_end(pid)


@dataclass(frozen=True)
class Answer:
    """What curl got."""

    status: int
    headers: dict[str, str]
    body: str

    def json(self):
        return json.loads(self.body)


READY_SECONDS = 30.0
_PG_CTL = "/usr/lib/postgresql/15/bin/pg_ctl"


class Stack:
    """Started by start(), ended by stop(); both take the way a user's `make run` takes. Its processes can be killed and
    started again in between."""

    def __init__(self) -> None:
        _adopt_orphans()
        self.state = Path(tempfile.mkdtemp(prefix="copperplate-test-", dir="/var/tmp"))
        # The user `postgres` passes through it to its cluster.
        self.state.chmod(0o755)
        self.ports = dict(zip(PORTS, free_ports(len(PORTS))))
        # Kept so that none is thought forgotten.
        self._started: list[subprocess.Popen[bytes]] = []
        self.gateway = f"http://127.0.0.1:{self.ports['GATEWAY']}"
        self.environment = {
            **os.environ,
            "COPPERPLATE_STATE": str(self.state),
            "PRESET": BUILD.name,
            **{f"{name}_PORT": str(port) for name, port in self.ports.items()},
        }

    def start(self) -> None:
        """With what the fixture `stack` made (tests/fixtures), where ctest names it."""
        made = os.environ.get("COPPERPLATE_TEST_STACK", "")
        if made:
            self._begin_with(Path(made))
        self._local("run", "--detach")

    def stop(self) -> None:
        self.halt()
        shutil.rmtree(self.state)

    def halt(self) -> None:
        """Ends the processes and keeps the state."""
        self._local("stop")
        for child in self._started:
            child.wait()

    def _begin_with(self, made: Path) -> None:
        for entry in made.iterdir():
            if entry.name not in ("processes", "log"):
                subprocess.run(["cp", "-a", str(entry), str(self.state)], check=True)
        conf = self._cluster() / "postgresql.conf"
        sockets = f"unix_socket_directories = '{layout.socket_folder(self.state)}'"
        conf.write_text(re.sub(r"(?m)^unix_socket_directories = .*$", sockets, conf.read_text()))

    def _local(self, *arguments: str) -> None:
        done = subprocess.run([str(CHECKOUT / "deploy/local/run"), *arguments], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"deploy/local/run {' '.join(arguments)}:\n{done.stdout}")

    def pid(self, process: str) -> int:
        return json.loads((self.state / "processes" / f"{process}.json").read_text())["pid"]

    def command_of(self, process: str) -> list[str]:
        """As the stack started it."""
        return Path(f"/proc/{self.pid(process)}/cmdline").read_text(encoding="utf-8").split("\0")[:-1]

    def flags(self, process: str) -> dict[str, str]:
        pairs = [argument.removeprefix("--").partition("=") for argument in self.command_of(process)[1:]]
        return {name: value for name, _, value in pairs}

    def database(self) -> Database:
        """The stack's, as PostgreSQL's superuser."""
        source = dict(part.split("=", 1) for part in self.flags("indicators")["database"].split())
        return Database(source["host"], self.state / "secrets" / "pgpass", source["dbname"])

    def kill(self, process: str) -> list[str]:
        """SIGKILL, and waits for the end; gives the command to start it again with."""
        command = self.command_of(process)
        kill_and_wait(self.pid(process))
        return command

    def start_again(self, process: str, command: list[str]) -> None:
        """After kill(), as the stack did; returns at once."""
        with open(self.state / "log" / f"{process}.log", "ab") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                     cwd=CHECKOUT)
        self._started.append(child)
        record = {"pid": child.pid, "started": Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()[19]}
        (self.state / "processes" / f"{process}.json").write_text(json.dumps(record))

    def readiness(self, process: str) -> tuple[int, str]:
        """Status and body of the process's /readyz; 0 where nothing listens."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.ports[process.upper() + '_ADMIN']}/readyz", timeout=5) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait_until_ready(self, process: str) -> None:
        self.wait_for_readiness(process, 200)

    def wait_for_readiness(self, process: str, status: int) -> str:
        """Until /readyz answers so; gives what it says."""
        deadline = time.monotonic() + READY_SECONDS
        while (answer := self.readiness(process))[0] != status:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{process} does not answer {status} after {READY_SECONDS:.0f} s: {answer}")
            time.sleep(0.02)
        return answer[1]

    def postgres_processes(self) -> list[int]:
        """The postmaster first, then its children."""
        postmaster = int((self._cluster() / "postmaster.pid").read_text().split("\n", 1)[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        return [postmaster, *map(int, children)]

    def kill_postgres(self) -> None:
        """SIGKILL to the postmaster; its children end when they notice."""
        postmaster, *children = self.postgres_processes()
        kill_and_wait(postmaster)
        for child in children:
            _wait_for_end(child)

    def start_postgres(self) -> None:
        """After kill_postgres(); it recovers from its log first."""
        cluster = self._cluster()
        as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*as_postgres, _PG_CTL, "-D", str(cluster), "-l", str(cluster / "server.log"), "-w", "-s", "start"],
                       cwd="/", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _cluster(self) -> Path:
        return self.state / "postgres"

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
