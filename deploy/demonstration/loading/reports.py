"""Reports of inspectors and auditors that the papers of 10 May 2018 speak of, as far as they do."""

from typing import Any

from reconstruction.observations import AREA as FORCE

from .board import choices, seed
from .gateway import Gateway
from .resources import body, create, id_of

_REPORTS = f"/v1/forces/{FORCE}/sourceReports"
_WAY = ("PROPOSED", "ACCEPTED", "OPEN")
_STEPS = ("accept", "open")


def reports(printed: dict[str, Any], chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """Each with its `recommendations`; of one that is not FINAL no day is printed."""
    found = [_custody(printed, chosen["custody"]), _effectiveness(chosen["effectiveness"]), _audit(printed, chosen["audit"])]
    return [{"scope": "FORCE", "marking": "OFFICIAL", "historicImport": True, **one} for one in found]


def _paper(printed: dict[str, Any], item: str) -> dict[str, Any]:
    paper: dict[str, Any] = next(one for one in printed["meeting"]["papers"] if one["agenda_item"] == item)
    return paper


def _inspection(chosen: dict[str, Any], published_on: str) -> dict[str, Any]:
    return {
        "id": chosen["id"],
        "title": chosen["title"],
        "bodies": chosen["bodies"],
        "publishedOn": published_on,
        "statutoryS55": True,
        "stage": "FINAL",
    }


def _custody(printed: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    """The 27 areas for improvement are counted in the paper, not printed, and so not here."""
    plan = _paper(printed, "8")["improvement_plan"]
    concern = {
        **body(chosen["recommendation"]),
        "id": chosen["recommendation"]["id"],
        "number": 1,
        "kind": "CAUSE_OF_CONCERN",
        "text": f"Area of concern: {plan['area_of_concern']}\nRecommendation: {plan['area_of_concern_recommendation']}",
        "raisedOn": plan["inspection_report_published"],
        "state": "OPEN",
        "on": _paper(printed, "8")["date"],
    }
    return {**_inspection(chosen, plan["inspection_report_published"]), "recommendations": [concern]}


def _effectiveness(chosen: dict[str, Any]) -> dict[str, Any]:
    return {**_inspection(chosen, chosen["publishedOn"]), "recommendations": []}


def _audit(printed: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    """Of its two actions the subjects alone are printed."""
    paper = _paper(printed, "6")
    audit = paper["audit"]
    return {
        "id": chosen["id"],
        "title": audit["title"],
        "bodies": chosen["bodies"],
        "statutoryS55": False,
        "stage": "DRAFT",
        "planYear": audit["plan_year"],
        "opinion": audit["opinion"],
        "recommendations": [
            {
                "id": f"action-{number}",
                "number": number,
                "kind": "AUDIT_ACTION",
                "priority": "LOW",
                "text": f"{subject[0].upper()}{subject[1:]}",
                "raisedOn": paper["date"],
                "state": "ACCEPTED",
                "on": paper["date"],
            }
            for number, subject in enumerate(audit["agreed_actions"]["subjects"], 1)
        ],
    }


def load_reports(gateway: Gateway) -> int:
    """Loads them, before the improvement plan that refers to one; returns how much was written. A recommendation that has gone
    further stays where it is. Raises GatewayError at the first refusal; a later run goes on from there."""
    wanted = reports(seed(), choices()["reports"])
    written = create(gateway, _REPORTS, "sourceReports", "sourceReportId",
                     ({"id": one["id"], **body(one, "recommendations")} for one in wanted))
    for report in wanted:
        written += _load_recommendations(gateway, f"{_REPORTS}/{report['id']}/recommendations", report["recommendations"])
    return written


def _load_recommendations(gateway: Gateway, path: str, wanted: list[dict[str, Any]]) -> int:
    there = {id_of(one): one for one in gateway.list(path, "recommendations")}
    written = 0
    for one in wanted:
        present = there.get(one["id"])
        if present is None:
            present = gateway.post(path, body(one, "state", "on"), {"recommendationId": one["id"]})
            written += 1
        if present["state"] not in _WAY:
            continue
        for step in _STEPS[_WAY.index(present["state"]) : _WAY.index(one["state"])]:
            gateway.post(f"{path}/{one['id']}:{step}", {"on": one["on"]})
            written += 1
    return written
