"""I3: what a dashboard of 200 indicators costs with every explanation, against one with verdicts alone."""

import functools
import random
from typing import Any

from goals import figures
from goals.dashboard import METHOD
from measuring import wire
from measuring.bed import Bed
from measuring.compare import alternate
from measuring.goal import WrongAnswer, report
from measuring.h2load import Call, Shape, calls_per_second, requests_for

_FORCE = "dorset"
_MONTH = "2018-03"
_INDICATORS = 200
_MONTHS = 60
_SEED = 20180331
# Of every ten: measure, unit, profile. Most are counts, as on the Board's page.
_KINDS = (("COUNT", "count", "board-2018"),) * 4 + (("COUNT", "count", "significance"),) * 2 + (
    ("PROPORTION", "percent", "board-2018"), ("PROPORTION", "percent", "significance"),
    ("AMOUNT", "hours", "board-2018"), ("MEAN", "minutes", "board-2018"))
# Kept replies are asked for as P1 asks; a computation is one call after the other.
_KEPT = Shape(clients=4, streams=16)
_COMPUTED = Shape(clients=1, streams=1)
_SECONDS = 3.0


def _define(bed: Bed) -> None:
    channel = bed.channel(token=bed.stack.token("admin", force=_FORCE))
    parent = f"forces/{_FORCE}"
    area = bed.messages.make("CreateAreaRequest", parent=parent, area_id=_FORCE, area={
        "title": "Dorset", "kind": bed.messages.enum("Area.Kind")["FORCE"], "valid_from": "2013-01"})
    channel.unary("AreaService/CreateArea", area.SerializeToString())
    measures = bed.messages.enum("Indicator.Measure")
    lower = bed.messages.enum("Indicator.Polarity")["LOWER_IS_BETTER"]
    for number in range(_INDICATORS):
        measure, unit, profile = _KINDS[number % len(_KINDS)]
        made = bed.messages.make("CreateIndicatorRequest", parent=parent, indicator_id=f"indicator-{number}", indicator={
            "title": f"Indicator {number}", "theme": f"theme-{number // 25}", "measure": measures[measure], "unit": unit,
            "polarity": lower, "decimals": 0 if measure == "COUNT" else 1, "rule_profile": profile,
            "display_order": number, "valid_from": "2013-01"})
        channel.unary("IndicatorService/CreateIndicator", made.SerializeToString())


def _csv() -> bytes:
    """Figures of every indicator up to the month, none missing; counts from a few to thousands."""
    source = random.Random(_SEED)
    lines = [figures.HEADER]
    last = 2018 * 12 + 2
    for number in range(_INDICATORS):
        measure = _KINDS[number % len(_KINDS)][0]
        level = source.choice((8, 40, 300, 4000))
        for month in range(last - _MONTHS + 1, last + 1):
            numerator = max(0, round(source.gauss(level, level ** 0.5)))
            denominator = "" if measure in ("COUNT", "AMOUNT") else str(2 * level + 50)
            lines.append(f"indicator-{number},{_FORCE},{month // 12}-{month % 12 + 1:02},{numerator},{denominator},FINAL,EXACT")
    return "\n".join(lines + [""]).encode()


def _fill(bed: Bed) -> None:
    _define(bed)
    reply = bed.channel(token=bed.stack.token("admin", force=_FORCE)).stream(
        "ObservationService/ImportObservations", figures.import_requests(bed, _FORCE, "explanations", _csv()))
    found: Any = bed.messages.parse("Batch", reply)
    if found.inserted_count != _INDICATORS * _MONTHS:
        raise WrongAnswer(f"{found.inserted_count} figures were imported, not {_INDICATORS * _MONTHS}")
    bed.database.psql("VACUUM (ANALYZE) indicators.observation", seconds=300)


def _words(row: Any) -> list[Any]:
    """What both views tell of a row."""
    cells = [row.current, row.minus_1_year, row.minus_2_years, row.minus_3_years, row.fytd, row.fytd_minus_1_year,
             row.rolling_12, row.baseline]
    verdicts = [row.v_1_year_average, row.v_3_year_average, row.benchmark]
    return [row.indicator, [(cell.text, cell.absence) for cell in cells],
            [(verdict.text, verdict.word, verdict.reason) for verdict in verdicts], row.change.year.percent_text]


def _check(bed: Bed, full: bytes, basic: bytes) -> None:
    """WrongAnswer unless both have every row with the same words, and the full one says why of every verdict."""
    explained, alone = (bed.messages.parse("Dashboard", reply).rows for reply in (full, basic))
    if len(explained) != _INDICATORS or [_words(row) for row in explained] != [_words(row) for row in alone]:
        raise WrongAnswer(f"{len(explained)} rows explained and {len(alone)} without say different things")
    for row in explained:
        if not (row.v_1_year_average.sentence and row.v_3_year_average.sentence and row.benchmark.sentence):
            raise WrongAnswer(f"{row.indicator} is not explained")
    if any(row.benchmark.sentence for row in alone):
        raise WrongAnswer("verdicts alone are explained")


def _requests(bed: Bed) -> list[bytes]:
    views = bed.messages.enum("Dashboard.View")
    return [bed.messages.make("GetDashboardRequest", name=f"forces/{_FORCE}/dashboard", month=_MONTH,
                              view=views[view]).SerializeToString() for view in ("FULL", "BASIC")]


def _compare(bed: Bed, name: str, port: int, token: str, shape: Shape) -> None:
    channel = bed.channel(port, token)
    asked = _requests(bed)
    replies = [channel.unary(METHOD, request) for request in asked]
    _check(bed, *replies)
    sides = []
    for view, request, reply in zip(("full", "basic"), asked, replies):
        body = bed.write(f"{name}-{view}.body", wire.framed(request))
        call = Call(f"https://127.0.0.1:{port}/copperplate.indicators.v1.{METHOD}", body, token, len(reply))
        sides.append(functools.partial(_milliseconds, call, shape, requests_for(call, shape, _SECONDS)))
    compared = alternate(*sides)
    if [channel.unary(METHOD, request) for request in asked] != replies:
        raise WrongAnswer("the dashboard changed while it was measured")
    report(name, compared.ratio, {
        **compared.detail("milliseconds a dashboard", "the same with verdicts alone (view BASIC)"),
        "indicators": _INDICATORS, "figures": _INDICATORS * _MONTHS, "full_bytes": len(replies[0]),
        "basic_bytes": len(replies[1])})


def _milliseconds(call: Call, shape: Shape, requests: int) -> float:
    return 1000 / calls_per_second(call, shape, requests)


def measure(bed: Bed) -> None:
    _fill(bed)
    token = bed.stack.token("viewer", force=_FORCE)
    _compare(bed, "I3-explanations", bed.port("indicators"), token, _KEPT)
    forgetful, port = bed.another("indicators", reply_cache="0")
    forgetful.wait_until_ready()
    _compare(bed, "I3-explanations-computed", port, token, _COMPUTED)
    forgetful.stop()
