"""Load on a URL by wrk: the same GET again and again."""

import http.client
import json
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

from support import tool

from measuring.goal import WrongAnswer

_REPORT = Path(__file__).with_name("wrk_report.lua")
_CONNECTIONS = 16


@dataclass(frozen=True)
class Answer:
    body: bytes
    # With its head, as wrk counts.
    bytes: int


def get(url: str, token: str) -> Answer:
    """One GET as wrk sends it. WrongAnswer where its status is not 200."""
    parts = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.putrequest("GET", urllib.parse.urlunsplit(("", "", parts.path, parts.query, "")),
                          skip_accept_encoding=True)
    connection.putheader("Authorization", f"Bearer {token}")
    connection.endheaders()
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    if reply.status != 200:
        raise WrongAnswer(f"GET {url}: {reply.status}\n{body.decode(errors='replace')}")
    head = len(f"HTTP/1.1 {reply.status} {reply.reason}\r\n\r\n") + sum(
        len(name) + len(value) + 4 for name, value in reply.getheaders())
    return Answer(body, head + len(body))


def gets_per_second(url: str, token: str, seconds: int) -> float:
    """WrongAnswer unless every reply had status 200 and replies were as long as one asked for alone."""
    expected = get(url, token).bytes
    text = tool.run(["wrk", "--threads", "1", "--connections", str(_CONNECTIONS), "--duration", f"{seconds}s",
                     "--timeout", "10s", "--script", _REPORT, "--header", f"Authorization: Bearer {token}", url])
    found = json.loads(text.splitlines()[-1])
    # wrk also counts what has come of replies that were under way at the end; a head's length varies by a few bytes.
    tolerance = expected * _CONNECTIONS + found["requests"] * 64
    if found["faults"] or not found["requests"] or abs(found["bytes"] - found["requests"] * expected) > tolerance:
        raise WrongAnswer(f"{url}: {found['faults']} faults, {found['bytes']} bytes in {found['requests']} replies where "
                          f"each has {expected}:\n{text}")
    return found["requests"] / found["microseconds"] * 1e6
