"""Invented persons and the steps of their engagements."""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

from .chance import below

# Made up, and meant to look it: a name of the one list and one of the other is nobody's.
_GIVEN = ("Ambrel", "Bryndel", "Corvane", "Dellory", "Ebrin", "Fenwyn", "Garrowen", "Hestrel", "Ivorel", "Jessamond",
          "Kerrowyn", "Lindrel", "Marrowyn", "Nerrick", "Orlune", "Pellam", "Quillon", "Rosmerel", "Sorrel", "Tavrin")
_FAMILY = ("Ashmarrow", "Bramblecote", "Copperfen", "Dykeley", "Eelholt", "Fenbright", "Gullmere", "Hatherwold",
           "Inkerley", "Jackdawson", "Knapwater", "Lodeham", "Marlpit", "Nettlefold-Fen", "Osierbank", "Plateworth",
           "Quaydyke", "Reedmoor", "Sedgeholm", "Turfgate")


@dataclass
class Step:
    state: str
    day: date
    reason: str = ""
    expected_return: date | None = None


@dataclass
class Person:
    """One volunteer with one engagement."""

    id: str
    kind: str
    born: date
    role: str
    steps: list[Step]
    vetting_level: str
    vetted_on: date | None  # None: under way
    unit: str = ""
    guardian: str = ""
    leads: bool = False  # a unit of cadets
    name: str = field(init=False)

    def __post_init__(self) -> None:
        given = _GIVEN[below(len(_GIVEN), "given", self.id)]
        self.name = f"{given} {_FAMILY[below(len(_FAMILY), 'family', self.id)]}"

    @property
    def supervisor(self) -> str:
        """Of the force's staff, nobody in person."""
        return f"demonstration-supervisor-{below(8, 'supervisor', self.id) + 1}"

    def entered(self) -> date | None:
        """The first day in force."""
        return next((step.day for step in self.steps if step.state in ("PROBATION", "ACTIVE")), None)

    def left(self) -> date | None:
        return self.steps[-1].day if self.steps[-1].state == "LEFT" else None

    def serves(self, first: date, last: date) -> bool:
        """Whether duties may be given on each of the days."""
        state = None
        for step in self.steps:
            if step.day <= first:
                state = step.state
            elif step.day <= last and step.state not in ("PROBATION", "ACTIVE"):
                return False
        return state in ("PROBATION", "ACTIVE")


def days_before(day: date, days: int) -> date:
    return day - timedelta(days=days)


def years_after(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def day_of(month: int, day: int) -> date:
    """`month` as reconstruction.months counts; the month's last day where it has fewer."""
    year, index = divmod(month, 12)
    return date(year, index + 1, min(day, calendar.monthrange(year, index + 1)[1]))


def born_before(day: date, least_age: int, span: int, id_: str) -> date:
    """A birthday of somebody who is `least_age` to `least_age + span` on the day, at least ten months past the birthday."""
    years = least_age + below(span + 1, "age", id_)
    return days_before(day.replace(year=day.year - years, day=min(day.day, 28)), 1 + below(300, "birthday", id_))
