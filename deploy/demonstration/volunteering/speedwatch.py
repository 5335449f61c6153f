"""Speedwatch as the road safety report of 30 April 2018 prints it: groups, some of their operators, and what they counted.

Of 150 groups 24 have named operators, four each; the others declare a number. A session stands for many: there are few of them
but for the week of action, whose 120 are printed, and together they count what the report has.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Iterator

from .chance import below
from .people import Person, Step, born_before, days_before

GROUPS = 150
_GAINED = 27
# "In the last 10 months" of a report of 30 April 2018.
_GAINED_FROM = date(2017, 7, 1)
_GAINED_DAYS = 300
# Together 1,320 declared, 459 of them in the groups gained; with the 96 named operators more than 1,400 volunteers.
_DECLARED, _DECLARED_GAINED = 7, 17

WATCHING = 24
OPERATORS = 4
_SITE = "main-road"
# Vehicles of a year, and how many of a hundred were over: "more than 230,000" and 6, "more than 43,000" to April and 5.
_PASSED_2017, _OVER_2017 = 230_400, 6
_PASSED_2018, _OVER_2018 = 43_200, 5
_BEFORE_THE_WEEK = 12
_WEEK = date(2018, 4, 16)
IN_THE_WEEK = 120


@dataclass(frozen=True)
class Session:
    group: str
    id: str
    begins: datetime  # UTC: in daylight in London the whole year
    passing: int
    over: int

    def body(self) -> dict[str, Any]:
        """As the API takes it."""
        parent = f"forces/cambridgeshire/watchGroups/{self.group}"
        return {
            "site": f"{parent}/sites/{_SITE}",
            "fromTime": f"{self.begins.isoformat()}Z",
            "toTime": f"{(self.begins + timedelta(hours=1)).isoformat()}Z",
            "operators": [f"forces/cambridgeshire/volunteers/{id_}" for id_ in operators_of(self.group)[:3]],
            "passing": str(self.passing),
            "overThreshold": str(self.over),
        }


def group_id(number: int) -> str:
    return f"speedwatch-{number:03d}"


def operators_of(group: str) -> list[str]:
    """Ids of who is named, the coordinator first; nobody of most."""
    number = int(group.rpartition("-")[2])
    return [f"operator-{number:03d}-{place}" for place in range(1, OPERATORS + 1)] if number <= WATCHING else []


def groups() -> Iterator[dict[str, Any]]:
    """As the API takes them, with their ids; without a coordinator, who is of the group first."""
    for number in range(1, GROUPS + 1):
        gained = number > GROUPS - _GAINED
        if gained:
            formed = _GAINED_FROM + timedelta(days=_GAINED_DAYS * (number - GROUPS + _GAINED - 1) // _GAINED)
        else:
            formed = date(2012, 1, 9) + timedelta(days=below(1000, "formed", number))
        yield {
            "id": group_id(number),
            "kind": "SPEEDWATCH",
            "title": f"Demonstration Speedwatch {number}",
            "parish": f"Demonstration parish {number}",
            "declaredMembers": str(_DECLARED_GAINED if gained else _DECLARED),
            "formedOn": formed.isoformat(),
        }


def site() -> dict[str, Any]:
    """That of each group that watches."""
    return {"id": _SITE, "limitMph": 30, "riskAssessedOn": "2016-11-01", "approvedBy": "Demonstration traffic officer",
            "approvedTo": "2018-12-31"}


def operators() -> list[Person]:
    return [_operator(id_, group_id(number)) for number in range(1, WATCHING + 1) for id_ in operators_of(group_id(number))]


def _operator(id_: str, group: str) -> Person:
    active = date(2015, 2, 2) + timedelta(days=below(600, "active", id_))
    steps = [Step("APPLIED", days_before(active, 60)), Step("INDUCTION", days_before(active, 20)), Step("ACTIVE", active)]
    return Person(id_, "SPEEDWATCH", born_before(days_before(active, 60), 19, 55, id_), "speedwatch-operator", steps, "", None,
                  group)


def sessions() -> Iterator[Session]:
    days_2017 = [date(2017, 1 + number // 2, 8 + 14 * (number % 2)) for number in range(WATCHING)]
    yield from _share(days_2017, _PASSED_2017, _OVER_2017)
    early = [date(2018, 1, 6) + timedelta(days=8 * number) for number in range(_BEFORE_THE_WEEK)]
    week = [_WEEK + timedelta(days=number // WATCHING) for number in range(IN_THE_WEEK)]
    in_week = _PASSED_2018 * 4 // 9
    yield from _share(early, _PASSED_2018 - in_week, _OVER_2018)
    yield from _share(week, in_week, _OVER_2018)


def _share(days: list[date], passing: int, percent: int) -> Iterator[Session]:
    """A session on each of the days, by one group after the other: together exactly so many vehicles, and of these so many over."""
    weights = [80 + below(41, "passing", day, number) for number, day in enumerate(days)]
    shares = _apportion(passing, weights)
    over = _apportion(passing * percent // 100, shares)
    for number, day in enumerate(days):
        group = group_id(number % WATCHING + 1)
        begins = datetime(day.year, day.month, day.day, 9 + below(6, "begins", group, day))
        yield Session(group, f"s-{day.isoformat()}", begins, shares[number], over[number])


def _apportion(total: int, weights: list[int]) -> list[int]:
    """Whole numbers in proportion, together `total`."""
    found, given, seen, whole = [], 0, 0, sum(weights)
    for weight in weights:
        seen += weight
        found.append(total * seen // whole - given)
        given += found[-1]
    return found
