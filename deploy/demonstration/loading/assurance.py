"""A Board Assurance Framework of a few entries. One opinion in it is the paper's, all else is labelled demonstration."""

import json
from typing import Any

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import body, create

_ENTRIES = f"/v1/forces/{FORCE}/assuranceEntries"


def seed() -> list[dict[str, Any]]:
    """The entries, each with its `assurances`."""
    found: list[dict[str, Any]] = json.loads((table.ROOT / "assurance.json").read_text(encoding="utf-8"))
    return found


def load_assurance_framework(gateway: Gateway) -> int:
    """Loads it, behind the plan whose actions it names; returns how many entries and assurances were written. What is there
    already stays as it is. Raises GatewayError at the first refusal; a later run goes on from there."""
    entries = seed()
    resources = [{"id": entry["id"], **body(entry, "assurances")} for entry in entries]
    written = create(gateway, _ENTRIES, "assuranceEntries", "assuranceEntryId", resources)
    for entry in entries:
        path = f"{_ENTRIES}/{entry['id']}/assurances"
        written += create(gateway, path, "assurances", "assuranceId", entry["assurances"])
    return written
