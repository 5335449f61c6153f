"""The Board's meetings in the demonstration: as printed, brought as far as the papers go, and loaded once."""

from __future__ import annotations

import unittest
from typing import Any

import demonstration_path  # noqa: F401
from governance_gateway import FakeGateway
from loading import actions, board, forward_plan, meetings, papers
from loading.gateway import GatewayError

BOARD = "/v1/forces/cambridgeshire/bodies/bcb"
HELD = f"{BOARD}/meetings/m2018-04-12"
AGENDA = f"{BOARD}/meetings/m2018-05-10"


def loaded() -> FakeGateway:
    gateway = FakeGateway()
    assert board.load_board(gateway) == gateway.writes  # type: ignore[arg-type]
    return gateway


class AsPrintedTest(unittest.TestCase):
    def setUp(self) -> None:
        self.printed, self.chosen = board.seed(), board.choices()

    def test_every_paragraph_of_the_minutes_is_there(self) -> None:
        found = {part["number"]: part["text"] for part in meetings.paragraphs(self.printed["minutes"])}
        items = self.printed["minutes"]["items"]
        self.assertEqual(len(found), 40)
        for item in items:
            for part in item["paragraphs"]:
                self.assertEqual(found[part["number"]], part["text"])
        self.assertEqual([number for number, text in found.items() if text == "Action"], ["12.4", "14.3"])
        self.assertTrue(found["14.3(ii)"].endswith("Interim Transition Firearms Training Compliance."))

    def test_outcomes_are_words_of_their_paragraphs(self) -> None:
        meeting = meetings.held_meeting(self.printed, self.chosen)
        texts = {part["number"]: part["text"] for part in meeting.paragraphs}
        for outcome in meeting.outcomes:
            self.assertIn(outcome["text"], texts[outcome["paragraph"]])
        kinds = [outcome["kind"] for outcome in meeting.outcomes if outcome["agendaItem"] == "item-14"]
        self.assertEqual(kinds, ["NOTED", "AGREED"])
        undetermined = {item["id"] for item in meeting.items if item["purpose"] != "PROCEDURAL"} - {
            outcome["agendaItem"] for outcome in meeting.outcomes}
        self.assertEqual(undetermined, set())

    def test_attendance_is_by_its_headings(self) -> None:
        found = meetings.attendances(self.printed)
        groups = [(one["capacity"], one["status"]) for one in found]
        self.assertEqual(groups, [("MEMBER", "PRESENT")] * 6 + [("ATTENDEE", "PRESENT")] * 5 + [("ATTENDEE", "APOLOGIES")] * 2)
        self.assertEqual([one["person"] for one in found[-2:]], ["Alec Wood", "Natalie Benton"])
        self.assertEqual(len({one["id"] for one in found}), 13)

    def test_actions_have_the_references_of_their_paragraphs(self) -> None:
        found = actions.actions(self.printed["minutes"], "forces/f/bodies/b/meetings/m")
        self.assertEqual([one["paragraph"] for one in found], ["12.4(i)", "14.3(i)", "14.3(ii)"])
        self.assertEqual([one["owner"] for one in found], ["", "The Commissioner", "The Commissioner"])
        self.assertEqual([one["dueText"] for one in found], ["in six months’ time", "", ""])
        self.assertEqual({one["raisedOn"] for one in found}, {"2018-04-12"})

    def test_what_comes_back_is_in_the_words_of_the_papers(self) -> None:
        update, report = forward_plan.entries(self.printed, self.chosen)
        self.assertEqual((update["title"], update["intendedMonth"], update["plannedOn"]),
                         ("Data Protection Regulations – Impact on the Constabulary", "2018-10", "2018-04-12"))
        recommended = next(one for one in self.printed["meeting"]["papers"] if one["agenda_item"] == "8")["recommendations"]
        self.assertTrue(any(report["triggerText"] in one for one in recommended))
        self.assertNotIn("intendedMonth", report)
        self.assertEqual({one["body"] for one in (update, report)}, {"bcb"})

    def test_an_item_with_a_report_says_whose_it_is(self) -> None:
        for meeting in (meetings.held_meeting(self.printed, self.chosen), meetings.agenda_meeting(self.printed, self.chosen)):
            for item in meeting.items:
                self.assertEqual(item["reportFrom"] != "", item["purpose"] != "PROCEDURAL", item)

    def test_a_paper_is_for_its_item(self) -> None:
        found = [papers.fields(one) for one in self.printed["meeting"]["papers"]]
        self.assertEqual([one["submissions"][0]["agendaItem"] for one in found], [f"item-{number}" for number in range(4, 12)])
        self.assertEqual(found[3]["date"], "2018-04-30")
        self.assertEqual(len(found[3]["recommendations"]), 3)


class LoadBoardTest(unittest.TestCase):
    def state(self, gateway: FakeGateway, path: str) -> Any:
        return gateway.get(path)["state"]

    def test_meetings_stand_where_the_papers_leave_them(self) -> None:
        gateway = loaded()
        self.assertEqual(self.state(gateway, HELD), "CLOSED")
        # Nothing tells that they were approved.
        self.assertEqual(self.state(gateway, f"{HELD}/minutes/version-1"), "CIRCULATED")
        self.assertEqual(self.state(gateway, AGENDA), "AGENDA_PUBLISHED")
        self.assertEqual(gateway.get(AGENDA)["previousMinutesOf"], ["m2018-04-12"])
        self.assertEqual({one["state"] for one in gateway.list(f"{AGENDA}/papers", "papers")}, {"ISSUED"})
        self.assertEqual(len(list(gateway.list(f"{AGENDA}/agendaItems", "agendaItems"))), 11)
        self.assertEqual(len(list(gateway.list(f"{BOARD}/actions", "actions"))), 3)
        self.assertEqual(gateway.get(BOARD)["aliases"], [{"name": "Business Co-ordination Board"}])

    def test_notices_are_agreed_and_not_signed(self) -> None:
        gateway = loaded()
        found = list(gateway.list("/v1/forces/cambridgeshire/decisionNotices", "decisionNotices"))
        self.assertEqual([(one["title"], one["instrument"], one["reference"], one["state"]) for one in found],
                         [("Modern Slavery Police Transformation Fund Programme", "S22A Agreement",
                           "Demonstration: 2018-04-12, 14.3(i)", "AGREED_TO_SIGN"),
                          ("Interim Transition Firearms Training Compliance", "S22A",
                           "Demonstration: 2018-04-12, 14.3(ii)", "AGREED_TO_SIGN")])
        for notice in found:
            decision = gateway.get(f"/v1/{notice['decision']}")
            self.assertIn(f"/v1/{decision['agendaItem']}", gateway.resources)
            self.assertEqual(decision["state"], "PROPOSED")
            self.assertIn(f"/v1/{notice['signatory']}", gateway.resources)
        agreed = gateway.get(f"{HELD}/outcomes/{board.choices()['agreedBy']}")
        self.assertEqual((agreed["kind"], agreed["text"]), ("AGREED", "agreed for the Commissioner to sign the Decision Notices"))

    def test_an_update_comes_from_its_action(self) -> None:
        gateway = loaded()
        update = gateway.get("/v1/forces/cambridgeshire/forwardPlan/data-protection-update")
        action = gateway.get(f"/v1/{update['originAction']}")
        self.assertEqual(action["paragraph"], "12.4(i)")

    def test_a_second_run_changes_nothing(self) -> None:
        gateway = loaded()
        writes = gateway.writes
        self.assertEqual(board.load_board(gateway), 0)  # type: ignore[arg-type]
        self.assertEqual(gateway.writes, writes)

    def test_a_run_that_was_broken_off_is_gone_on_with(self) -> None:
        whole = loaded()
        for fails_at in range(1, whole.writes + 1):
            gateway = FakeGateway()
            gateway.fails_at = fails_at
            with self.assertRaises(GatewayError):
                board.load_board(gateway)  # type: ignore[arg-type]
            gateway.fails_at = 0
            board.load_board(gateway)  # type: ignore[arg-type]
            self.assertEqual(gateway.resources, whole.resources, fails_at)

    def test_what_has_gone_further_stays(self) -> None:
        gateway = loaded()
        gateway.get(HELD)["state"] = "MINUTED"
        gateway.get(f"{HELD}/minutes/version-1")["state"] = "APPROVED"
        gateway.get(AGENDA)["state"] = "CANCELLED"
        self.assertEqual(board.load_board(gateway), 0)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
