"""The assurance framework of the demonstration: what is labelled, how it rates, and a loader that changes nothing twice."""

from __future__ import annotations

import datetime
import unittest
from typing import Any, Iterator, Mapping

import demonstration_path  # noqa: F401
from loading import assurance

LEVELS = ("SUBSTANTIAL", "REASONABLE", "PARTIAL", "MINIMAL", "NOT_ASSURED")


class FakeGateway:
    """Lists and creations as the public API answers them, as far as the loader looks."""

    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}

    def list(self, path: str, field: str) -> Iterator[dict[str, Any]]:
        assert field == path.rpartition("/")[2]
        yield from [one for name, one in self.resources.items() if name.rpartition("/")[0] == path]

    def post(self, path: str, body: Mapping[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
        ((parameter, id_),) = query.items()
        assert parameter == {"assuranceEntries": "assuranceEntryId", "assurances": "assuranceId"}[path.rpartition("/")[2]]
        if path.endswith("/assurances"):
            controls = self.resources[path.rpartition("/")[0]]["controls"]
            assert body["control"] in [control["controlId"] for control in controls]
        else:
            assert "assurances" not in body
        name = f"{path}/{id_}"
        assert name not in self.resources and "id" not in body
        self.resources[name] = {"name": name[4:], **body}
        return self.resources[name]


def rating(entry: dict[str, Any], as_of: datetime.date) -> str:
    """The lowest of the newest level of each control in 365 days."""
    lowest = "SUBSTANTIAL"
    for control in entry["controls"]:
        given = [
            (one["givenOn"], one["level"])
            for one in entry["assurances"]
            if one["control"] == control["controlId"]
            and 0 <= (as_of - datetime.date.fromisoformat(one["givenOn"])).days <= 365
        ]
        lowest = max(lowest, max(given)[1] if given else "NOT_ASSURED", key=LEVELS.index)
    return lowest


class AssuranceTest(unittest.TestCase):
    def test_what_is_not_in_the_paper_is_labelled(self) -> None:
        unlabelled = []
        for entry in assurance.seed():
            texts = [entry[field] for field in ("objective", "principalRiskRef", "owner", "gapsControl", "gapsAssurance")]
            texts += [control["text"] for control in entry["controls"]]
            texts += [one["source"] for one in entry["assurances"]]
            unlabelled += [text for text in texts if text and not text.startswith("Demonstration: ")]
        self.assertEqual(
            unlabelled,
            [
                "Delivery and monitoring of the Police and Crime Plan",
                "Internal audit 2017/18, draft report, as quoted in the paper of 10 May 2018 (4.1)",
            ],
        )

    def test_it_shows_ratings_of_several_kinds(self) -> None:
        ratings = {entry["id"]: rating(entry, datetime.date(2018, 5, 10)) for entry in assurance.seed()}
        self.assertEqual(
            ratings, {"custody": "PARTIAL", "plan-delivery": "REASONABLE", "professional-standards": "NOT_ASSURED"}
        )

    def test_a_second_run_changes_nothing(self) -> None:
        gateway = FakeGateway()
        self.assertEqual(assurance.load_assurance_framework(gateway), 9)  # type: ignore[arg-type]
        self.assertEqual(len(gateway.resources), 9)
        self.assertEqual(assurance.load_assurance_framework(gateway), 0)  # type: ignore[arg-type]

    def test_goes_on_where_a_run_ended(self) -> None:
        gateway = FakeGateway()
        assurance.load_assurance_framework(gateway)  # type: ignore[arg-type]
        del gateway.resources["/v1/forces/cambridgeshire/assuranceEntries/custody/assurances/visits-2018"]
        self.assertEqual(assurance.load_assurance_framework(gateway), 1)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
