"""Months of COUNT, AMOUNT and LEVEL indicators."""

from fractions import Fraction
from typing import Mapping

from . import months, printed, shape
from .apportion import apportion
from .plan import Plan, Span
from .table import Row, Window


def months_of(row: Row, plan: Plan) -> dict[int, int]:
    """The count of each month: printed months as printed, the rest sharing out what their span leaves over."""
    pins = {month: int(text) for month, text in row.pins.items()}
    totals = [_total(row, plan, part) for part in plan.spans]
    free = [[month for month in part.window.months if month not in pins] for part in plan.spans]
    left = [
        total - sum(pins[month] for month in part.window.months if month in pins)
        for part, total in zip(plan.spans, totals)
    ]
    levels = [(part.window.months, Fraction(rest, len(open_))) for part, rest, open_ in zip(plan.spans, left, free)]
    line = shape.trend(levels)
    result = dict(pins)
    for rest, open_ in zip(left, free):
        chance = shape.chance_per_mille(rest // len(open_))
        weights = {
            month: line[month]
            * shape.season(plan.season, month)
            * shape.scatter(plan.indicator, month, max(chance, 12))
            * bump(plan.bumps, month)
            for month in open_
        }
        result.update(apportion(rest, weights))
    return dict(sorted(result.items()))


def levels_of(row: Row) -> dict[int, int]:
    """A value for each month end: the printed ones, and a line between them with a little scatter."""
    pins = {month: int(text) for month, text in row.pins.items()}
    known = [(months.span(month, month), Fraction(value)) for month, value in sorted(pins.items())]
    whole = months.span(months.financial_year_start(min(pins)), max(pins))
    line = shape.trend(known, whole)
    result = {}
    for month in whole:
        value = line[month] * shape.scatter(row.id, month, 6)
        result[month] = pins.get(month, int(printed.show(value, 0)))
    return result


def bump(bumps: Mapping[str, int], month: int) -> Fraction:
    return Fraction(bumps.get(months.text(month), 1000), 1000)


def _total(row: Row, plan: Plan, part: Span) -> int:
    if part.amount is not None:
        return int(part.amount)
    for cell, window in row.windows.items():
        if window == part.window:
            return int(row.cells[cell])
    return _rest_of_baseline(row, plan, part)


def _rest_of_baseline(row: Row, plan: Plan, part: Span) -> int:
    baseline: Window = row.windows["baseline"]
    others = [other for other in plan.spans if baseline.covers(other.window) and other is not part]
    return int(row.cells["baseline"]) - sum(_total(row, plan, other) for other in others)
