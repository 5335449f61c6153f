"""What a free month looks like: a season, a trend between known averages, and a repeatable scatter.

Nothing here decides a total; it only decides how a total is shared out over its months.
"""

import hashlib
from fractions import Fraction
from math import isqrt
from typing import Mapping, Sequence

# Per cent of an average month, April to March.
SEASONS: dict[str, tuple[int, ...]] = {
    "flat": (100,) * 12,
    "crime": (98, 103, 103, 106, 103, 100, 103, 100, 96, 96, 90, 102),
    "violence": (98, 105, 106, 110, 105, 99, 100, 96, 97, 95, 88, 101),
    "burglary": (93, 92, 88, 90, 92, 95, 104, 114, 113, 112, 104, 103),
    "rural": (94, 92, 88, 90, 98, 110, 114, 112, 104, 102, 98, 98),
    "disorder": (100, 110, 114, 124, 122, 104, 103, 90, 80, 79, 80, 94),
    "hate": (94, 106, 110, 112, 108, 104, 106, 95, 90, 90, 88, 97),
    "calls": (96, 102, 105, 112, 108, 100, 100, 96, 102, 95, 88, 96),
    "answering": (1005, 1003, 997, 987, 992, 998, 1000, 1003, 998, 1004, 1005, 1008),
    "waiting": (98, 100, 102, 104, 103, 101, 100, 100, 102, 99, 97, 94),
    "roads": (92, 96, 98, 103, 98, 106, 110, 112, 106, 92, 87, 100),
    "illness": (96, 93, 91, 90, 89, 95, 102, 105, 108, 115, 108, 108),
    "volunteers": (99, 104, 103, 100, 94, 98, 106, 103, 90, 98, 96, 109),
}


def season(name: str, month: int) -> Fraction:
    """The factor of a calendar month; the factors of a year average about one."""
    factors = SEASONS[name]
    return Fraction(12 * factors[(month - 3) % 12], sum(factors))


def scatter(key: str, month: int, size_per_mille: int) -> Fraction:
    """A factor near one that depends on `key` and `month` alone; `size_per_mille` is its standard deviation."""
    digest = hashlib.sha256(f"{key}|{month}".encode()).digest()
    # The sum of twelve bytes is close to a normal variable: mean 1,530, standard deviation 256.
    deviation = sum(digest[:12]) - 1530
    factor = 1 + Fraction(deviation * size_per_mille, 256 * 1000)
    return max(factor, Fraction(1, 10))


def chance_per_mille(expected: int) -> int:
    """The standard deviation that chance alone gives a count of `expected`, of its mean: at most 25%."""
    return min(250, isqrt(1_000_000 // max(1, expected)))


def trend(levels: Sequence[tuple[range, Fraction]], over: range | None = None) -> Mapping[int, Fraction]:
    """A line through the middle of each span at its level, flat before the first middle and after the last.

    For the months `over`, or for those of the spans.
    """
    middles = [(Fraction(span[0] + span[-1], 2), level) for span, level in levels]
    wanted = range(levels[0][0][0], levels[-1][0][-1] + 1) if over is None else over
    return {month: _at(middles, Fraction(month)) for month in wanted}


def _at(points: Sequence[tuple[Fraction, Fraction]], x: Fraction) -> Fraction:
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]
