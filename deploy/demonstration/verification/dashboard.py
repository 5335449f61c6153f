"""One dashboard row, every column, as indicators.md defines it."""

from typing import Any, Mapping

from reconstruction import months, printed

from . import verdicts
from .figures import Figure, Value, period

# The printed table's columns and the API's.
VALUES = {
    "current": "CURRENT",
    "minus1": "MINUS_1_YEAR",
    "minus2": "MINUS_2_YEARS",
    "minus3": "MINUS_3_YEARS",
    "fytd": "FYTD",
    "fytd_1": "FYTD_MINUS_1_YEAR",
    "rolling12": "ROLLING_12",
    "baseline": "BASELINE",
}
VERDICTS = {"v1yr": "V_1_YEAR_AVERAGE", "v3yr": "V_3_YEAR_AVERAGE", "benchmark": "BENCHMARK"}


def row(definition: Mapping[str, Any], series: Mapping[int, Figure], asked: int) -> dict[str, str]:
    """The printed text of each column: "-" where it does not apply, "n/a" where it has no data."""
    measure = str(definition["measure"])
    within = [month for month in series if month <= asked]
    data_month = max(within, default=asked)
    if asked - data_month > int(definition["lagMonths"]):
        data_month = asked
    april = months.financial_year_start(data_month)

    def over(first: int, last: int, every: bool = False) -> Value | None:
        return period(series, measure, months.span(first, last), every)

    values = {
        "current": over(data_month, data_month),
        "minus1": over(data_month - 12, data_month - 12),
        "minus2": over(data_month - 24, data_month - 24),
        "minus3": over(data_month - 36, data_month - 36),
        "fytd": over(april, data_month),
        "fytd_1": over(april - 12, data_month - 12),
        "rolling12": over(data_month - 11, data_month),
        "baseline": over(april - 12, april - 1),
    }
    cells = {name: _text(definition, value) for name, value in values.items()}
    if measure != "LEVEL":
        three_years = over(april - 36, april - 1, every=True)
        cells["v1yr"] = verdicts.against_average(measure, values["current"], values["baseline"], 12)
        cells["v3yr"] = verdicts.against_average(measure, values["current"], three_years, 36)
        cells["benchmark"] = verdicts.against_baseline(measure, values["rolling12"], values["baseline"])
    applies = definition["columns"]
    return {name: cells[name] if column in applies else "-" for name, column in (VALUES | VERDICTS).items()}


def _text(definition: Mapping[str, Any], value: Value | None) -> str:
    return "n/a" if value is None else printed.show(value.value, int(definition["decimals"]))
