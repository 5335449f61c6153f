"""Load on a gRPC method by h2load: the same unary call again and again."""

import re
from dataclasses import dataclass
from pathlib import Path

from support import tool

from measuring.goal import WrongAnswer

_PROBE_REQUESTS = 500
_MOST_REQUESTS = 400_000


@dataclass(frozen=True)
class Call:
    """One unary call; `body` holds the request with its length before it, `reply_bytes` is how long each reply is."""

    url: str
    body: Path
    token: str
    reply_bytes: int


@dataclass(frozen=True)
class Shape:
    clients: int
    streams: int


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise tool.ToolFailed(f"h2load printed no {pattern!r}:\n{text}")
    return float(found.group(1))


def rate_of(text: str, requests: int, reply_bytes: int) -> float:
    """Calls a second, from what h2load printed. WrongAnswer unless every reply came and was as long as it should be: a
    gRPC error has status 200 and no body."""
    succeeded = int(_number(r"(\d+) succeeded", text))
    data = int(_number(r"\((\d+)\) data", text))
    # Each message has five bytes before it.
    due = requests * (reply_bytes + 5)
    if succeeded != requests or data != due:
        raise WrongAnswer(f"of {requests} calls {succeeded} succeeded, with {data} bytes of replies where {due} were due:\n"
                          + text)
    return _number(r"finished in [^,]+, ([\d.]+) req/s", text)


def calls_per_second(call: Call, shape: Shape, requests: int) -> float:
    """WrongAnswer as rate_of()."""
    text = tool.run([
        "h2load", "--requests", str(requests), "--clients", str(shape.clients), "--threads", "1",
        "--max-concurrent-streams", str(shape.streams), "--data", call.body,
        "--header", "content-type: application/grpc", "--header", "te: trailers",
        "--header", f"authorization: Bearer {call.token}", call.url])
    return rate_of(text, requests, call.reply_bytes)


def requests_for(call: Call, shape: Shape, seconds: float) -> int:
    """How many calls take about so long; also warms what is called."""
    calls_per_second(call, shape, _PROBE_REQUESTS)
    rate = calls_per_second(call, shape, _PROBE_REQUESTS)
    return min(_MOST_REQUESTS, max(_PROBE_REQUESTS, int(rate * seconds)))
