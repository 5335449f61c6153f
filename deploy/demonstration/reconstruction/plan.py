"""The form of the choices behind the filled-in months; the choices themselves are in choices.py."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Mapping

from . import months, printed
from .table import Window


@dataclass(frozen=True)
class Span:
    """A run of months with one total.

    `amount` is the count, or the printed-scale value (per cent, minutes, days a year) wanted over the run; None takes
    it from the printed period that is exactly this run, or, for a count, what the year's print leaves over.
    `size` is the number asked or measured in the run, where the indicator has a base of its own.
    """

    window: Window
    amount: Fraction | None
    size: int


def span(text: str, amount: str | None = None, size: int = 0) -> Span:
    """`text` is "2014-04..2015-03"."""
    first, _, last = text.partition("..")
    return Span(
        Window(months.parse(first), months.parse(last)),
        None if amount is None else printed.exact(amount),
        size,
    )


@dataclass(frozen=True)
class Plan:
    """How the free months of one indicator are filled in."""

    indicator: str
    spans: tuple[Span, ...]
    season: str = "flat"
    # The base: another indicator's counts, or sizes of its own in the spans with this season and scatter.
    base_of: str = ""
    base_season: str = "flat"
    base_key: str = ""
    # How far, in steps of one, a span's size may move so that the printed values come out.
    base_slack: int = 0
    # Per-mille factors of single months.
    bumps: Mapping[str, int] = field(default_factory=dict)
    base_bumps: Mapping[str, int] = field(default_factory=dict)
    # Numerator and base of printed months where more than one would print the same.
    pins: Mapping[str, tuple[int, int]] = field(default_factory=dict)
