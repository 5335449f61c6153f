"""deploy/local/issuer and deploy/local/token."""

import json
import subprocess
import unittest
import urllib.error
import urllib.request

import jwt
from issuer_process import CHECKOUT, IssuerProcess


class IssuerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.issuer = IssuerProcess()
        self.addCleanup(self.issuer.close)

    def call(self, path: str, body: bytes | None = None, secret: str | None = None) -> tuple[int, dict]:
        headers = {} if secret is None else {"Authorization": f"Bearer {secret}"}
        request = urllib.request.Request((self.issuer.folder / "url").read_text() + path, body, headers)
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as reply:
                return reply.status, json.load(reply)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def secret(self) -> str:
        return (self.issuer.folder / "secret").read_text()

    def claims(self, token: str) -> dict:
        key_set = json.loads((self.issuer.folder / "jwks.json").read_text())
        key = jwt.PyJWKSet.from_dict(key_set).keys[0]
        self.assertEqual(jwt.get_unverified_header(token), {"alg": "ES256", "kid": key.key_id, "typ": "at+jwt"})
        return jwt.decode(token, key.key, ["ES256"], audience="copperplate",
                          issuer="https://issuer.copperplate.localhost")

    def test_prints_a_line_when_ready_and_exits_on_sigterm(self) -> None:
        self.assertRegex(self.issuer.start(), r"^issuer ready on http://127\.0\.0\.1:[0-9]+\n$")
        self.assertEqual(self.issuer.stop(), 0)
        self.assertEqual(sorted(path.name for path in self.issuer.folder.iterdir()), ["jwks.json", "key.pem"])

    def test_keeps_its_key_and_shows_the_public_part_only(self) -> None:
        self.issuer.start()
        status, served = self.call("/jwks.json")
        self.assertEqual(status, 200)
        self.assertEqual(served, json.loads((self.issuer.folder / "jwks.json").read_text()))
        self.assertEqual(sorted(served["keys"][0]), ["alg", "crv", "kid", "kty", "use", "x", "y"])
        for name in ("key.pem", "secret"):
            self.assertEqual((self.issuer.folder / name).stat().st_mode & 0o777, 0o600)
        before = self.secret()
        self.issuer.stop()
        self.issuer.start()
        self.assertEqual(self.call("/jwks.json"), (200, served))
        self.assertNotEqual(self.secret(), before)

    def test_refuses_a_key_that_others_may_read(self) -> None:
        self.issuer.start()
        self.issuer.stop()
        (self.issuer.folder / "key.pem").chmod(0o640)
        done = subprocess.run([CHECKOUT / "deploy/local/issuer/issuer", "--port", "0"], check=False,
                              capture_output=True, text=True, env=self.issuer.environment)
        self.assertEqual(done.returncode, 2)
        self.assertIn("key.pem may be read by others", done.stderr)

    def test_the_script_prints_a_token_and_nothing_else(self) -> None:
        self.issuer.start()
        done = self.issuer.token("--roles", "admin,viewer", "--force", "cambridgeshire", "--force", "kent", "--ttl", "90s",
                                 "--subject", "someone")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\n$")
        claims = self.claims(done.stdout.strip())
        self.assertEqual(claims["force"], ["cambridgeshire", "kent"])
        self.assertEqual(claims["roles"], {"cambridgeshire": ["admin", "viewer"], "kent": ["admin", "viewer"]})
        self.assertEqual(claims["exp"] - claims["iat"], 90)
        self.assertEqual(claims["sub"], "someone")

    def test_the_script_has_defaults(self) -> None:
        self.issuer.start()
        claims = self.claims(self.issuer.token("--roles", "viewer").stdout.strip())
        self.assertEqual(claims["roles"], {"cambridgeshire": ["viewer"]})
        self.assertEqual(claims["exp"] - claims["iat"], 8 * 3600)
        self.assertEqual(claims["sub"], "local-developer")

    def test_the_script_says_that_the_stack_is_not_running(self) -> None:
        line = "token: the local stack is not running: start it with `make run`\n"
        for _ in range(2):
            done = self.issuer.token("--roles", "admin")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", line))
            # The second time: an issuer that was killed and could not tidy up.
            self.issuer.folder.mkdir(exist_ok=True)
            (self.issuer.folder / "secret").write_text("x")
            (self.issuer.folder / "url").write_text("http://127.0.0.1:1")

    def test_the_script_passes_on_what_is_wrong(self) -> None:
        self.issuer.start()
        for arguments, message in (
                (["--roles", "Admin"], "roles must be a list of one or more ids: lower-case letters, digits and hyphens"),
                (["--roles", ""], "roles must be a list of one or more ids: lower-case letters, digits and hyphens"),
                (["--roles", "a", "--force", "x y"],
                 "force must be a list of one or more ids: lower-case letters, digits and hyphens"),
                (["--roles", "a", "--ttl", "25h"], "ttl must be a time such as 90s, 30m or 8h, at most 24h"),
                (["--roles", "a", "--ttl", "8"], "ttl must be a time such as 90s, 30m or 8h, at most 24h")):
            done = self.issuer.token(*arguments)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", f"token: {message}\n"))
        self.assertEqual(self.issuer.token().returncode, 2)

    def test_gives_no_token_without_the_secret(self) -> None:
        self.issuer.start()
        body = b'{"roles": ["admin"], "force": ["cambridgeshire"]}'
        self.assertEqual(self.call("/token", body, self.secret())[0], 200)
        for secret in (None, "", "x", self.secret() + "x", self.secret()[:-1]):
            self.assertEqual(self.call("/token", body, secret)[0], 401, secret)

    def test_refuses_bodies_that_are_none(self) -> None:
        self.issuer.start()
        for body, status in ((b"", 400), (b"{", 400), (b"[]", 400), (b'{"roles": "admin", "force": ["a"]}', 400),
                             (b'{"roles": ["a"], "force": ["a"], "admin": true}', 400),
                             (b'{"roles": ["a"], "force": []}', 400), (b" " * 8193, 413), (b"\xff", 400)):
            self.assertEqual(self.call("/token", body, self.secret())[0], status, body[:40])
        self.assertEqual(self.call("/")[0], 404)
        self.assertEqual(self.call("/secret")[0], 404)
        self.assertEqual(self.call("/", b"{}", self.secret())[0], 404)


if __name__ == "__main__":
    unittest.main()
