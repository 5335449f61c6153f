"""Volunteers, their duties, and which indicators their figures are."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Callable

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import body, create, missing

_PARENT = f"/v1/forces/{FORCE}"
_SOURCE = "Demonstration data"
_DECLARED_BY = "2018-03-31"


@dataclass(frozen=True)
class LoadedVolunteers:
    """How many this run wrote."""

    volunteers: int
    duties: int


def seed() -> dict[str, list[dict[str, Any]]]:
    """Roles, types of duties, targets, mappings of figures, and what volunteers can do and are sought for."""
    found: dict[str, list[dict[str, Any]]] = json.loads((table.ROOT / "volunteers.json").read_text(encoding="utf-8"))
    return found


def load_volunteers(gateway: Gateway, make: Callable[[], dict[str, bytes]]) -> LoadedVolunteers:
    """Loads what the import files hold that `make` gives (generate.people), behind the indicators that their figures are. Where
    there are duties already, people and duties stay as they are, and nothing is made. Raises GatewayError at the first refusal; a later run goes on from there."""
    wanted = seed()
    create(gateway, f"{_PARENT}/roles", "roles", "roleId", wanted["roles"])
    create(gateway, f"{_PARENT}/dutyTypes", "dutyTypes", "dutyTypeId", wanted["dutyTypes"])
    create(gateway, f"{_PARENT}/establishmentTargets", "establishmentTargets", "establishmentTargetId",
           wanted["establishmentTargets"])
    create(gateway, f"{_PARENT}/figureMappings", "figureMappings", "figureMappingId", wanted["figureMappings"])
    create(gateway, f"{_PARENT}/equalityCharacteristics", "equalityCharacteristics", "equalityCharacteristicId",
           wanted["equalityCharacteristics"])
    create(gateway, f"{_PARENT}/equalityBenchmarks", "equalityBenchmarks", "equalityBenchmarkId", wanted["equalityBenchmarks"])
    create(gateway, f"{_PARENT}/skills", "skills", "skillId", wanted["skills"])
    create(gateway, f"{_PARENT}/opportunities", "opportunities", "opportunityId", wanted["opportunities"])
    loaded = _load_people(gateway, make)
    _load_matching(gateway, wanted)
    _declare(gateway, make)
    return loaded


def _load_people(gateway: Gateway, make: Callable[[], dict[str, bytes]]) -> LoadedVolunteers:
    if gateway.get(f"{_PARENT}/duties", {"pageSize": "1"}).get("duties"):
        return LoadedVolunteers(0, 0)
    made = make()
    people = _import(gateway, "volunteers", made["volunteers.csv"], {})
    # Who leads a unit is there before it, and it before its cadets.
    create(gateway, f"{_PARENT}/cadetUnits", "cadetUnits", "cadetUnitId", json.loads(made["cadet_units.json"]))
    cadets = _import(gateway, "volunteers", made["cadets.csv"], {})
    given = _import(gateway, "duties", made["duties.csv"], {"source": _SOURCE})
    # 64-bit numbers are strings in protobuf's JSON.
    return LoadedVolunteers(
        sum(0 if done.get("replayed") else int(done.get("volunteerCount", 0)) for done in (people, cadets)),
        0 if given.get("replayed") else int(given.get("createdCount", 0)),
    )


def _declare(gateway: Gateway, make: Callable[[], dict[str, bytes]]) -> None:
    """What they declare for the equality duty, which nobody can read back: only until somebody has declared something, and only of
    the demonstration's own volunteers."""
    table = gateway.get(f"{_PARENT}/volunteerEqualityTable",
                        {"kind": "SPECIAL", "characteristic": "ethnicity", "quarterEnd": _DECLARED_BY})
    # 64-bit numbers are strings.
    if int(table.get("statedRatePercent", 0)) > 0:
        return
    declared = json.loads(make()["equality.json"])
    if missing(gateway, f"{_PARENT}/volunteers/{declared[0]['volunteer']}"):
        return
    # Special constables, by whom it is told whether it was done, come last.
    for one in reversed(declared):
        gateway.post(f"{_PARENT}/volunteers/{one['volunteer']}:declareEquality", body(one, "volunteer"), {})


def _load_matching(gateway: Gateway, wanted: dict[str, list[dict[str, Any]]]) -> None:
    """What some of them can do, and when they can come. A force with volunteers of its own may not have them: then nothing."""
    for volunteer in sorted({one["volunteer"] for one in wanted["volunteerSkills"]}):
        path = f"{_PARENT}/volunteers/{volunteer}"
        if missing(gateway, path):
            continue
        _create_of(gateway, volunteer, f"{path}/skills", "volunteerSkills", "volunteerSkillId", wanted)
        _create_of(gateway, volunteer, f"{path}/engagements/e1/availabilities", "availabilities", "availabilityId", wanted)


def _create_of(gateway: Gateway, volunteer: str, path: str, field: str, id_parameter: str,
               wanted: dict[str, list[dict[str, Any]]]) -> None:
    own = [{"id": one["id"], **body(one, "volunteer")} for one in wanted[field] if one["volunteer"] == volunteer]
    create(gateway, path, field, id_parameter, own)


def _import(gateway: Gateway, collection: str, content: bytes, more: dict[str, str]) -> dict[str, Any]:
    """As an import named after its content: a repeat is told and not made."""
    id_ = "demonstration-" + hashlib.sha256(content).hexdigest()[:12]
    return gateway.post_csv(f"{_PARENT}/{collection}:import", content, {"importId": id_, **more})
