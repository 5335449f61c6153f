"""Half a million figures of a made-up force: 50 indicators, 40 areas, 250 months, in shuffled order."""

import random
from collections.abc import Callable, Iterator

from measuring.bed import Bed

HEADER = "indicator,area,month,numerator,denominator,status,qualifier"
_AREAS = 40
_MONTHS = 250
_FIRST_YEAR = 1998
_SEED = 20180331
_CHUNK = 256 << 10

_Figure = Callable[[random.Random], tuple[str, str]]


def _count(source: random.Random) -> tuple[str, str]:
    return str(source.randrange(5000)), ""


def _amount(source: random.Random) -> tuple[str, str]:
    return f"{source.randrange(1_000_000) / 100:.2f}", ""


def _proportion(source: random.Random) -> tuple[str, str]:
    denominator = source.randrange(1, 500)
    return str(source.randrange(denominator + 1)), str(denominator)


def _mean(source: random.Random) -> tuple[str, str]:
    return f"{source.randrange(100_000) / 10:.1f}", str(source.randrange(1, 3000))


# Measure, unit, how many indicators, one figure.
_MEASURES: tuple[tuple[str, str, int, _Figure], ...] = (
    ("COUNT", "count", 25, _count),
    ("AMOUNT", "hours", 5, _amount),
    ("PROPORTION", "percent", 10, _proportion),
    ("MEAN", "minutes", 10, _mean),
)
ROWS = sum(indicators for _, _, indicators, _ in _MEASURES) * _AREAS * _MONTHS


def _areas() -> list[str]:
    return [f"district-{number}" for number in range(_AREAS)]


def _indicators() -> list[tuple[str, str, str, _Figure]]:
    """Id, measure, unit, figure."""
    return [(f"{measure.lower()}-{number}", measure, unit, figure)
            for measure, unit, indicators, figure in _MEASURES for number in range(indicators)]


def csv() -> bytes:
    """The same bytes at every call."""
    source = random.Random(_SEED)
    months = [f"{_FIRST_YEAR + month // 12}-{month % 12 + 1:02}" for month in range(_MONTHS)]
    lines = []
    for indicator, _, _, figure in _indicators():
        for area in _areas():
            for month in months:
                numerator, denominator = figure(source)
                lines.append(f"{indicator},{area},{month},{numerator},{denominator},FINAL,EXACT\n")
    source.shuffle(lines)
    return "".join([HEADER + "\n", *lines]).encode()


def import_requests(bed: Bed, force: str, batch: str, content: bytes) -> Iterator[bytes]:
    """What ImportObservations takes, message by message, for a file of any figures."""
    first = bed.messages.make("ImportObservationsRequest", parent=f"forces/{force}", batch_id=batch, source="benchmark",
                              revision_reason="benchmark")
    yield first.SerializeToString()
    for start in range(0, len(content), _CHUNK):
        yield bed.messages.make("ImportObservationsRequest", content=content[start:start + _CHUNK]).SerializeToString()


def define(bed: Bed, force: str, token: str) -> None:
    """Makes the areas and the indicators that the figures are of."""
    channel = bed.channel(token=token)
    parent = f"forces/{force}"
    kinds = bed.messages.enum("Area.Kind")
    measures = bed.messages.enum("Indicator.Measure")
    neutral = bed.messages.enum("Indicator.Polarity")["NEUTRAL"]
    for area in _areas():
        made = bed.messages.make("CreateAreaRequest", parent=parent, area_id=area, area={
            "title": area, "kind": kinds["DISTRICT"], "valid_from": f"{_FIRST_YEAR}-01"})
        channel.unary("AreaService/CreateArea", made.SerializeToString())
    for id_, measure, unit, _ in _indicators():
        made = bed.messages.make("CreateIndicatorRequest", parent=parent, indicator_id=id_, indicator={
            "title": id_, "theme": "victims", "measure": measures[measure], "unit": unit, "polarity": neutral,
            "decimals": 1, "valid_from": f"{_FIRST_YEAR}-01"})
        channel.unary("IndicatorService/CreateIndicator", made.SerializeToString())
