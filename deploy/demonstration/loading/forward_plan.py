"""What the papers say will come back to the Board."""

from typing import Any

from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import create

_PARENT = f"/v1/forces/{FORCE}"


def entries(printed: dict[str, Any], chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """The update that the action of paragraph 12.4 asks for, in the month that its words come to, and the report that the custody
    paper recommends, which waits for a visit."""
    body = printed["body"]["abbreviation"].lower()
    minutes, meeting = printed["minutes"], printed["meeting"]
    item = next(one for one in minutes["items"] if one["number"] == "12")
    [action] = item["actions"]
    paper = next(one for one in meeting["papers"] if one["agenda_item"] == "8")
    plan = paper["improvement_plan"]["name"]
    update = {
        "id": "data-protection-update",
        "title": item["title"],
        "intendedMonth": action["due_derived"][:7],
        "reportFrom": item["presented_by"],
        "originAction": f"forces/{FORCE}/bodies/{body}/actions/{chosen['forwardPlan']['updateOfAction']}",
        "plannedOn": minutes["meeting_date"],
    }
    report = {
        "id": "custody-after-re-inspection",
        "title": f"{plan}: a further report",
        "triggerText": chosen["forwardPlan"]["reportAfter"],
        "reportFrom": paper["from"],
        "plannedOn": paper["date"],
    }
    return [{**one, "body": body, "purpose": chosen["forwardPlan"]["purpose"]} for one in (update, report)]


def load_forward_plan(gateway: Gateway, printed: dict[str, Any], chosen: dict[str, Any]) -> int:
    """Adds those that are not there; returns how many."""
    return create(gateway, f"{_PARENT}/forwardPlan", "forwardPlanEntries", "forwardPlanEntryId", entries(printed, chosen))
