"""Load on a unary gRPC method where every call has a body of its own, which h2load cannot send: over HTTP/2 as far as that
needs it, one call at a time on each connection."""

import itertools
import selectors
import socket
import ssl
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measuring import wire
from measuring.goal import WrongAnswer

_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_DATA, _HEADERS, _RST_STREAM, _SETTINGS, _PING, _GOAWAY, _WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
_END_STREAM, _ACK, _END_HEADERS = 1, 1, 4
_FRAME_HEAD = 9
_FIRST_WINDOW = 65_535
# The peer may send as much as it likes.
_WINDOW = 1 << 30
_HEADER_TABLE_BYTES = 4096
_SILENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Target:
    """`method` is `Service/Method` of the package."""

    port: int
    authority: Path
    token: str
    package: str
    method: str


def _frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


def _text(value: str) -> bytes:
    """RFC 7541, 5.2, not Huffman-coded."""
    data = value.encode("ascii")
    if len(data) < 127:
        return bytes([len(data)]) + data
    length, rest = bytearray([127]), len(data) - 127
    while rest >= 128:
        length.append(rest % 128 + 128)
        rest //= 128
    return bytes([*length, rest]) + data


def _header_blocks(target: Target) -> tuple[bytes, bytes]:
    """Of the first request on a connection, which teaches the peer's table, and of each one after, which refers to it."""
    headers = [(":path", f"/{target.package}.{target.method}"), (":authority", f"127.0.0.1:{target.port}"),
               ("content-type", "application/grpc"), ("te", "trailers"), ("authorization", f"Bearer {target.token}")]
    if sum(len(name) + len(value) + 32 for name, value in headers) > _HEADER_TABLE_BYTES:
        raise ValueError("the headers do not fit the table: the token is too long")
    # `:method: POST` and `:scheme: https` are the static table's.
    start = bytes([0x80 | 3, 0x80 | 7])
    taught = b"".join(b"\x40" + _text(name) + _text(value) for name, value in headers)
    # The newest is 62.
    known = bytes(0x80 | (62 + age) for age in reversed(range(len(headers))))
    return start + taught, start + known


class Exchange:
    """What one connection says, apart from its socket: one call after the other."""

    def __init__(self, target: Target) -> None:
        self._first, self._later = _header_blocks(target)
        self._stream = -1
        self._received = bytearray()
        self._reply = bytearray()
        self._credit = _FIRST_WINDOW
        # To be sent next.
        self.pending = bytearray(_PREFACE)
        self.pending += _frame(_SETTINGS, 0, 0, struct.pack(">HI", 4, _WINDOW))
        self.pending += _frame(_WINDOW_UPDATE, 0, 0, struct.pack(">I", _WINDOW))

    def call(self, body: bytes) -> None:
        """`body` has its length before it."""
        self._stream += 2
        block = self._first if self._stream == 1 else self._later
        self.pending += _frame(_HEADERS, _END_HEADERS, self._stream, block)
        self.pending += _frame(_DATA, _END_STREAM, self._stream, body)
        self._credit -= len(body)
        if self._credit < 0:
            raise WrongAnswer("the server takes no more of a connection")

    def receive(self, data: bytes) -> bytes | None:
        """The reply, once all of it is there. WrongAnswer where the call failed: a gRPC error has no message."""
        self._received += data
        reply = None
        start = 0
        while len(self._received) - start >= _FRAME_HEAD:
            length = int.from_bytes(self._received[start:start + 3], "big")
            end = start + _FRAME_HEAD + length
            if len(self._received) < end:
                break
            kind, flags, stream = struct.unpack_from(">BBI", self._received, start + 3)
            if self._take(kind, flags, stream, bytes(self._received[start + _FRAME_HEAD:end])):
                reply = self._finish()
            start = end
        del self._received[:start]
        return reply

    def _take(self, kind: int, flags: int, stream: int, payload: bytes) -> bool:
        """Whether it ends the call."""
        if kind == _DATA:
            self._reply += payload
        elif kind == _SETTINGS and not flags & _ACK:
            self.pending += _frame(_SETTINGS, _ACK, 0, b"")
        elif kind == _PING and not flags & _ACK:
            self.pending += _frame(_PING, _ACK, 0, payload)
        elif kind == _WINDOW_UPDATE and stream == 0:
            self._credit += int.from_bytes(payload, "big")
        elif kind in (_RST_STREAM, _GOAWAY):
            raise WrongAnswer(f"the server ended a call or its connection: {payload!r}")
        return kind in (_DATA, _HEADERS) and bool(flags & _END_STREAM)

    def _finish(self) -> bytes:
        reply = bytes(self._reply)
        self._reply.clear()
        if len(reply) < 5 or reply != wire.framed(reply[5:]):
            raise WrongAnswer("a call failed, or its reply is not one message")
        return reply[5:]


class _Connection:
    def __init__(self, target: Target, context: ssl.SSLContext) -> None:
        plain = socket.create_connection(("127.0.0.1", target.port), timeout=30)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = context.wrap_socket(plain, server_hostname="127.0.0.1")
        self.socket.setblocking(False)
        self._exchange = Exchange(target)

    def call(self, body: bytes) -> None:
        self._exchange.call(body)
        self._send()

    def receive(self) -> bytes | None:
        """What has come by now."""
        reply = None
        while True:
            try:
                data = self.socket.recv(1 << 16)
            except ssl.SSLWantReadError:
                break
            if not data:
                raise WrongAnswer("the server closed a connection")
            reply = self._exchange.receive(data) or reply
        return reply

    def acknowledge(self) -> None:
        if self._exchange.pending:
            self._send()

    def _send(self) -> None:
        # So little fits the socket's buffer, nothing else being under way.
        sent = self.socket.send(self._exchange.pending)
        del self._exchange.pending[:sent]
        if self._exchange.pending:
            raise WrongAnswer("the server takes no more of a connection")


class Clients:
    """So many connections, each with one call at a time. A context manager."""

    def __init__(self, target: Target, count: int) -> None:
        context = ssl.create_default_context(cafile=str(target.authority))
        context.set_alpn_protocols(["h2"])
        self._selector = selectors.DefaultSelector()
        self._connections = [_Connection(target, context) for _ in range(count)]
        for connection in self._connections:
            self._selector.register(connection.socket, selectors.EVENT_READ, connection)

    def __enter__(self) -> "Clients":
        return self

    def __exit__(self, *_: object) -> None:
        self._selector.close()
        for connection in self._connections:
            connection.socket.close()

    def run(self, bodies: list[bytes]) -> tuple[float, list[bytes]]:
        """Calls a second, and the replies in the order in which they came. WrongAnswer where a call fails."""
        replies: list[bytes] = []
        rest: Iterator[bytes] = iter(bodies)
        started = time.monotonic()
        for connection, body in zip(self._connections, itertools.islice(rest, len(self._connections))):
            connection.call(body)
        while len(replies) < len(bodies):
            ready = self._selector.select(_SILENCE_SECONDS)
            if not ready:
                raise WrongAnswer(f"no reply in {_SILENCE_SECONDS:.0f} s")
            for key, _ in ready:
                reply = key.data.receive()
                if reply is not None:
                    replies.append(reply)
                    if (body := next(rest, None)) is not None:
                        key.data.call(body)
                key.data.acknowledge()
        return len(bodies) / (time.monotonic() - started), replies
