"""A meeting from its plan to where the papers leave it."""

import re
from dataclasses import dataclass, field
from typing import Any, Iterable

from .gateway import Gateway
from .papers import load_papers
from .resources import body, create, missing

# The states on the way, each with the step that leads on.
_STEPS = {"PLANNED": "publishAgenda", "AGENDA_PUBLISHED": "open", "IN_SESSION": "close"}


@dataclass
class Meeting:
    """Its own fields, the state that it is brought to, and its parts as the API takes them; papers as printed."""

    id: str
    fields: dict[str, Any]
    last_state: str
    items: list[dict[str, Any]]
    papers: list[dict[str, Any]] = field(default_factory=list)
    paper_marking: str = ""
    attendances: list[dict[str, Any]] = field(default_factory=list)
    declarations: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    paragraphs: list[dict[str, Any]] = field(default_factory=list)


def item_id(number: str) -> str:
    return f"item-{number}"


def person_id(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower())


def held_meeting(printed: dict[str, Any], chosen: dict[str, Any]) -> Meeting:
    """12 April 2018. No agenda of it is printed: its items are those of its minutes."""
    minutes = printed["minutes"]
    return Meeting(
        id=chosen["held"]["id"],
        fields=_fields(minutes["meeting_date"], minutes["time"], minutes["location"]),
        last_state="CLOSED",
        items=_items(minutes["items"], chosen["held"]["purposes"], "presented_by"),
        attendances=attendances(printed),
        # Item 2: "There were no declarations of interest."
        declarations=[{"id": "nil", "kind": "NIL"}],
        outcomes=outcomes(minutes, chosen["held"]["outcomes"]),
        paragraphs=paragraphs(minutes),
    )


def agenda_meeting(printed: dict[str, Any], chosen: dict[str, Any]) -> Meeting:
    """10 May 2018, of which there are the agenda and the papers: what became of them is not printed."""
    meeting = printed["meeting"]
    return Meeting(
        id=chosen["agenda"]["id"],
        fields={
            **_fields(meeting["date"], meeting["time"], meeting["venue"]),
            "previousMinutesOf": [chosen["held"]["id"]],
        },
        last_state="AGENDA_PUBLISHED",
        items=_items(meeting["agenda"], chosen["agenda"]["purposes"], "report_from"),
        papers=meeting["papers"],
        paper_marking=chosen["paperMarking"],
    )


def _fields(day: str, start: str, venue: str) -> dict[str, Any]:
    return {"date": day, "startTime": start, "venue": venue, "historicImport": True}


def _items(printed: Iterable[dict[str, Any]], purposes: dict[str, str], from_whom: str) -> list[dict[str, Any]]:
    return [
        {
            "id": item_id(item["number"]),
            "number": item["number"],
            "title": item["title"],
            "purpose": purposes.get(item["number"], "NOTE"),
            "reportFrom": item.get(from_whom) or "",
        }
        for item in printed
    ]


def attendances(printed: dict[str, Any]) -> list[dict[str, Any]]:
    """Members are those whom the minutes head so; whoever sent apologies stands under no heading that says as what."""
    minutes = printed["minutes"]
    groups = (
        (printed["members"], "MEMBER", "PRESENT"),
        (minutes["in_attendance"], "ATTENDEE", "PRESENT"),
        (minutes["apologies"], "ATTENDEE", "APOLOGIES"),
    )
    return [
        {"id": person_id(one["name"]), "person": one["name"], "capacity": capacity, "status": status}
        for people, capacity, status in groups
        for one in people
    ]


def outcomes(minutes: dict[str, Any], chosen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The words of the minutes that tell what the Board made of an item, each with the paragraph that has them."""
    found = []
    for item in minutes["items"]:
        told = [*item.get("decisions", []), *(one for one in chosen if one["item"] == item["number"])]
        for number, one in enumerate(told, 1):
            outcome = {
                "id": f"{item_id(item['number'])}-{number}",
                "agendaItem": item_id(item["number"]),
                "kind": one["kind"],
                "text": one["text"],
                "paragraph": next(part["number"] for part in item["paragraphs"] if one["text"] in part["text"]),
            }
            if "decidedBy" in one:
                outcome["decidedBy"] = one["decidedBy"]
            found.append(outcome)
    return found


def paragraphs(minutes: dict[str, Any]) -> list[dict[str, Any]]:
    """As printed, actions under the heading that is their paragraph's."""
    found = []
    for item in minutes["items"]:
        numbered = [(part["number"], part["text"]) for part in item["paragraphs"]]
        for action in item.get("actions", []):
            if (action["paragraph"], "Action") not in numbered:
                numbered.append((action["paragraph"], "Action"))
            numbered.append((f"{action['paragraph']}({action['number']})", action["text"]))
        found += [{"agendaItem": item_id(item["number"]), "number": number, "text": text} for number, text in numbered]
    return found


def bring(gateway: Gateway, meetings: str, wanted: Meeting) -> int:
    """Takes a meeting to its last state; returns how much was written. One that has gone further, or was called off, stays."""
    path = f"{meetings}/{wanted.id}"
    written = 0
    if missing(gateway, path):
        gateway.post(meetings, wanted.fields, {"meetingId": wanted.id})
        written += 1
    state = gateway.get(path)["state"]
    while state in _STEPS and state != wanted.last_state:
        written += _prepare(gateway, path, wanted, state)
        state = gateway.post(f"{path}:{_STEPS[state]}", {})["state"]
        written += 1
    if state == "CLOSED":
        written += _minute(gateway, path, wanted)
    return written


def _prepare(gateway: Gateway, path: str, wanted: Meeting, state: str) -> int:
    """What has to be there before the next step, in its order."""
    if state == "PLANNED":
        made = create(gateway, f"{path}/agendaItems", "agendaItems", "agendaItemId", wanted.items)
        return made + load_papers(gateway, path, wanted.papers, wanted.paper_marking)
    if state == "AGENDA_PUBLISHED":
        return create(gateway, f"{path}/attendances", "attendances", "attendanceId", wanted.attendances)
    made = create(gateway, f"{path}/declarations", "declarations", "declarationId", wanted.declarations)
    return made + create(gateway, f"{path}/outcomes", "outcomes", "outcomeId", wanted.outcomes)


def _minute(gateway: Gateway, path: str, wanted: Meeting) -> int:
    """The minutes, sent round: no paper tells that a later meeting approved them."""
    versions = list(gateway.list(f"{path}/minutes", "minutes"))
    written = 0
    if not versions:
        versions = [gateway.post(f"{path}/minutes", {"paragraphs": wanted.paragraphs})]
        written += 1
    if versions[0]["state"] == "DRAFT":
        gateway.post(f"/v1/{versions[0]['name']}:circulate", {})
        written += 1
    return written
