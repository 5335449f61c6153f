"""The two import files: volunteers and their duties."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Iterable

from .cadets import cadets
from .duties import Duty, duties
from .establishment import specials, support_volunteers
from .people import Person, years_after
from .speedwatch import operators

VOLUNTEERS = ("volunteer", "full_name", "date_of_birth", "role", "engagement", "unit_or_group", "state", "effective_on",
              "reason", "expected_return", "vetting_level", "vetting_decided_on", "vetting_expires_on", "vetting_reference",
              "supervisor", "supervised_from", "consent_by", "consent_from")
DUTIES = ("source_id", "volunteer", "engagement", "type", "from", "to", "area", "verified_by", "late_entry_reason")
_LATE = "Demonstration data"
_ENGAGEMENT = "e1"
_VETTED_YEARS = 10


@dataclass(frozen=True)
class Files:
    volunteers: bytes
    duties: bytes


def make() -> Files:
    """The same bytes on every run."""
    constables, helpers = specials(), support_volunteers()
    people = [*constables, *helpers, *cadets(), *operators()]
    given = [*duties("SPECIAL", constables), *duties("PSV", helpers)]
    return Files(
        _csv(VOLUNTEERS, (row for person in people for row in _rows_of(person))),
        _csv(DUTIES, (_row_of(duty) for duty in given)),
    )


def _csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def _rows_of(person: Person) -> Iterable[tuple[str, ...]]:
    entered = person.entered()
    for number, step in enumerate(person.steps):
        first = number == 0
        enters = step.day == entered and step.state in ("PROBATION", "ACTIVE")
        yield (
            person.id,
            person.name if first else "",
            person.born.isoformat() if first else "",
            person.role if first else "",
            _ENGAGEMENT,
            person.unit if first else "",
            step.state,
            step.day.isoformat(),
            step.reason,
            step.expected_return.isoformat() if step.expected_return else "",
            *(_vetting_of(person) if first else ("",) * 4),
            person.supervisor if enters else "",
            step.day.isoformat() if enters else "",
            person.guardian if first else "",
            step.day.isoformat() if first and person.guardian else "",
        )


def _vetting_of(person: Person) -> tuple[str, str, str, str]:
    if person.vetted_on is None:
        return person.vetting_level, "", "", ""
    expires: date = years_after(person.vetted_on, _VETTED_YEARS)
    return person.vetting_level, person.vetted_on.isoformat(), expires.isoformat(), f"Demonstration {person.id}"


def _row_of(duty: Duty) -> tuple[str, ...]:
    return (
        duty.id,
        duty.person.id,
        _ENGAGEMENT,
        duty.type,
        duty.begins.isoformat(" ", "minutes"),
        duty.ends.isoformat(" ", "minutes"),
        duty.area,
        duty.person.supervisor if duty.verified else "",
        _LATE,
    )
