"""The printed table, the narrative's figures and the indicator definitions, as typed rows."""

import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from . import months

ROOT = Path(__file__).resolve().parent.parent
PERIODS = ("fytd", "fytd_1", "rolling12", "baseline")
YEARS_BACK = {"current": 0, "minus1": 1, "minus2": 2, "minus3": 3}
ABSENT = ("n/a", "-")


@dataclass(frozen=True)
class Window:
    """Months from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def months(self) -> range:
        return months.span(self.first, self.last)

    def covers(self, other: "Window") -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Fact:
    """A figure that a paper prints outside the table.

    `kind` is value, numerator, denominator, above, per-day (a value) or calls-per-day (a denominator, roughly).
    """

    indicator: str
    window: Window
    kind: str
    printed: str
    source: str
    held: bool
    note: str


@dataclass(frozen=True)
class Row:
    """One printed row. `cells` holds what the definitions must give: an exception's computed value, else the print."""

    definition: dict[str, Any]
    printed: dict[str, str]
    cells: dict[str, str]
    data_month: int

    @property
    def id(self) -> str:
        return str(self.definition["id"])

    @property
    def measure(self) -> str:
        return str(self.definition["measure"])

    @property
    def scale(self) -> int:
        """What a printed value is, of numerator / denominator: 100 for a percentage."""
        return 100 if self.measure in ("PROPORTION", "RATIO") else 1

    @cached_property
    def pins(self) -> dict[int, str]:
        """The printed months."""
        return {
            self.data_month - 12 * back: self.cells[cell]
            for cell, back in YEARS_BACK.items()
            if self.cells[cell] not in ABSENT
        }

    @cached_property
    def windows(self) -> dict[str, Window]:
        """The printed periods, by column, by the definitions of the dashboard."""
        last = self.data_month
        april = months.financial_year_start(last)
        windows = {
            "fytd": Window(april, last),
            "fytd_1": Window(april - 12, last - 12),
            "rolling12": Window(last - 11, last),
            "baseline": Window(april - 12, april - 1),
        }
        return {cell: window for cell, window in windows.items() if self.cells[cell] not in ABSENT}


def _read_csv(name: str) -> list[dict[str, str]]:
    with (ROOT / "seeds" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def definitions() -> list[dict[str, Any]]:
    """The 42 indicator definitions in printed order."""
    loaded: list[dict[str, Any]] = json.loads((ROOT / "indicators.json").read_text(encoding="utf-8"))
    return loaded


def rows(as_at: str = "2018-03") -> list[Row]:
    """The printed rows in printed order. Raises ValueError where table and definitions differ in their titles."""
    exceptions = {
        (row["indicator"], row["cell"]): row["computed"] for row in _read_csv("dashboard_2018_03_exceptions.csv")
    }
    table = _read_csv("dashboard_2018_03.csv")
    defined = definitions()
    if [row["indicator"] for row in table] != [definition["title"] for definition in defined]:
        raise ValueError("indicators.json does not name the printed rows in the printed order")
    result = []
    for definition, printed in zip(defined, table):
        cells = {cell: exceptions.get((printed["indicator"], cell), value) for cell, value in printed.items()}
        data_month = months.parse(as_at) - int(definition["lagMonths"])
        result.append(Row(definition, printed, cells, data_month))
    return result


def facts() -> list[Fact]:
    """What the papers print outside the table, with whether the reconstruction holds it."""
    return [
        Fact(
            indicator=row["indicator"],
            window=Window(months.parse(row["first"]), months.parse(row["last"])),
            kind=row["kind"],
            printed=row["printed"],
            source=row["source"],
            held=row["held"] == "yes",
            note=row["note"],
        )
        for row in _read_csv("narrative.csv")
    ]
