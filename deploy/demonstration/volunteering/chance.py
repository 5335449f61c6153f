"""Numbers that look like chance and are the same on every run."""

import hashlib


def below(limit: int, *key: object) -> int:
    """From 0 to before `limit`, of the key alone."""
    digest = hashlib.sha256("|".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:6], "big") % limit
