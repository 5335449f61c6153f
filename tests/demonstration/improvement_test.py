"""The custody improvement plan of the demonstration: what the paper counts, and a loader that changes nothing twice."""

from __future__ import annotations

import unittest
from typing import Any, Iterator, Mapping

import demonstration_path  # noqa: F401
from loading import improvement
from loading.gateway import GatewayError

OPEN = ("NOT_STARTED", "IN_PROGRESS", "READY_FOR_SIGN_OFF")
AFTER = {"start": "IN_PROGRESS", "submitEvidence": "READY_FOR_SIGN_OFF", "discharge": "DISCHARGED"}


class FakeGateway:
    """Improvement plans as the public API answers them, as far as the loader looks."""

    def __init__(self, resources: dict[str, dict[str, Any]] | None = None) -> None:
        self.resources: dict[str, dict[str, Any]] = {} if resources is None else resources
        self.posts: list[str] = []

    def get(self, path: str) -> dict[str, Any]:
        if path not in self.resources:
            raise GatewayError(f"GET {path}: NOT_FOUND", "NOT_FOUND")
        return self.resources[path]

    def list(self, path: str, field: str) -> Iterator[dict[str, Any]]:
        assert field in ("findings", "reviews", "improvementActions")
        yield from [one for name, one in self.resources.items() if name.rpartition("/")[0] == path]

    def post(self, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None) -> dict[str, Any]:
        self.posts.append(path)
        if query is not None:
            (id_,) = query.values()
            name = f"{path}/{id_}"
            assert name not in self.resources
            self.resources[name] = {"name": name[4:], "state": "NOT_STARTED", **body}
            return self.resources[name]
        name, _, verb = path.partition(":")
        if verb == "reviseDue":
            self.resources[name]["dueRevisions"] = [body]
        else:
            self.resources[name]["state"] = AFTER[verb]
            if verb == "submitEvidence":
                assert body["evidence"]
        return self.resources[name]

    def actions(self) -> list[dict[str, Any]]:
        return [one for name, one in self.resources.items() if "/actions/" in name]


class ImprovementTest(unittest.TestCase):
    def test_the_counts_are_the_papers(self) -> None:
        data = improvement.seed()
        found = improvement.findings(data)
        kinds = [finding["kind"] for finding in found]
        self.assertEqual((kinds.count("AREA_OF_CONCERN"), kinds.count("AREA_FOR_IMPROVEMENT")), (1, 27))
        self.assertEqual([finding["number"] for finding in found], list(range(1, 29)))
        actions = improvement.actions(data)
        self.assertEqual([action["number"] for action in actions], list(range(1, 43)))
        self.assertEqual(len([action for action in actions if action["state"] in OPEN]), 20)

    def test_what_is_not_in_the_paper_is_labelled(self) -> None:
        data = improvement.seed()
        for finding in improvement.findings(data)[1:]:
            self.assertTrue(finding["text"].startswith("Demonstration: "), finding)
        for action in improvement.actions(data)[1:]:
            self.assertIn("emonstration", action["text"])
        self.assertIn("demonstration", data["plan"]["title"])

    def test_a_second_run_changes_nothing(self) -> None:
        gateway = FakeGateway()
        signer = FakeGateway(gateway.resources)
        written = improvement.load_improvement_plan(gateway, signer)  # type: ignore[arg-type]
        self.assertEqual(written, len(gateway.posts) + len(signer.posts))
        # What one person submitted another signs off.
        self.assertEqual(len([path for path in signer.posts if path.endswith(":discharge")]), len(signer.posts))
        self.assertEqual([path for path in gateway.posts if path.endswith(":discharge")], [])
        states = [action["state"] for action in gateway.actions()]
        self.assertEqual(len([state for state in states if state in OPEN]), 20)
        self.assertEqual(states.count("DISCHARGED"), 22)
        self.assertEqual(improvement.load_improvement_plan(gateway, signer), 0)  # type: ignore[arg-type]

    def test_what_has_gone_further_stays(self) -> None:
        gateway = FakeGateway()
        signer = FakeGateway(gateway.resources)
        improvement.load_improvement_plan(gateway, signer)  # type: ignore[arg-type]
        first, second, third = gateway.actions()[:3]
        first["state"], second["state"] = "DISCHARGED", "REJECTED"
        third["state"] = "NOT_STARTED"  # as after a run that was broken off
        self.assertEqual(improvement.load_improvement_plan(gateway, signer), 1)  # type: ignore[arg-type]
        self.assertEqual((first["state"], second["state"], third["state"]), ("DISCHARGED", "REJECTED", "IN_PROGRESS"))


if __name__ == "__main__":
    unittest.main()
