"""GET /jwks.json for everyone on this machine, POST /token for who shows the secret."""

import contextlib
import hmac
import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from issuing.state import State
from issuing.tokens import RequestError, TokenRequest, issue

LARGEST_BODY = 8192


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, state: State) -> None:
        """Listens on the loopback at once; port 0 is any free one. OSError where the port is in use."""
        super().__init__(("127.0.0.1", port), _Handler)
        self.state = state
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "copperplate-issuer"
    sys_version = ""
    timeout = 5

    def do_GET(self) -> None:
        if self.path == "/jwks.json":
            self._reply(200, self.server.state.key_set, "application/jwk-set+json")
        else:
            self._fail(404, "there are /jwks.json and /token")

    def do_POST(self) -> None:
        if self.path != "/token":
            self._fail(404, "there are /jwks.json and /token")
        elif not self._knows_secret():
            self._fail(401, "the secret of the state folder is needed: ask through deploy/local/token")
        else:
            self._issue()

    def _knows_secret(self) -> bool:
        shown = self.headers.get("Authorization", "").encode()
        return hmac.compare_digest(shown, f"Bearer {self.server.state.secret}".encode())

    def _issue(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self._fail(413, f"the body must have a length of at most {LARGEST_BODY} bytes")
            return
        try:
            request = TokenRequest.parse(json.loads(self.rfile.read(int(length))))
        except (RequestError, ValueError) as error:
            self._fail(400, str(error) if isinstance(error, RequestError) else "the body is not JSON")
            return
        state = self.server.state
        token = issue(request, state.key, state.jwk["kid"], int(time.time()))
        self._reply(200, json.dumps({"access_token": token, "token_type": "Bearer",
                                     "expires_in": request.ttl_seconds}), "application/json")
        # Nobody may be reading our output any more.
        with contextlib.suppress(OSError):
            print(f"issued a token for {request.subject}: roles {','.join(request.roles)}, force "
                  f"{','.join(request.forces)}, {request.ttl_seconds} s", flush=True)

    def _fail(self, status: int, message: str) -> None:
        self._reply(status, json.dumps({"error": message}), "application/json")

    def _reply(self, status: int, body: str, content_type: str) -> None:
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: what is worth a line is printed where it happens."""
