"""The figures of an observations file, by indicator and month."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Iterable, Mapping

from reconstruction import months


@dataclass(frozen=True)
class Figure:
    numerator: Fraction
    denominator: Fraction | None
    qualifier: str


Series = dict[int, Figure]


def read(path: Path) -> dict[str, Series]:
    """Raises ValueError on a month given twice."""
    found: dict[str, Series] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            series = found.setdefault(row["indicator"], {})
            month = months.parse(row["month"])
            if month in series:
                raise ValueError(f"{row['indicator']} {row['month']} is given twice")
            denominator = Fraction(row["denominator"]) if row["denominator"] else None
            series[month] = Figure(Fraction(row["numerator"]), denominator, row["qualifier"])
    return found


@dataclass(frozen=True)
class Value:
    """A period's value with what it was made of; `value` is in printed units."""

    value: Fraction
    numerator: Fraction
    denominator: Fraction | None


def period(series: Mapping[int, Figure], measure: str, span: Iterable[int], every: bool = False) -> Value | None:
    """The value over `span`, or None where it has none. `every` asks for all months of a pooled measure as well."""
    wanted = list(span)
    present = [series[month] for month in wanted if month in series]
    if not present:
        return None
    if measure == "LEVEL":
        return Value(present[-1].numerator, present[-1].numerator, None)
    if len(present) < len(wanted) and (every or measure in ("COUNT", "AMOUNT", "PER_HEAD")):
        return None
    numerator = sum((figure.numerator for figure in present), Fraction(0))
    if measure in ("COUNT", "AMOUNT"):
        return Value(numerator, numerator, None)
    denominator = sum((figure.denominator or Fraction(0) for figure in present), Fraction(0))
    if denominator == 0:
        return None
    if measure == "PER_HEAD":
        return Value(numerator * len(present) / denominator, numerator, denominator / len(present))
    scale = 100 if measure in ("PROPORTION", "RATIO") else 1
    return Value(scale * numerator / denominator, numerator, denominator)
