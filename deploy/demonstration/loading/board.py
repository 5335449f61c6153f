"""The Business Coordination Board: its offices and members, and its meetings of April and May 2018 as the papers print them."""

import json
from typing import Any

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .actions import load_actions
from .decisions import load_decision_notices
from .forward_plan import load_forward_plan
from .gateway import Gateway
from .meetings import agenda_meeting, bring, held_meeting, person_id
from .resources import body, create, missing

_PARENT = f"/v1/forces/{FORCE}"


def seed() -> dict[str, Any]:
    """What the papers print: the agenda of 10 May 2018, its papers, and the minutes of 12 April 2018."""
    found: dict[str, Any] = json.loads((table.ROOT / "seeds" / "bcb_2018_05_10.json").read_text(encoding="utf-8"))
    return found


def choices() -> dict[str, Any]:
    """What they leave open."""
    found: dict[str, Any] = json.loads((table.ROOT / "governance.json").read_text(encoding="utf-8"))
    return found


def load_board(gateway: Gateway) -> int:
    """Loads it; returns how much was written. A meeting that has gone further stays where it is. Raises GatewayError at the
    first refusal; a later run goes on from there."""
    printed, chosen = seed(), choices()
    written = create(gateway, f"{_PARENT}/offices", "offices", "officeId", offices(chosen))
    board = f"{_PARENT}/bodies/{printed['body']['abbreviation'].lower()}"
    if missing(gateway, board):
        gateway.post(f"{_PARENT}/bodies", the_body(printed, chosen))
        written += 1
    written += create(gateway, f"{board}/memberships", "memberships", "membershipId", members(printed, chosen))
    held = held_meeting(printed, chosen)
    written += bring(gateway, f"{board}/meetings", held)
    written += load_actions(gateway, board, held.id, printed["minutes"])
    written += load_decision_notices(gateway, f"{board.removeprefix('/v1/')}/meetings/{held.id}", printed, chosen)
    written += load_forward_plan(gateway, printed, chosen)
    return written + bring(gateway, f"{board}/meetings", agenda_meeting(printed, chosen))


def the_body(printed: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": printed["body"]["abbreviation"],
        "title": printed["body"]["name"],
        "aliases": [{"name": name} for name in printed["body"]["also_written"]],
        **chosen["body"],
    }


def offices(chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """Each with who holds it from the first day on which a paper says so."""
    return [
        {**body(office, "holder"), "id": office["id"], "tenures": [{"holder": office["holder"], "fromDate": chosen["since"]}]}
        for office in chosen["offices"]
    ]


def members(printed: dict[str, Any], chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """Those whom the minutes head with "Members", from the day of that meeting on."""
    return [
        {"id": person_id(one["name"]), "person": one["name"], "capacity": "MEMBER", "roleTitle": one["role"],
         "fromDate": chosen["since"]}
        for one in printed["members"]
    ]

