"""Months of PROPORTION, RATIO, MEAN and PER_HEAD indicators: a numerator over a base."""

from fractions import Fraction
from typing import Mapping, Sequence

from . import months, printed, shape
from .apportion import apportion
from .counts import bump
from .plan import Plan, Span
from .solve import Condition, Segment, Totals, solve
from .table import Fact, Row

Figures = dict[int, tuple[int, int]]


def months_of(row: Row, plan: Plan, facts: Sequence[Fact], base: Mapping[int, int] | None = None) -> Figures:
    """(numerator, base) of each month. `base` is given where another indicator's counts are the base.

    Raises ValueError when no whole numbers give every printed value.
    """
    return _Builder(row, plan, facts, base).build()


def headcounts(plan: Plan) -> dict[int, int]:
    """A headcount for each month, along a line through the spans' averages."""
    line = shape.trend([(part.window.months, Fraction(part.size)) for part in plan.spans])
    return {month: int(printed.show(value, 0)) for month, value in line.items()}


class _Builder:
    def __init__(self, row: Row, plan: Plan, facts: Sequence[Fact], base: Mapping[int, int] | None) -> None:
        self._row = row
        self._plan = plan
        self._facts = [fact for fact in facts if fact.indicator == row.id and fact.held]
        self._base = base
        self._capped = row.measure in ("PROPORTION", "RATIO")
        self._per_head = row.measure == "PER_HEAD"

    def build(self) -> Figures:
        pins = self._pins()
        segments = [self._segment(part, pins) for part in self._plan.spans]
        totals = solve(segments, self._conditions(), self._row.scale, self._capped, self._per_head)
        line = shape.trend([(part.window.months, self._level(part, total, pins))
                            for part, total in zip(self._plan.spans, totals)])
        result = dict(pins)
        for part, total in zip(self._plan.spans, totals):
            result.update(self._fill(part, total, pins, line))
        return dict(sorted(result.items()))

    def _conditions(self) -> list[Condition]:
        conditions = [Condition(window, self._row.cells[cell]) for cell, window in self._row.windows.items()]
        for fact in self._facts:
            if len(fact.window.months) == 1:
                continue
            if fact.kind == "value":
                conditions.append(Condition(fact.window, fact.printed))
            elif fact.kind == "denominator":
                conditions.append(Condition(fact.window, size=int(fact.printed)))
        return conditions

    def _pins(self) -> Figures:
        """The months that are printed, with counts behind them."""
        pins: Figures = {months.parse(text): pair for text, pair in self._plan.pins.items()}
        if self._base is not None and any(self._base[month] != size for month, (_, size) in pins.items()):
            raise ValueError(f"{self._row.id}: a chosen month stands on another base")
        values = dict(self._row.pins)
        for fact in self._facts:
            if len(fact.window.months) > 1:
                continue
            month = fact.window.first
            if fact.kind == "value":
                values[month] = fact.printed
            elif fact.kind == "numerator" and self._base is not None:
                pins[month] = int(fact.printed), self._base[month]
        for month, text in values.items():
            if month not in pins:
                pins[month] = self._pin(month, text)
        return pins

    def _pin(self, month: int, text: str) -> tuple[int, int]:
        if self._base is not None:
            size = self._base[month]
            return printed.nearest(printed.numerators(text, size, self._row.scale), self._wanted(text, size)), size
        nominal = self._nominal_size(month)
        for size in printed.outward(range(max(1, nominal // 2), nominal * 2), Fraction(nominal)):
            fits = printed.numerators(text, size, self._row.scale)
            fits = range(fits.start, min(fits.stop, size + 1)) if self._capped else fits
            if fits:
                return printed.nearest(fits, self._wanted(text, size)), size
        raise ValueError(f"{self._row.id}: no counts give {text} in {months.text(month)}")

    def _wanted(self, text: str, size: int) -> Fraction:
        return printed.exact(text) * size / self._row.scale

    def _nominal_size(self, month: int) -> int:
        part = next(part for part in self._plan.spans if month in part.window.months)
        weights = self._base_weights(part)
        return int(printed.show(part.size * weights[month] / sum(weights.values()), 0))

    def _base_weights(self, part: Span) -> dict[int, Fraction]:
        chance = shape.chance_per_mille(part.size // len(part.window.months))
        key = self._plan.base_key
        return {
            month: shape.season(self._plan.base_season, month)
            * shape.scatter(key, month, max(12, chance))
            * bump(self._plan.base_bumps, month)
            for month in part.window.months
        }

    def _segment(self, part: Span, pins: Figures) -> Segment:
        inside = [pins[month] for month in part.window.months if month in pins]
        if self._base is not None:
            sizes: tuple[int, ...] = (sum(self._base[month] for month in part.window.months),)
        else:
            slack = self._plan.base_slack
            sizes = tuple(printed.outward(range(part.size - slack, part.size + slack + 1), Fraction(part.size)))
        amount = self._amount(part)
        count = len(part.window.months) if self._per_head else 1
        return Segment(
            part.window,
            sizes,
            lambda size: amount * size / (self._row.scale * count),
            least=sum(numerator for numerator, _ in inside),
            least_misses=sum(size - numerator for numerator, size in inside),
        )

    def _amount(self, part: Span) -> Fraction:
        if part.amount is not None:
            return part.amount
        cell = next(cell for cell, window in self._row.windows.items() if window == part.window)
        return printed.exact(self._row.cells[cell])

    @staticmethod
    def _free(part: Span, pins: Figures) -> list[int]:
        return [month for month in part.window.months if month not in pins]

    def _left(self, part: Span, total: Totals, pins: Figures) -> Totals:
        """What the free months of a span share."""
        inside = [pins[month] for month in part.window.months if month in pins]
        return Totals(
            total.size - sum(size for _, size in inside),
            total.numerator - sum(numerator for numerator, _ in inside),
        )

    def _level(self, part: Span, total: Totals, pins: Figures) -> Fraction:
        left = self._left(part, total, pins)
        return Fraction(left.numerator, left.size)

    def _fill(self, part: Span, total: Totals, pins: Figures, line: Mapping[int, Fraction]) -> Figures:
        free = self._free(part, pins)
        left = self._left(part, total, pins)
        if self._base is not None:
            bases = {month: self._base[month] for month in free}
        else:
            weights = self._base_weights(part)
            bases = apportion(left.size, {month: weights[month] for month in free})
        chance = self._scatter_size(left, len(free))
        weights = {
            month: bases[month]
            * max(line[month], Fraction(1, 10_000))
            * shape.season(self._plan.season, month)
            * shape.scatter(self._plan.indicator, month, chance)
            * bump(self._plan.bumps, month)
            for month in free
        }
        numerators = apportion(left.numerator, weights, bases if self._capped else None)
        return {month: (numerators[month], bases[month]) for month in free}

    def _scatter_size(self, left: Totals, count: int) -> int:
        """What chance gives a month's rate: the misses' share of a count's own scatter, as for a binomial."""
        if not self._capped:
            return 25
        monthly = left.numerator // count
        return shape.chance_per_mille(max(1, monthly * left.size // max(1, left.size - left.numerator)))
