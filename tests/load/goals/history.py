"""P6: what a dashboard costs to compute among 10 million figures, against among 0.1 million."""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.database import Database

from goals.dashboard import METHOD, request, whole_dashboard
from measuring import wire
from measuring.bed import FORCE, Bed
from measuring.compare import alternate
from measuring.goal import WrongAnswer, report
from measuring.h2load import Call, Shape, calls_per_second, requests_for

_FILL = Path(__file__).with_name("history_fill.sql")
_LAST_MONTH = 2018 * 12 + 2
# One call after the other: what one costs, not what many share.
_SHAPE = Shape(clients=1, streams=1)
_SECONDS = 3.0


@dataclass(frozen=True)
class Size:
    """Figures held: forces x areas x 42 indicators x months, and the demonstration's."""

    name: str
    forces: int
    areas: int
    months: int
    figures: int


_SMALL = Size("bench_small", forces=10, areas=5, months=48, figures=100_000)
_LARGE = Size("bench_large", forces=43, areas=23, months=240, figures=9_900_000)


@dataclass(frozen=True)
class Side:
    """A service on one of the databases, its replies not kept."""

    channel: wire.Channel
    port: int
    figures: int


def _fill(base: Database, size: Size) -> int:
    """A copy of the demonstration with so many figures about it; gives how many there are."""
    database = base.copy_to_new(size.name)
    database.psql(_FILL.read_text(encoding="utf-8"), seconds=900, force=FORCE, forces=size.forces, areas=size.areas,
                  months=size.months, last_month=_LAST_MONTH)
    found = database.number("SELECT count(*) FROM indicators.observation")
    if found < size.figures:
        raise WrongAnswer(f"{size.name} has {found} figures, not {size.figures}")
    return found


def _serve(bed: Bed, size: Size, figures: int) -> Side:
    flags = {name: bed.flag("indicators", name).replace("dbname=copperplate", f"dbname={size.name}")
             for name in ("database", "worker_database")}
    server, port = bed.another("indicators", reply_cache="0", **flags)
    server.wait_until_ready()
    return Side(bed.channel(port), port, figures)


def _rows(bed: Bed, side: Side, asked: bytes) -> Any:
    reply = side.channel.unary(METHOD, asked)
    whole_dashboard(bed, reply)
    return bed.messages.parse("Dashboard", reply).rows


def _check(bed: Bed, sides: tuple[Side, Side], now: bytes, past: bytes, original: Any) -> None:
    """Both sides give the same rows; those of the past are the demonstration's, those of now are the revised ones."""
    for side in sides:
        if _rows(bed, side, past) != original:
            raise WrongAnswer(f"among {side.figures} figures the past is not as it was")
    revised = [_rows(bed, side, now) for side in sides]
    if revised[0] != revised[1] or not all(row.provisional for row in revised[0] if row.current.HasField("value")):
        raise WrongAnswer("the dashboards of now differ, or do not show what was revised")


def measure(bed: Bed) -> None:
    base = bed.channel().unary(METHOD, request(bed))
    whole_dashboard(bed, base)
    demonstration = bed.messages.parse("Dashboard", base)
    sides = [_serve(bed, size, _fill(bed.database, size)) for size in (_LARGE, _SMALL)]
    large, small = sides
    now, past = request(bed), request(bed, known_at=demonstration.known_at)
    _check(bed, (large, small), now, past, demonstration.rows)
    for name, asked in (("P6", now), ("P6-past", past)):
        body = bed.write(f"{name}.body", wire.framed(asked))
        milliseconds = [functools.partial(_milliseconds, *_prepare(bed, side, body, asked)) for side in sides]
        compared = alternate(*milliseconds)
        report(name, compared.ratio, {
            **compared.detail("milliseconds a dashboard", f"the same among {small.figures} figures"),
            "figures": large.figures})
    _check(bed, (large, small), now, past, demonstration.rows)


def _prepare(bed: Bed, side: Side, body: Path, asked: bytes) -> tuple[Call, int]:
    reply = side.channel.unary(METHOD, asked)
    call = Call(f"https://127.0.0.1:{side.port}/copperplate.indicators.v1.{METHOD}", body, bed.token, len(reply))
    return call, requests_for(call, _SHAPE, _SECONDS)


def _milliseconds(call: Call, requests: int) -> float:
    return 1000 / calls_per_second(call, _SHAPE, requests)
