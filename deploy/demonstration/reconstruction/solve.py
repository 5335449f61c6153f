"""Exact search for the totals of consecutive segments, so that every printed period over them comes out."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Callable, Iterator, Sequence

from . import printed
from .table import Window

_UNBOUNDED = 10**12


@dataclass(frozen=True)
class Segment:
    """Months whose totals are searched together: base sizes and numerators to try, best first."""

    window: Window
    sizes: tuple[int, ...]
    # The numerator wanted for a base size.
    wanted: Callable[[int], Fraction]
    # Of the printed months inside: their numerators, and their bases less their numerators.
    least: int = 0
    least_misses: int = 0


@dataclass(frozen=True)
class Condition:
    """What a period over whole segments must print, or how large its base must be."""

    window: Window
    printed: str | None = None
    size: int | None = None


@dataclass(frozen=True)
class Totals:
    size: int
    numerator: int


def solve(
    segments: Sequence[Segment],
    conditions: Sequence[Condition],
    scale: int,
    capped: bool,
    months_in_base: bool,
) -> list[Totals]:
    """The totals of each segment, nearest to what is wanted, under which every condition holds.

    `capped` keeps numerators within their base; `months_in_base` divides by the mean of the months' bases
    (a headcount) instead of their sum. Raises ValueError when no candidate fits.
    """
    search = _Search(segments, conditions, scale, capped, months_in_base)
    for found in search.extend([]):
        return found
    raise ValueError("no whole numbers give every printed value")


class _Search:
    def __init__(
        self,
        segments: Sequence[Segment],
        conditions: Sequence[Condition],
        scale: int,
        capped: bool,
        months_in_base: bool,
    ) -> None:
        self._segments = segments
        self._scale = scale
        self._capped = capped
        self._months_in_base = months_in_base
        # Conditions by the segment that completes them.
        self._closing: list[list[Condition]] = [[] for _ in segments]
        for condition in conditions:
            self._closing[self._last_of(condition.window)].append(condition)

    def _last_of(self, window: Window) -> int:
        inside = [i for i, segment in enumerate(self._segments) if window.covers(segment.window)]
        covered = sum(len(self._segments[i].window.months) for i in inside)
        if covered != len(window.months):
            raise ValueError("a printed period does not begin and end with segments")
        return inside[-1]

    def extend(self, chosen: list[Totals]) -> Iterator[list[Totals]]:
        index = len(chosen)
        if index == len(self._segments):
            yield chosen
            return
        segment = self._segments[index]
        for size in self._sizes(segment, chosen):
            for numerator in self._numerators(segment, size, chosen):
                yield from self.extend([*chosen, Totals(size, numerator)])

    def _before(self, condition: Condition, chosen: Sequence[Totals]) -> Totals:
        inside = [total for total, segment in zip(chosen, self._segments) if condition.window.covers(segment.window)]
        return Totals(sum(total.size for total in inside), sum(total.numerator for total in inside))

    def _sizes(self, segment: Segment, chosen: Sequence[Totals]) -> Sequence[int]:
        for condition in self._closing[len(chosen)]:
            if condition.size is not None:
                return (condition.size - self._before(condition, chosen).size,)
        return segment.sizes

    def _numerators(self, segment: Segment, size: int, chosen: Sequence[Totals]) -> Sequence[int]:
        wanted = segment.wanted(size)
        low, high = segment.least, size - segment.least_misses if self._capped else _UNBOUNDED
        narrowed = False
        for condition in self._closing[len(chosen)]:
            if condition.printed is None:
                continue
            before = self._before(condition, chosen)
            base = Fraction(before.size + size, len(condition.window.months) if self._months_in_base else 1)
            fits = printed.numerators(condition.printed, base, self._scale)
            low = max(low, fits.start - before.numerator)
            high = min(high, fits.stop - 1 - before.numerator)
            narrowed = True
        if not narrowed:
            # Free of any print: what is wanted, or a little beside it where a later period needs that.
            low, high = max(low, int(wanted) - 3), min(high, int(wanted) + 4)
        return printed.outward(range(low, high + 1), wanted)
