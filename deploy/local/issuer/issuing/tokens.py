"""From the body of a request to a signed token."""

import re
import uuid
from dataclasses import dataclass

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

ISSUER = "https://issuer.copperplate.localhost"
AUDIENCE = "copperplate"
LONGEST_TTL = 24 * 3600

_ID = re.compile(r"[a-z][a-z0-9-]{0,62}")
_TTL = re.compile(r"([1-9][0-9]{0,6})(s|m|h)")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


class RequestError(Exception):
    """What is wrong with a request, for the one who sent it."""


@dataclass(frozen=True)
class TokenRequest:
    """The holder has each of `roles` for each of `forces`."""

    subject: str
    roles: list[str]
    forces: list[str]
    ttl_seconds: int

    @staticmethod
    def parse(body: object) -> "TokenRequest":
        """From `{"roles": [...], "force": [...], "ttl": "8h", "subject": "..."}`, the last two optional."""
        if not isinstance(body, dict):
            raise RequestError("the body must be a JSON object")
        unknown = sorted(body.keys() - {"roles", "force", "ttl", "subject"})
        if unknown:
            raise RequestError(f"unknown: {', '.join(unknown)}")
        subject = body.get("subject", "local-developer")
        if not isinstance(subject, str) or not 1 <= len(subject) <= 100 or not subject.isprintable():
            raise RequestError("subject must be 1 to 100 printable characters")
        return TokenRequest(subject, _ids(body, "roles"), _ids(body, "force"), _ttl(body.get("ttl", "8h")))


def _ids(body: dict, name: str) -> list[str]:
    values = body.get(name)
    if not isinstance(values, list) or not values or not all(
            isinstance(value, str) and _ID.fullmatch(value) for value in values):
        raise RequestError(f"{name} must be a list of one or more ids: lower-case letters, digits and hyphens")
    return list(dict.fromkeys(values))


def _ttl(text: object) -> int:
    match = _TTL.fullmatch(text) if isinstance(text, str) else None
    seconds = int(match[1]) * _SECONDS[match[2]] if match else 0
    if not 0 < seconds <= LONGEST_TTL:
        raise RequestError("ttl must be a time such as 90s, 30m or 8h, at most 24h")
    return seconds


def issue(request: TokenRequest, key: ec.EllipticCurvePrivateKey, key_id: str, now: int) -> str:
    """The token, valid from `now` (seconds since 1970)."""
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": request.subject,
        "iat": now,
        "nbf": now,
        "exp": now + request.ttl_seconds,
        "jti": str(uuid.uuid4()),
        "force": request.forces,
        "roles": {force: request.roles for force in request.forces},
    }
    return jwt.encode(claims, key, algorithm="ES256", headers={"kid": key_id, "typ": "at+jwt"})
