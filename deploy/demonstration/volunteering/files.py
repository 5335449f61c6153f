"""The import files: volunteers, the cadets and their units, and duties."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import Iterable

from reconstruction.observations import AREA as FORCE

from .cadets import cadets, units
from .duties import Duty, duties
from .equality import declarations
from .establishment import specials, support_volunteers
from .people import Person, years_after
from .speedwatch import operators

VOLUNTEERS = ("volunteer", "full_name", "date_of_birth", "role", "engagement", "unit_or_group", "state", "effective_on",
              "reason", "expected_return", "vetting_level", "vetting_decided_on", "vetting_expires_on", "vetting_reference",
              "supervisor", "supervised_from", "consent_by", "consent_from")
DUTIES = ("source_id", "volunteer", "engagement", "type", "from", "to", "area", "verified_by", "late_entry_reason", "overridden_by")
_LATE = "Demonstration data"
_ENGAGEMENT = "e1"
_VETTED_YEARS = 10


@dataclass(frozen=True)
class Files:
    volunteers: bytes  # but cadets
    cadet_units: bytes  # JSON
    cadets: bytes
    duties: bytes
    equality: bytes  # JSON


def make() -> Files:
    """The same bytes on every run."""
    constables, helpers = specials(), support_volunteers()
    led = units(FORCE, helpers)
    given = [*duties("SPECIAL", constables), *duties("PSV", helpers)]
    return Files(
        _people([*constables, *helpers, *operators()]),
        json.dumps(led, indent=2).encode(),
        _people(cadets()),
        _csv(DUTIES, (_row_of(duty) for duty in given)),
        json.dumps(declarations([*constables, *helpers]), indent=2).encode(),
    )


def _people(people: Iterable[Person]) -> bytes:
    return _csv(VOLUNTEERS, (row for person in people for row in _rows_of(person)))


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
            *_vetting_of(person, number),
            person.supervisor if enters else "",
            step.day.isoformat() if enters else "",
            person.guardian if first else "",
            step.day.isoformat() if first and person.guardian else "",
        )


def _vetting_of(person: Person, number: int) -> tuple[str, str, str, str]:
    """With the step of the number: the first one has what the role asks, the next what leading cadets does."""
    level = person.vetting_level if number == 0 else "DBS_ENHANCED" if number == 1 and person.leads else ""
    if not level or person.vetted_on is None:
        return level, "", "", ""
    expires: date = years_after(person.vetted_on, _VETTED_YEARS)
    return level, person.vetted_on.isoformat(), expires.isoformat(), f"Demonstration {person.id}"


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
        duty.person.supervisor,
    )
