"""What special constables and support volunteers declare for the equality duty: about as few of them are BME as the delivery plan
prints of the Constabulary (2.8%)."""

from typing import Any, Iterable

from .chance import below
from .people import Person

_KINDS = ("SPECIAL", "PSV")
# Of a thousand; the others declare that they are white, and so do some who are not British.
_SILENT = 100
_WOULD_NOT_SAY = 50
_BME = 28
_WHITE_NOT_BRITISH = 60


def declarations(people: Iterable[Person]) -> list[dict[str, Any]]:
    """Of each who declares anything, as `declareEquality` takes it, with the id as `volunteer`."""
    found = []
    for person in people:
        answers = _answers(person) if person.kind in _KINDS else {}
        if answers:
            found.append({"volunteer": person.id, "declarations": [
                {"characteristic": characteristic, "value": value} for characteristic, value in answers.items()]})
    return found


def _answers(person: Person) -> dict[str, str]:
    chance = below(1000, "declares", person.id)
    if chance < _SILENT:
        return {}
    if chance < _SILENT + _WOULD_NOT_SAY:
        return {"ethnicity": "PREFER_NOT_TO_SAY", "white-british": "PREFER_NOT_TO_SAY"}
    chance = below(1000, "ethnicity", person.id)
    if chance < _BME:
        return {"ethnicity": "BME", "white-british": "NOT_WHITE_BRITISH"}
    if chance < _BME + _WHITE_NOT_BRITISH:
        return {"ethnicity": "WHITE", "white-british": "NOT_WHITE_BRITISH"}
    return {"ethnicity": "WHITE", "white-british": "WHITE_BRITISH"}
