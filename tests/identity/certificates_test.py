"""deploy/local/certificates/make: what it makes is accepted for the loopback, and it is made once."""

import shutil
import ssl
import subprocess
import tempfile
import unittest
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
MAKE = CHECKOUT / "deploy/local/certificates/make"


def openssl(*arguments: object) -> str:
    return subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


class CertificatesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="copperplate-certificates-"))
        self.addCleanup(shutil.rmtree, self.root)
        self.folder = self.root / "certificates"

    def make(self, *names: str) -> subprocess.CompletedProcess:
        return subprocess.run([MAKE, self.folder, *names], check=False, capture_output=True, text=True)

    def contents(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def test_makes_an_authority_and_a_certificate_a_name(self) -> None:
        self.assertEqual(self.make("indicators", "gateway").returncode, 0)
        self.assertEqual(sorted(self.contents()), ["ca.crt", "ca.key", "gateway.crt", "gateway.key", "indicators.crt",
                                                   "indicators.key"])
        for path in self.folder.glob("*.key"):
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)
            self.assertIn("NIST CURVE: P-256", openssl("pkey", "-in", path, "-noout", "-text"))
        for purpose in ("sslserver", "sslclient"):
            openssl("verify", "-CAfile", self.folder / "ca.crt", "-purpose", purpose, self.folder / "indicators.crt")

    def test_run_again_it_changes_nothing_and_adds_what_is_new(self) -> None:
        self.make("indicators")
        before = self.contents()
        self.assertEqual(self.make("indicators").returncode, 0)
        self.assertEqual(self.contents(), before)
        self.make("indicators", "gateway")
        after = self.contents()
        self.assertEqual({name: after[name] for name in before}, before)
        self.assertIn("gateway.crt", after)

    def test_makes_anew_what_no_longer_fits(self) -> None:
        self.make("indicators", "gateway")
        before = self.contents()
        shutil.copy(self.folder / "gateway.key", self.folder / "indicators.key")
        self.make("indicators", "gateway")
        after = self.contents()
        self.assertNotEqual(after["indicators.crt"], before["indicators.crt"])
        self.assertEqual(after["gateway.crt"], before["gateway.crt"])
        (self.folder / "ca.key").unlink()
        self.make("indicators", "gateway")
        anew = self.contents()
        for name in ("ca.crt", "indicators.crt", "gateway.crt"):
            self.assertNotEqual(anew[name], after[name], name)

    def test_refuses_names_that_are_none(self) -> None:
        for name in ("ca", "", "../x", "Upper", "1st", "a b", "a.b"):
            done = self.make(name)
            self.assertEqual((done.returncode, done.stdout), (2, ""), name)
            self.assertFalse(self.folder.exists(), name)
        self.assertEqual(self.make().returncode, 2)

    def test_a_client_that_trusts_the_authority_reaches_the_server(self) -> None:
        self.make("indicators")
        for host in ("127.0.0.1", "localhost", "::1"):
            self.assertEqual(self.handshake(host), "reached", host)
        self.assertIn("not valid for 'indicators.example'", self.handshake("indicators.example"))

    def test_the_authority_can_sign_for_the_loopback_only(self) -> None:
        self.make("indicators")
        extensions = self.root / "extensions"
        extensions.write_text("subjectAltName = DNS:bank.example\n")
        openssl("req", "-new", "-key", self.folder / "indicators.key", "-subj", "/CN=x", "-out", self.root / "csr")
        openssl("x509", "-req", "-in", self.root / "csr", "-CA", self.folder / "ca.crt",
                "-CAkey", self.folder / "ca.key", "-set_serial", 7, "-extfile", extensions, "-out", self.folder / "indicators.crt")
        self.assertIn("permitted subtree violation", self.handshake("bank.example"))

    def handshake(self, host: str) -> str:
        """`reached`, or why the client refused the server, without a network."""
        server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.load_cert_chain(self.folder / "indicators.crt", self.folder / "indicators.key")
        client = ssl.create_default_context(cafile=str(self.folder / "ca.crt"))
        to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
        caller = client.wrap_bio(to_client, to_server, server_hostname=host)
        callee = server.wrap_bio(to_server, to_client, server_side=True)
        for _ in range(10):
            for end in (caller, callee):
                try:
                    end.do_handshake()
                except ssl.SSLWantReadError:
                    continue
                except ssl.SSLCertVerificationError as error:
                    return error.verify_message
                if end is caller:
                    return "reached"
        return "no end"


if __name__ == "__main__":
    unittest.main()
