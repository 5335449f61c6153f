"""Meetings, their parts, actions and reports as the public API answers them, as far as the loader looks."""

from __future__ import annotations

import urllib.parse
from typing import Any, Iterator, Mapping

from loading.gateway import GatewayError

# Where a resource begins, by its collection, and where its methods lead.
_FIRST = {"meetings": "PLANNED", "papers": "DRAFT", "minutes": "DRAFT", "recommendations": "PROPOSED", "actions": "OPEN",
          "decisions": "PROPOSED", "decisionNotices": "DRAFT"}
_AFTER = {
    "publishAgenda": ("PLANNED", "AGENDA_PUBLISHED"),
    "open": ("AGENDA_PUBLISHED", "IN_SESSION"),
    "close": ("IN_SESSION", "CLOSED"),
    "submit": ("DRAFT", "SUBMITTED"),
    "clear": ("SUBMITTED", "CLEARED"),
    "issue": ("CLEARED", "ISSUED"),
    "circulate": ("DRAFT", "CIRCULATED"),
    "accept": ("PROPOSED", "ACCEPTED"),
    "agreeToSign": ("DRAFT", "AGREED_TO_SIGN"),
}
# What a list calls its rows, where not as the collection.
_LISTED_AS = {"forwardPlan": "forwardPlanEntries"}
# What may be written of a meeting in which state.
_PARTS = {
    "agendaItems": {"PLANNED"},
    "papers": {"PLANNED"},
    "attendances": {"AGENDA_PUBLISHED"},
    "declarations": {"IN_SESSION"},
    "outcomes": {"IN_SESSION"},
    "minutes": {"CLOSED"},
}


class FakeGateway:
    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}
        self.writes = 0
        # Fails at this write, counted from 1; 0: at none.
        self.fails_at = 0

    def get(self, path: str) -> dict[str, Any]:
        if path not in self.resources:
            raise GatewayError(f"GET {path}: NOT_FOUND", "NOT_FOUND")
        return self.resources[path]

    def list(self, path: str, field: str) -> Iterator[dict[str, Any]]:
        collection = path.rpartition("/")[2]
        assert field == _LISTED_AS.get(collection, collection)
        yield from [one for name, one in self.resources.items() if name.rpartition("/")[0] == path]

    def post(self, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None) -> dict[str, Any]:
        self._count()
        name, _, verb = path.partition(":")
        if verb:
            return self._move(name, verb)
        parent, _, collection = path.rpartition("/")
        if collection in _PARTS:
            assert self.resources[parent]["state"] in _PARTS[collection], (path, self.resources[parent]["state"])
        id_ = self._id(path, collection, body, query)
        assert f"{path}/{id_}" not in self.resources
        made = {**body, "name": urllib.parse.unquote(f"{path}/{id_}"[4:])}
        if collection in _FIRST:
            made["state"] = _FIRST[collection]
        self.resources[f"{path}/{id_}"] = made
        return made

    def post_bytes(self, path: str, body: bytes, content_type: str, query: Mapping[str, str]) -> dict[str, Any]:
        self._count()
        assert (content_type, dict(query)) == ("application/pdf", {"contentType": "application/pdf"})
        name, _, verb = path.partition(":")
        assert verb == "upload" and self.resources[name]["state"] == "DRAFT"
        self.resources[name]["versions"] = [{"bytes": str(len(body))}]
        return self.resources[name]

    def _count(self) -> None:
        if self.writes + 1 == self.fails_at:
            raise GatewayError("broken off")
        self.writes += 1

    def _id(self, path: str, collection: str, body: Mapping[str, Any], query: Mapping[str, str] | None) -> str:
        if collection == "bodies":
            return str(body["code"]).lower()
        if collection == "minutes":
            return "version-1"
        if collection == "actions":
            return f"bcb-april-2018-action-{len(list(self.list(path, 'actions'))) + 1}"
        assert query is not None
        (id_,) = query.values()
        return id_

    def _move(self, name: str, verb: str) -> dict[str, Any]:
        resource = self.resources[name]
        before, after = ("ACCEPTED", "OPEN") if "/recommendations/" in name and verb == "open" else _AFTER[verb]
        assert resource["state"] == before, (name, verb, resource["state"])
        assert verb != "submit" or resource["versions"]
        resource["state"] = after
        return resource
