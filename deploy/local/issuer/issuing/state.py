"""What the issuer keeps in its folder: the signing key, made once; the key set; and, while it runs, its address and the
secret that whoever asks for a token must show."""

import base64
import hashlib
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

KEY = "key.pem"
KEY_SET = "jwks.json"
ADDRESS = "url"
SECRET = "secret"


class StateError(Exception):
    """What is wrong with the folder, for a person."""


def write_file(path: Path, text: str, mode: int) -> None:
    """Puts the whole file in place at once, with `mode` from the beginning."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="ascii") as file:
        file.write(text)
    temporary.replace(path)


def _encode(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def public_jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str]:
    """The public key (RFC 7517); its id is its thumbprint (RFC 7638)."""
    numbers = key.public_key().public_numbers()
    # The thumbprint's members in their order, without spaces.
    members = {"crv": "P-256", "kty": "EC", "x": _encode(numbers.x), "y": _encode(numbers.y)}
    digest = hashlib.sha256(json.dumps(members, separators=(",", ":"), sort_keys=True).encode()).digest()
    thumbprint = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return {**members, "kid": thumbprint, "use": "sig", "alg": "ES256"}


class State:
    def __init__(self, folder: Path) -> None:
        """Makes the folder where there is none; StateError where its key cannot be used."""
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.key = self._load_or_make_key()
        self.jwk = public_jwk(self.key)
        self.key_set = json.dumps({"keys": [self.jwk]})
        self.secret = secrets.token_urlsafe(32)
        write_file(folder / KEY_SET, self.key_set + "\n", 0o644)

    def _load_or_make_key(self) -> ec.EllipticCurvePrivateKey:
        path = self.folder / KEY
        if not path.exists():
            key = ec.generate_private_key(ec.SECP256R1())
            pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                    serialization.NoEncryption())
            write_file(path, pem.decode(), 0o600)
        if path.stat().st_mode & 0o077:
            raise StateError(f"{path} may be read by others: give it mode 0600, or remove it to have a new one")
        try:
            key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        except ValueError as error:
            raise StateError(f"{path} holds no private key: remove it to have a new one") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise StateError(f"{path} is no P-256 key: remove it to have a new one")
        return key

    def announce(self, url: str) -> None:
        """Tells deploy/local/token where the issuer is and with which secret it is asked."""
        write_file(self.folder / SECRET, self.secret, 0o600)
        write_file(self.folder / ADDRESS, url, 0o600)

    def withdraw(self) -> None:
        for name in (ADDRESS, SECRET):
            (self.folder / name).unlink(missing_ok=True)
