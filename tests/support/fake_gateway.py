"""A gateway that answers what the test wants, also what a healthy one never would."""

import socket
import ssl
import struct
import threading
from collections.abc import Callable
from pathlib import Path


class Request:
    """One that has arrived as far as its head; the rest is read by whoever answers."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        data = b""
        while b"\r\n\r\n" not in data and (part := connection.recv(65536)):
            data += part
        head, _, self.body = data.partition(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = line.split(" ")
        self.headers = {name.lower(): value.strip() for name, _, value in (field.partition(":") for field in fields)}

    def read_rest(self) -> bytes:
        """The body to its announced length, or to where the caller gives up."""
        size = int(self.headers.get("content-length", 1 << 40))
        while len(self.body) < size and not self.body.endswith(b"0\r\n\r\n") and (part := self.connection.recv(65536)):
            self.body += part
        return self.body

    def answer(self, status: int, body: str, *fields: str) -> None:
        head = [f"HTTP/1.1 {status} Any", f"Content-Length: {len(body)}", "Connection: close", *fields]
        self.connection.sendall("\r\n".join([*head, "", body]).encode())

    def reset(self) -> None:
        """Ends the connection as a process that dies does: the caller sees an error, not an end."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class FakeGateway:
    """Answers one connection after another, from the block's beginning to its end, by calling `answer`."""

    def __init__(self, answer: Callable[[Request], None], *, certificate: Path | None = None) -> None:
        self._answer = answer
        self._listener = socket.create_server(("127.0.0.1", 0))
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, certificate.with_suffix(".key"))
            self._listener = context.wrap_socket(self._listener, server_side=True)
        scheme = "http" if certificate is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[Request] = []
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "FakeGateway":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except ssl.SSLError:
                continue  # the caller does not trust us
            except OSError:
                return
            with connection:
                request = Request(connection)
                self.requests.append(request)
                self._answer(request)
