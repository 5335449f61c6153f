"""Figures of single months, and the import file made of them."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

from . import months

HEADER = ("indicator", "area", "month", "numerator", "denominator", "status", "qualifier", "breakdown", "period_months")
AREA = "cambridgeshire"


@dataclass(frozen=True)
class Observation:
    indicator: str
    month: int
    numerator: int
    denominator: int | None
    as_printed: bool


def write(path: Path, observations: Iterable[Observation]) -> int:
    """Writes the import CSV, LF line ends; returns the number of figures."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for row in observations:
            denominator = "" if row.denominator is None else row.denominator
            qualifier = "AS_PRINTED" if row.as_printed else "RECONSTRUCTED"
            writer.writerow(
                (row.indicator, AREA, months.text(row.month), row.numerator, denominator, "FINAL", qualifier, "", 1)
            )
            count += 1
    return count
