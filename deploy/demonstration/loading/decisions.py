"""The decision notices that a meeting agreed to, with the decisions that they make known."""

from typing import Any

from reconstruction.observations import AREA as FORCE

from .gateway import Gateway
from .resources import create

_PARENT = f"/v1/forces/{FORCE}"


def decisions(minutes: dict[str, Any], meeting: str, marking: str) -> list[dict[str, Any]]:
    """One for each notice, of its item of `meeting`. Their numbers are not printed, so they are called by the paragraph that asks
    for the signature; nor is it printed whether they are of significant public interest, so that is not determined."""
    return [
        {
            "id": _id(notice, number),
            "reference": _reference(minutes, item, number),
            "agendaItem": f"{meeting}/agendaItems/item-{item['number']}",
            "title": notice["subject"],
            "marking": marking,
        }
        for item, number, notice in _printed(minutes)
    ]


def notices(minutes: dict[str, Any], signatory: str) -> list[dict[str, Any]]:
    """`signatory` is the id of the office that signs."""
    return [
        {
            "id": _id(notice, number),
            "reference": _reference(minutes, item, number),
            "decision": f"forces/{FORCE}/decisions/{_id(notice, number)}",
            "title": notice["subject"],
            "instrument": notice["instrument"],
            "signatory": f"forces/{FORCE}/offices/{signatory}",
        }
        for item, number, notice in _printed(minutes)
    ]


def _printed(minutes: dict[str, Any]) -> list[tuple[dict[str, Any], int, dict[str, Any]]]:
    return [(item, number, notice)
            for item in minutes["items"] for number, notice in enumerate(item.get("decision_notices", []))]


def _id(notice: dict[str, Any], number: int) -> str:
    return f"{notice['instrument'].split()[0].lower()}-2018-04-12-{number + 1}"


def _reference(minutes: dict[str, Any], item: dict[str, Any], number: int) -> str:
    action = item["actions"][number]
    return f"Demonstration: {minutes['meeting_date']}, {action['paragraph']}({action['number']})"


def load_decision_notices(gateway: Gateway, meeting: str, printed: dict[str, Any], chosen: dict[str, Any]) -> int:
    """Brings them to where the minutes of `meeting`, its name, leave them: agreed to be signed. Returns how much was written; what
    has gone further stays."""
    minutes = printed["minutes"]
    written = create(gateway, f"{_PARENT}/decisions", "decisions", "decisionId", decisions(minutes, meeting, chosen["paperMarking"]))
    wanted = notices(minutes, chosen["signatory"])
    written += create(gateway, f"{_PARENT}/decisionNotices", "decisionNotices", "decisionNoticeId", wanted)
    for notice in wanted:
        path = f"{_PARENT}/decisionNotices/{notice['id']}"
        if gateway.get(path)["state"] == "DRAFT":
            agreed = {"on": minutes["meeting_date"], "outcome": f"{meeting}/outcomes/{chosen['agreedBy']}"}
            gateway.post(f"{path}:agreeToSign", agreed)
            written += 1
    return written
