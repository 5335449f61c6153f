"""How many there are at the end of each month, and the hours of each month.

To March 2018 they are the figures of the dashboard's own indicators (reconstruction/), so that what the volunteers service
publishes of a month is what the dashboard has. Behind it they lead to what the paper of 23 January 2020 prints.
"""

from fractions import Fraction
from typing import Mapping

from reconstruction import choices, counts, months, shape, table
from reconstruction.apportion import apportion

FIRST = months.parse("2015-03")
LAST = months.parse("2019-12")
_DASHBOARD_LAST = months.parse("2018-03")

# April 2018 to November 2019. The last twelve have a mean of 216, the last of them is the 209 of 18 December.
_SPECIALS = (229, 228, 227, 226, 225, 225, 224, 223, 222, 221, 220, 219, 218, 217, 216, 215, 213, 212, 210, 209, 209)
# 90 on 10 May 2018 and on 18 December 2019.
_PSVS = (88, 90, 90, 91, 90, 89, 90, 91, 90, 90, 88, 89, 90, 91, 91, 90, 89, 89, 90, 90, 90)
# April to November 2018: nothing is printed. December 2018 to November 2019: printed, "estimated".
_HOURS = (("2018-04", "2018-11", 34_900), ("2018-12", "2019-11", 50_687))
# To 18 December 2019: nothing is printed.
_HOURS_LAST = 2_300
# Of support volunteers by calendar year, the second one to 18 December.
_PSV_HOURS = (("2018-01", "2018-12", 3_777), ("2019-01", "2019-12", 4_245))


def strengths(kind: str) -> dict[int, int]:
    """Persons in force at the end of each month, of SPECIAL or PSV."""
    indicator, later = {
        "SPECIAL": ("special-constabulary-establishment", _SPECIALS),
        "PSV": ("police-support-volunteers-establishment", _PSVS),
    }[kind]
    levels = counts.levels_of(_row(indicator))
    found = {month: levels[month] for month in months.span(FIRST, _DASHBOARD_LAST)}
    return found | dict(zip(months.span(_DASHBOARD_LAST + 1, LAST), later, strict=True))


def hours(kind: str) -> dict[int, int]:
    """Whole hours of each month that has any."""
    if kind == "PSV":
        return _shared(_PSV_HOURS, "psv-hours")
    plan = next(plan for plan in choices.COUNTS if plan.indicator == "special-constabulary-hours-worked")
    printed = counts.months_of(_row(plan.indicator), plan)
    # The printed months of earlier years stand alone: what lies between them is not made up a second time.
    wanted = [FIRST, *months.span(months.parse("2016-03"), _DASHBOARD_LAST)]
    return {month: printed[month] for month in wanted} | _shared(_HOURS, plan.indicator) | {LAST: _HOURS_LAST}


def _shared(spans: tuple[tuple[str, str, int], ...], key: str) -> dict[int, int]:
    found: dict[int, int] = {}
    for first, last, total in spans:
        weights: Mapping[int, Fraction] = {
            month: shape.season("volunteers", month) * shape.scatter(key, month, 20) * (Fraction(1, 2) if month == LAST else 1)
            for month in months.span(months.parse(first), months.parse(last))
        }
        found |= apportion(total, weights)
    return found


def _row(indicator: str) -> table.Row:
    return next(row for row in table.rows() if row.id == indicator)
