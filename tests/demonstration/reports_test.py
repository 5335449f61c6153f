"""Reports of inspectors and auditors in the demonstration: as far as the papers speak of them, and loaded once."""

from __future__ import annotations

import unittest

import demonstration_path  # noqa: F401
from governance_gateway import FakeGateway
from loading import board, improvement, reports

REPORTS = "/v1/forces/cambridgeshire/sourceReports"


class ReportsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.gateway = FakeGateway()
        self.written = reports.load_reports(self.gateway)  # type: ignore[arg-type]

    def test_inspections_are_answered_by_law_and_a_draft_audit_is_not_final(self) -> None:
        found = {one["name"].rpartition("/")[2]: one for one in self.gateway.list(REPORTS, "sourceReports")}
        days = {id_: one.get("publishedOn") for id_, one in found.items() if one["statutoryS55"]}
        self.assertEqual(days, {"custody-2018": "2018-02-08", "peel-effectiveness-2018": "2018-03-22"})
        audit = found["plan-delivery-2018"]
        self.assertEqual((audit["stage"], audit["opinion"], audit["planYear"]), ("DRAFT", "substantial assurance", "2017/18"))
        self.assertNotIn("publishedOn", audit)

    def test_the_improvement_plan_refers_to_what_is_there(self) -> None:
        data = improvement.seed()
        report, recommendation = data["plan"]["sourceReport"], data["areaOfConcern"]["recommendation"]
        self.assertIn(f"/v1/{report}", self.gateway.resources)
        text = self.gateway.get(f"/v1/{recommendation}")["text"]
        self.assertIn(data["areaOfConcern"]["recommendationCopy"][1:], text)
        self.assertIn(data["areaOfConcern"]["text"][1:], text)

    def test_recommendations_stand_where_the_papers_have_them(self) -> None:
        self.assertEqual(self.gateway.get(f"{REPORTS}/custody-2018/recommendations/area-of-concern-1")["state"], "OPEN")
        agreed = list(self.gateway.list(f"{REPORTS}/plan-delivery-2018/recommendations", "recommendations"))
        self.assertEqual([(one["text"], one["priority"], one["state"]) for one in agreed],
                         [("Presentation format", "LOW", "ACCEPTED"), ("Terms of reference", "LOW", "ACCEPTED")])
        audit = next(paper["audit"] for paper in board.seed()["meeting"]["papers"] if "audit" in paper)
        self.assertEqual(len(agreed), audit["agreed_actions"]["low"])

    def test_a_second_run_changes_nothing_and_what_has_gone_further_stays(self) -> None:
        self.assertEqual(self.written, self.gateway.writes)
        self.gateway.get(f"{REPORTS}/custody-2018/recommendations/area-of-concern-1")["state"] = "VERIFIED"
        self.assertEqual(reports.load_reports(self.gateway), 0)  # type: ignore[arg-type]
        self.gateway.get(f"{REPORTS}/plan-delivery-2018/recommendations/action-1")["state"] = "PROPOSED"  # broken off
        self.assertEqual(reports.load_reports(self.gateway), 1)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
