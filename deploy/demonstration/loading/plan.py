"""The force's Police and Crime Plan, with colours that are invented: the papers' own did not survive in their text."""

import csv
import hashlib
import io
import json
from typing import Any

from reconstruction import table
from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import id_of, missing

_PLANS = f"/v1/forces/{FORCE}/plans"


def load_plan(gateway: Gateway) -> int:
    """Loads the plan, its reports and its first published iteration; returns how many parts were written. What is there
    already stays as it is. Raises GatewayError at the first refusal; a later run goes on from there."""
    choices: dict[str, Any] = json.loads((table.ROOT / "plan.json").read_text(encoding="utf-8"))
    document: dict[str, Any] = json.loads((table.ROOT / "seeds" / "plan_2017_20.json").read_text(encoding="utf-8"))
    document["title"] = choices["title"]
    plan = f"{_PLANS}/{choices['plan']}"
    if missing(gateway, plan):
        gateway.post(_PLANS, _plan(document), {"planId": choices["plan"]})
    written = _import_document(gateway, plan, document)
    for number, report in enumerate(choices["reports"]):
        written += _import_rows(gateway, plan, report["as_of"], number, choices["colours"])
        if number == 0:
            written += _link(gateway, plan, document["effective_from"], choices["indicators"])
            if gateway.get(plan)["state"] == "DRAFT":
                gateway.post(f"{plan}:activate", {})
        if "iteration" in report:
            _publish(gateway, plan, report)
    return written


def _plan(document: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": document["title"],
        "kind": "POLICE_AND_CRIME",
        "owner": "Police and Crime Commissioner",
        "area": document["area"],
        "vision": document["vision"],
        "effectiveFrom": document["effective_from"],
        "historicImport": True,
        "marking": "OFFICIAL",
    }


def _written(answer: dict[str, Any]) -> int:
    if answer.get("replayed"):
        return 0
    return sum(int(answer.get(field, 0)) for field in ("createdCount", "changedCount", "statusCount"))


def _import_id(content: bytes) -> str:
    return "demonstration-" + hashlib.sha256(content).hexdigest()[:12]


def _import_document(gateway: Gateway, plan: str, document: dict[str, Any]) -> int:
    import_id = _import_id(json.dumps(document, sort_keys=True).encode())
    return _written(gateway.post(f"{plan}:importDocument", document, {"importId": import_id}))


def _import_rows(gateway: Gateway, plan: str, as_of: str, number: int, colours: dict[str, list[str]]) -> int:
    """The printed table as of a day, each row with its colour of report `number`."""
    with (table.ROOT / "seeds" / "plan_actions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["rag"] = colours[row["activity_code"]][number]
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    return _written(
        gateway.post_csv(f"{plan}:import", content, {"importId": _import_id(as_of.encode() + content), "asOf": as_of})
    )


def _link(gateway: Gateway, plan: str, first_day: str, indicators: dict[str, list[str]]) -> int:
    created = 0
    for code, names in indicators.items():
        links = f"{plan}/actions/{code.lower()}/indicatorLinks"
        there = {id_of(link) for link in gateway.list(links, "indicatorLinks")}
        for name in names:
            if name in there:
                continue
            link = {"indicator": f"forces/{FORCE}/indicators/{name}", "fromDate": first_day}
            gateway.post(links, link, {"indicatorLinkId": name})
            created += 1
    return created


def _publish(gateway: Gateway, plan: str, report: dict[str, str]) -> None:
    iterations = f"{plan}/iterations"
    found = [one for one in gateway.list(iterations, "iterations") if one["cutOff"] == report["as_of"]]
    iteration = found[0] if found else gateway.post(
        iterations, {"label": report["iteration"], "cutOff": report["as_of"]}
    )
    path = "/v1/" + iteration["name"]
    if iteration["state"] == "DRAFT":
        iteration = gateway.post(f"{path}:freeze", {})
    if iteration["state"] == "FROZEN":
        publication = {"body": "BOARD", "onDate": report["published_on"], "marking": "OFFICIAL"}
        gateway.post(f"{path}:publish", {"publication": publication})
