"""Duties of made-up volunteers: whose and when each is, told from its number, so that no two overlap."""

import datetime
import hashlib
import uuid
from pathlib import Path

from measuring.bed import Bed

_FILL = Path(__file__).with_name("duties_fill.sql")
_FILL_SECONDS = 1800

# Four a day, one after the other without a gap, on days that are over and not yet late (92 days).
_DAYS = 80
_DAYS_AGO = 85
DUTIES_A_DAY = 4
FIRST_HOUR = 8
HOURS = 3
BREAK_MINUTES = 30
WORKED_MINUTES = HOURS * 60 - BREAK_MINUTES
AREA = "Harlow"
SUPERVISOR = "sgt-1234"


def fill(bed: Bed, force: str, volunteers: int, duties: int = 0) -> None:
    """Volunteers `v-0` on, each with the engagement `e1`, the type `bench`, and so many duties of years ago."""
    bed.database.psql(_FILL.read_text(encoding="utf-8"), seconds=_FILL_SECONDS, force=force, volunteers=volunteers, duties=duties)


def first_day() -> datetime.date:
    return datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=_DAYS_AGO)


def capacity(volunteers: int) -> int:
    """How many numbers there are."""
    return volunteers * _DAYS * DUTIES_A_DAY


def place(number: int, volunteers: int) -> tuple[int, int, int]:
    """The volunteer, the day counted from the first, and the hour at which it begins. Numbers that follow one another are
    different volunteers'."""
    slot, volunteer = divmod(number, volunteers)
    day, turn = divmod(slot, DUTIES_A_DAY)
    return volunteer, day, FIRST_HOUR + HOURS * turn


def person(force: str, volunteer: int) -> uuid.UUID:
    """The volunteer's uid."""
    return uuid.UUID(bytes=hashlib.md5(f"{force}/v-{volunteer}".encode()).digest())
