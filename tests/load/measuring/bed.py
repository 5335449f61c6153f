"""What is measured: a stack of the benchmark's own with the demonstration data, and what is started beside it."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from support.database import Database
from support.stack import BUILD, Stack, free_ports

from measuring import wire
from measuring.server import Server, answers_ok, listens

FORCE = "cambridgeshire"
MONTH = "2018-03"


class Bed:
    """A context manager: the stack runs within it, and everything started through it ends with it."""

    def __init__(self) -> None:
        self._ending = contextlib.ExitStack()
        self.stack = Stack()
        self._ending.callback(self.stack.stop)
        self.folder = self.stack.state / "bench"
        self.folder.mkdir()
        self.messages = wire.Messages(BUILD / "descriptors" / "indicators.binpb")
        self.volunteers_messages = wire.Messages(BUILD / "descriptors" / "volunteers.binpb", wire.VOLUNTEERS)

    def __enter__(self) -> "Bed":
        try:
            self.stack.start()
            self.token = self.stack.token("admin")
        except BaseException:
            self._ending.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    @property
    def database(self) -> Database:
        return self.stack.database()

    @property
    def authority(self) -> Path:
        return self.stack.state / "certificates" / "ca.crt"

    def certificate(self) -> tuple[str, str]:
        """The service's own certificate and key, for a peer that must serve as it does."""
        return self.flag("indicators", "tls_certificate_file"), self.flag("indicators", "tls_key_file")

    def port(self, process: str) -> int:
        return self.stack.ports[process.upper()]

    def channel(self, port: int | None = None, token: str | None = None) -> wire.Channel:
        channel = wire.Channel(port or self.port("indicators"), self.authority, token or self.token)
        self._ending.callback(channel.close)
        return channel

    def volunteers_channel(self, token: str) -> wire.Channel:
        channel = wire.Channel(self.port("volunteers"), self.authority, token, wire.VOLUNTEERS)
        self._ending.callback(channel.close)
        return channel

    def flag(self, process: str, name: str) -> str:
        return self.stack.flags(process)[name]

    def another(self, process: str, **flags: str) -> tuple[Server, int]:
        """A second instance of a process of the stack, with some flags of its own, and its port. Not ready yet."""
        port, admin_port = free_ports(2)
        flags = {**self.stack.flags(process), "listen": f"127.0.0.1:{port}", "admin_listen": f"127.0.0.1:{admin_port}", **flags}
        command = [self.stack.command_of(process)[0]] + [f"--{name}={value}" for name, value in flags.items()]
        return self._start(f"{process}-{port}", command,
                           lambda: answers_ok(f"http://127.0.0.1:{admin_port}/readyz")), port

    def peer(self, name: str, command: list[str]) -> int:
        """A peer, ready; gives its port, which is added to its command as --listen."""
        port = free_ports(1)[0]
        self._start(name, [*command, f"--listen=127.0.0.1:{port}"], lambda: listens(port)).wait_until_ready()
        return port

    def _start(self, name: str, command: list[str], ready: Callable[[], bool]) -> Server:
        server = Server(name, command, self.folder / f"{name}.log", ready)
        self._ending.callback(server.stop)
        return server

    def write(self, name: str, content: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path
