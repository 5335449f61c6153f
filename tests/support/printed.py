"""The printed dashboard of March 2018, as the project's seeds hold it."""

import csv

from support.stack import CHECKOUT

SEEDS = CHECKOUT / "deploy" / "demonstration" / "seeds"

# The seed's columns and the API's.
VALUES = {
    "current": "current",
    "minus1": "minus1Year",
    "minus2": "minus2Years",
    "minus3": "minus3Years",
    "fytd": "fytd",
    "fytd_1": "fytdMinus1Year",
    "rolling12": "rolling12",
    "baseline": "baseline",
}
VERDICTS = {"v1yr": "v1YearAverage", "v3yr": "v3YearAverage", "benchmark": "benchmark"}


def rows() -> list[dict[str, str]]:
    with open(SEEDS / "dashboard_2018_03.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def exceptions() -> dict[tuple[str, str], dict[str, str]]:
    """By indicator title and cell."""
    with open(SEEDS / "dashboard_2018_03_exceptions.csv", newline="", encoding="utf-8") as file:
        return {(row["indicator"], row["cell"]): row for row in csv.DictReader(file)}
