"""The papers of a meeting, and their way to its agenda."""

from typing import Any

from .gateway import Gateway
from .resources import id_of
from .transcript import transcript

_WAY = ("DRAFT", "SUBMITTED", "CLEARED", "ISSUED")


def paper_id(printed: dict[str, Any]) -> str:
    return f"paper-{printed['agenda_item']}"


def fields(printed: dict[str, Any]) -> dict[str, Any]:
    """As the API takes what is printed on it."""
    return {
        "title": printed["title"],
        "reportFrom": printed["from"],
        "date": printed["date"],
        "purpose": printed["purpose"],
        "recommendations": printed["recommendations"],
        "contactOfficers": printed["contact_officers"],
        "sourceDocuments": printed.get("source_documents", []),
        "submissions": [{"agendaItem": f"item-{printed['agenda_item']}", "authoritative": True}],
    }


def load_papers(gateway: Gateway, meeting: str, papers: list[dict[str, Any]], marking: str) -> int:
    """Issues those of a meeting whose agenda is being made; returns how much was written. What has gone further stays."""
    path = f"{meeting}/papers"
    there = {id_of(paper): paper for paper in gateway.list(path, "papers")} if papers else {}
    return sum(_issue(gateway, path, there.get(paper_id(one)), one, marking) for one in papers)


def _issue(
    gateway: Gateway, path: str, present: dict[str, Any] | None, printed: dict[str, Any], marking: str
) -> int:
    written = 0
    if present is None:
        present = gateway.post(path, fields(printed), {"paperId": paper_id(printed)})
        written += 1
    name = f"{path}/{paper_id(printed)}"
    if present["state"] == "DRAFT" and not present.get("versions"):
        gateway.post_bytes(f"{name}:upload", transcript(printed), "application/pdf", {"contentType": "application/pdf"})
        written += 1
    if present["state"] not in _WAY:
        return written
    steps = (("submit", {}), ("clear", {"marking": marking}), ("issue", {}))
    for step, sent in steps[_WAY.index(present["state"]) :]:
        gateway.post(f"{name}:{step}", sent)
        written += 1
    return written
