"""Duties whose minutes add up to the hours of each month."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Iterator, Sequence

from reconstruction import months

from . import targets
from .chance import below
from .people import Person, day_of

# The last day that the papers tell of has none: its figures are those at its end.
_LAST_DAY = date(2019, 12, 17)
# Of November and December 2019 the supervisor has not verified all: the paper calls the hours "estimated".
_UNVERIFIED_FROM = months.parse("2019-11")
_MEAN = {"SPECIAL": 8 * 60, "PSV": 5 * 60}
_TYPES = {"SPECIAL": ("patrol", "patrol", "patrol", "event"), "PSV": ("front-counter", "records", "community")}
_AREAS = ("Cambridge", "Huntingdonshire", "Peterborough", "Fenland", "East Cambridgeshire", "South Cambridgeshire")
_SLOTS = 4  # of a month, one duty of a person in each


@dataclass(frozen=True)
class Duty:
    id: str
    person: Person
    type: str
    begins: datetime  # as the clocks in London show it
    ends: datetime
    area: str
    verified: bool


def duties(kind: str, members: Sequence[Person]) -> Iterator[Duty]:
    for month, hours in sorted(targets.hours(kind).items()):
        yield from _of_month(kind, members, month, hours)


def _of_month(kind: str, members: Sequence[Person], month: int, hours: int) -> Iterator[Duty]:
    first, last = day_of(month, 1), min(day_of(month, 31), _LAST_DAY)
    able = [member for member in members if member.serves(first, last)]
    able.sort(key=lambda member: below(1 << 40, "turns out", month, member.id))
    # Not everybody is seen in every month.
    out = able[: len(able) * 17 // 20]
    minutes = hours * 60
    count = max(1, round(minutes / _MEAN[kind]))
    if count > len(out) * _SLOTS:
        raise ValueError(f"{kind} {months.text(month)}: {len(out)} are too few for {count} duties")
    days = (last - first).days + 1
    for number, length in enumerate(_lengths(kind, month, minutes, count)):
        member = out[number % len(out)]
        slot = number // len(out)
        id_ = f"{kind.lower()}-{months.text(month)}-{number + 1:04d}"
        width = days // _SLOTS
        day = first + timedelta(days=slot * width + below(width, "day", id_))
        begins = datetime(day.year, day.month, day.day, 7) + timedelta(minutes=15 * below(20, "begins", id_))
        verified = month < _UNVERIFIED_FROM or kind == "PSV" or below(3, "verified", id_) != 0
        types = _TYPES[kind]
        yield Duty(id_, member, types[below(len(types), "type", id_)], begins, begins + timedelta(minutes=length),
                   _AREAS[below(len(_AREAS), "area", id_)], verified)


def _lengths(kind: str, month: int, minutes: int, count: int) -> list[int]:
    """In minutes, whole, together exactly `minutes`."""
    mean = _MEAN[kind]
    lengths = [mean * 3 // 4 + 15 * below(mean // 30 + 1, "length", kind, month, number) for number in range(count)]
    share, rest = divmod(minutes - sum(lengths), count)
    return [length + share + (1 if number < rest else 0) for number, length in enumerate(lengths)]
