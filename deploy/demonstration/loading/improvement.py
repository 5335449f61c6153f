"""The custody improvement plan: its counts and its first action are the paper's, all else is labelled demonstration."""

import json
from typing import Any

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import body, create, id_of, missing

_PLANS = f"/v1/forces/{FORCE}/improvementPlans"
# The way to sign-off: each state but the last with the step that leads on.
_WAY = ("NOT_STARTED", "IN_PROGRESS", "READY_FOR_SIGN_OFF", "DISCHARGED")
_STEPS = ("start", "submitEvidence", "discharge")


def seed() -> dict[str, Any]:
    path = table.ROOT / "seeds" / "custody_improvement_plan.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def findings(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The area of concern, then the areas for improvement, numbered from 1 through."""
    day = {"foundOn": data["raisedOn"]}
    found = [{"id": "f1", "number": 1, "kind": "AREA_OF_CONCERN", **day, **data["areaOfConcern"]}]
    improvements = data["areasForImprovement"]
    for number in range(1, improvements["count"] + 1):
        text = improvements["text"].format(number=number)
        kind = {"kind": "AREA_FOR_IMPROVEMENT", "text": text, **day}
        found.append({"id": f"f{number + 1}", "number": number + 1, **kind})
    return found


def actions(data: dict[str, Any]) -> list[dict[str, Any]]:
    """One for each number; `state` is where it stands in the end, `evidence` and `dueRevision` what comes on the way."""
    found = []
    for group in data["actions"]:
        for number in range(group["from"], group["to"] + 1):
            action = {key: value for key, value in group.items() if key not in ("from", "to")}
            action.setdefault("text", data["actionText"].format(number=number))
            found.append({"id": f"a{number}", "number": number, "raisedOn": data["raisedOn"], **action})
    return found


def load_improvement_plan(gateway: Gateway, signer: Gateway) -> int:
    """Loads it, `signer` being the gateway as a second person asks it, who signs off what the first submitted; returns how
    much was written. What is there already, and has gone further, stays as it is. Raises
    GatewayError at the first refusal; a later run goes on from there."""
    data = seed()
    plan = f"{_PLANS}/{data['plan']['id']}"
    written = 0
    if missing(gateway, plan):
        gateway.post(_PLANS, body(data["plan"]), {"improvementPlanId": data["plan"]["id"]})
        written += 1
    written += create(gateway, f"{plan}/findings", "findings", "findingId", findings(data))
    written += create(gateway, f"{plan}/reviews", "reviews", "reviewId", data["reviews"])
    there = {id_of(action): action for action in gateway.list(f"{plan}/actions", "improvementActions")}
    for wanted in actions(data):
        written += _bring(gateway, signer, f"{plan}/actions", there.get(wanted["id"]), wanted, data)
    return written


def _bring(
    gateway: Gateway,
    signer: Gateway,
    path: str,
    present: dict[str, Any] | None,
    wanted: dict[str, Any],
    data: dict[str, Any],
) -> int:
    """Takes one action to where it is to stand."""
    written = 0
    if present is None:
        made = body(wanted, "state", "evidence", "dueRevision")
        present = gateway.post(path, made, {"improvementActionId": wanted["id"]})
        written += 1
    name = f"{path}/{wanted['id']}"
    if present["state"] not in _WAY or _WAY.index(present["state"]) > _WAY.index(wanted["state"]):
        return written
    if "dueRevision" in wanted and not present.get("dueRevisions"):
        gateway.post(f"{name}:reviseDue", wanted["dueRevision"])
        written += 1
    for step in _STEPS[_WAY.index(present["state"]) : _WAY.index(wanted["state"])]:
        sent = dict(data["steps"][step])
        if step == "submitEvidence":
            sent["evidence"] = [wanted.get("evidence", data["evidence"])]
        (signer if step == "discharge" else gateway).post(f"{name}:{step}", sent)
        written += 1
    return written
