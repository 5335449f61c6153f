"""The actions of a meeting, numbered as they are printed."""

from typing import Any

from reconstruction.observations import AREA as FORCE

from .gateway import Gateway


def actions(minutes: dict[str, Any], meeting: str) -> list[dict[str, Any]]:
    """In the order of the minutes, `meeting` being the name of theirs."""
    return [
        {
            "raisedAtMeeting": meeting,
            "raisedOn": minutes["meeting_date"],
            "paragraph": f"{action['paragraph']}({action['number']})",
            "text": action["text"],
            "owner": action["owner"] or "",
            "dueText": action["due_text"] or "",
            "historicImport": True,
        }
        for item in minutes["items"]
        for action in item.get("actions", [])
    ]


def load_actions(gateway: Gateway, board: str, meeting: str, minutes: dict[str, Any]) -> int:
    """Adds those that are not there, known by meeting and paragraph; returns how many. The papers do not print their numbers:
    the service gives them, in this order."""
    name = f"forces/{FORCE}/bodies/{board.rpartition('/')[2]}/meetings/{meeting}"
    there = {(one["raisedAtMeeting"], one["paragraph"]) for one in gateway.list(f"{board}/actions", "actions")}
    absent = [one for one in actions(minutes, name) if (name, one["paragraph"]) not in there]
    for action in absent:
        gateway.post(f"{board}/actions", action)
    return len(absent)
