"""Cadets in seven units of fifteen: a year's intake each September, gone before they are nineteen. And who leads the units."""

from datetime import date
from typing import Any, Sequence

from .chance import below
from .people import Person, Step, days_before

UNITS = tuple(f"demonstration-unit-{number}" for number in range(1, 8))
_LEADERS = 2
_CAPACITY = 20
_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY")
_INTAKE = 5
# The ages at which a unit's five begin, by the year.
_AGES = {2016: (14, 14, 15, 15, 16), 2017: (14, 14, 15, 15, 16), 2018: (13, 14, 14, 15, 16), 2019: (13, 13, 13, 14, 14)}
# Who began in 2016 is no longer there on 18 December 2019.
_GONE = {2016: (date(2018, 8, 28), date(2019, 8, 27))}


def units(force: str, helpers: Sequence[Person]) -> list[dict[str, Any]]:
    """The units as they are made, each with an `id`. Two of the helpers lead each; of them it is noted."""
    there = [helper for helper in helpers if helper.entered() is not None and helper.left() is None]
    found = []
    for number, unit in enumerate(UNITS):
        leaders = there[number * _LEADERS : (number + 1) * _LEADERS]
        for leader in leaders:
            leader.leads = True
        found.append({
            "id": unit,
            "title": f"Demonstration unit {number + 1}",
            "school": f"Demonstration school {number + 1}",
            "capacity": _CAPACITY,
            "meetingDay": _WEEKDAYS[number % len(_WEEKDAYS)],
            "leaders": [f"forces/{force}/volunteers/{leader.id}" for leader in leaders],
        })
    return found


def cadets() -> list[Person]:
    found: list[Person] = []
    for year, ages in _AGES.items():
        for unit in UNITS:
            for place in range(_INTAKE):
                found.append(_cadet(len(found) + 1, year, ages[place], unit, place))
    return found


def _cadet(number: int, year: int, age: int, unit: str, place: int) -> Person:
    id_ = f"cadet-{number:04d}"
    begins = date(year, 9, 3 + below(20, "begins", id_))
    # Some months past the birthday, so that the age is as great when the application is looked at.
    born = days_before(begins.replace(year=year - age), 70 + below(170, "birthday", id_))
    steps = [
        Step("APPLIED", days_before(begins, 60)),
        Step("VETTING", days_before(begins, 50)),
        Step("INDUCTION", days_before(begins, 20)),
        Step("ACTIVE", begins),
    ]
    if year in _GONE:
        steps.append(Step("LEFT", _GONE[year][0 if age == 16 else 1], "AGED_OUT" if place > 2 else "RESIGNED"))
    return Person(id_, "CADET", born, "cadet", steps, "CADET_CHECK", days_before(begins, 30), unit, f"Guardian of {id_}")
