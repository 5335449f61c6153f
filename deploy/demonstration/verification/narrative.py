"""The figures that the papers print outside the table, against the observations."""

from fractions import Fraction
from typing import Mapping

from reconstruction import printed
from reconstruction.table import Fact

from .figures import Figure, Value, period


def agrees(fact: Fact, measure: str, series: Mapping[int, Figure]) -> bool:
    """True when the observations give the printed figure, to its printed rounding."""
    found = period(series, measure, fact.window.months)
    return found is not None and _agrees(fact, found)


# The plan's typical day is one of April 2015 to March 2016.
_DAYS = 366


def _agrees(fact: Fact, found: Value) -> bool:
    if fact.kind == "above":
        return found.value > printed.exact(fact.printed)
    if fact.kind == "calls-per-day":
        # "Approximately 300 calls": within 2%.
        return abs((found.denominator or 0) / _DAYS / printed.exact(fact.printed) - 1) < Fraction(1, 50)
    quantity = {
        "value": found.value,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "per-day": found.numerator / _DAYS,
    }[fact.kind]
    return quantity is not None and printed.show(quantity, printed.decimals(fact.printed)) == fact.printed
