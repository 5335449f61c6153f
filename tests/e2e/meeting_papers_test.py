"""The Board's meetings of April and May 2018 as the papers print them, on the running stack, and the command line that shows
them."""

import csv
import hashlib
import json
import subprocess
import sys
import time
import unittest
import urllib.request

from support.stack import CHECKOUT, Stack

FORCE = "/v1/forces/cambridgeshire"
BOARD = f"{FORCE}/bodies/bcb"
HELD = f"{BOARD}/meetings/m2018-04-12"
AGENDA = f"{BOARD}/meetings/m2018-05-10"
PRINTED = json.loads((CHECKOUT / "deploy/demonstration/seeds/bcb_2018_05_10.json").read_text(encoding="utf-8"))
MINUTES = PRINTED["minutes"]
# 3 s (libs/client/channel.cc), and the jitter of gRPC's backoff.
RECONNECT_SECONDS = 4
PACK_PARTS = ("dashboard", "planIteration", "volunteerSummary", "actions", "recommendations",
              "risks", "forwardPlan")


def digest_of(content):
    """SHA-256 over canonical JSON (RFC 8785), as far as these contents need it."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class MeetingPapersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.viewer = cls.stack.token("viewer")
        cls.publisher = cls.stack.token("publisher")

    def get(self, path, **query):
        answer = self.stack.curl(path, token=self.viewer, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def send(self, path, body, **query):
        return self.stack.curl(path, "-H", "Content-Type: application/json", "-d", json.dumps(body), token=self.publisher,
                               **query)

    def post(self, path, body, **query):
        answer = self.send(path, body, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def command(self, *arguments):
        done = self.stack.command(*arguments, token=self.viewer)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def table(self, *arguments):
        return list(csv.DictReader(self.command(*arguments, "--csv").splitlines()))

    def log(self, day):
        return self.get(f"{BOARD}/actionLog", asOf=day)

    def test_actions_are_numbered_in_the_order_of_the_minutes(self):
        found = self.get(f"{BOARD}/actions")["actions"]
        printed = [(f"{action['paragraph']}({action['number']})", action["text"], action["owner"] or "")
                   for item in MINUTES["items"] for action in item.get("actions", [])]
        self.assertEqual([(one["paragraph"], one["text"], one["owner"]) for one in found], printed)
        self.assertEqual([one["reference"] for one in found], [f"BCB April 2018 Action {number}" for number in (1, 2, 3)])
        self.assertEqual({one["raisedAtMeeting"] for one in found}, {HELD.removeprefix("/v1/")})

    def test_six_months_time_is_counted_from_the_meeting(self):
        update, *others = self.get(f"{BOARD}/actions")["actions"]
        printed = next(action for item in MINUTES["items"] for action in item.get("actions", []) if action["due_text"])
        self.assertEqual((update["dueText"], update["originalDue"], update["currentDue"], update["dueBasis"]),
                         (printed["due_text"], printed["due_derived"], "2018-10-12", "DERIVED"))
        self.assertEqual([one["originalDue"] for one in others], ["", ""])

    def test_ages_and_what_is_overdue_are_those_of_the_day(self):
        self.assertEqual(self.log("2018-04-11")["total"], 0)
        may = self.log("2018-05-10")
        self.assertEqual([one["ageDays"] for one in may["actions"]], [28, 28, 28])
        self.assertEqual((may["meanOpenAgeDays"], may["ages"][0]["count"]), ("28.0", 3))
        self.assertEqual((may["open"], may["undated"], may["withoutOwner"], may["withoutOwnerOrDate"]), (3, 2, 1, 0))
        for day, overdue, soon in (("2018-09-27", 0, 0), ("2018-09-28", 0, 1), ("2018-10-12", 0, 1), ("2018-10-13", 1, 0)):
            with self.subTest(day=day):
                log = self.log(day)
                self.assertEqual((log["overdue"], log["dueSoon"]), (overdue, soon))
                self.assertEqual([one["overdue"] for one in log["actions"]], [overdue == 1, False, False])

    def test_an_inspection_is_answered_within_the_days_that_begin_with_it(self):
        for day, left, breached in (("2018-02-08", 55, False), ("2018-04-04", 0, False), ("2018-04-05", -1, True)):
            with self.subTest(day=day):
                rows = {row["report"].rpartition("/")[2]: row for row in self.get(f"{FORCE}/statutoryClock", asOf=day)["reports"]}
                custody = rows["custody-2018"]
                self.assertEqual((custody["due"], custody["daysLeft"], custody["breached"], custody["hasResponse"]),
                                 ("2018-04-04", left, breached, False))
        self.assertEqual(rows["peel-effectiveness-2018"]["due"], "2018-05-16")
        audit = self.get(f"{FORCE}/sourceReports/plan-delivery-2018")
        self.assertEqual((audit["opinion"], audit["stage"], audit["givesAssurance"]), ("substantial assurance", "DRAFT", False))

    def test_the_meeting_of_april_is_as_its_minutes_have_it(self):
        self.assertEqual(self.get(HELD)["warnings"], ["QUORUM_NOT_SET", "MINUTES_OWED", "PAPER_MISSING"])
        version, = self.get(f"{HELD}/minutes")["minutes"]
        self.assertEqual(version["state"], "CIRCULATED")
        texts = {part["number"]: part["text"] for part in version["paragraphs"]}
        for item in MINUTES["items"]:
            for part in item["paragraphs"]:
                self.assertEqual(texts[part["number"]], part["text"])
        present = [one["person"] for one in self.get(f"{HELD}/attendances")["attendances"] if one["capacity"] == "MEMBER"]
        self.assertEqual(sorted(present), sorted(one["name"] for one in PRINTED["members"]))
        declaration, = self.get(f"{HELD}/declarations")["declarations"]
        self.assertEqual((declaration["kind"], declaration["person"]), ("NIL", ""))
        # Item 3 approved the minutes of March, and says nothing of its own.
        refused = self.send(f"{HELD}/minutes/version-1:approve", {"outcome": f"{HELD.removeprefix('/v1/')}/outcomes/item-3-1"})
        self.assertEqual(refused.status, 400, refused.body)
        self.assertIn("OUTCOME_OF_SAME_MEETING", refused.body)

    def test_decision_notices_are_agreed_to_be_signed(self):
        found = self.get(f"{FORCE}/decisionNotices")["decisionNotices"]
        printed = [notice for item in MINUTES["items"] for notice in item.get("decision_notices", [])]
        self.assertEqual([(one["title"], one["instrument"], one["state"], one["signedOn"]) for one in found],
                         [(one["subject"], one["instrument"], one["state_at_minutes"], one["signed_on"] or "") for one in printed])
        self.assertEqual({one["agreedBy"] for one in found}, {f"{HELD.removeprefix('/v1/')}/outcomes/item-14-2"})

    def test_the_public_record_of_may_has_the_agenda_and_its_papers(self):
        record = self.get(f"{AGENDA}/publicRecord")
        self.assertEqual([(item["number"], item["title"]) for item in record["agendaItems"]],
                         [(item["number"], item["title"]) for item in PRINTED["meeting"]["agenda"]])
        papers = {paper["submissions"][0]["agendaItem"].rpartition("/")[2]: paper for paper in record["papers"]}
        for printed in PRINTED["meeting"]["papers"]:
            paper = papers[f"item-{printed['agenda_item']}"]
            self.assertEqual((paper["title"], paper["reportFrom"], paper["date"], paper["purpose"], paper["recommendations"]),
                             (printed["title"], printed["from"], printed["date"], printed["purpose"], printed["recommendations"]))
        self.assertEqual(len(papers), 8)
        self.assertIsNone(record.get("minutes"))
        request = urllib.request.Request(f"{self.stack.gateway}{AGENDA}/papers/paper-8:download",
                                         headers={"Authorization": f"Bearer {self.viewer}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            content = answer.read()
        version, = papers["item-8"]["versions"]
        self.assertEqual(hashlib.sha256(content).hexdigest(), version["sha256"])

    def test_minutes_are_drafted_from_what_the_board_made_of_its_items(self):
        """On a body of the test's own, since the Board's minutes are there already."""
        self.post(f"{FORCE}/bodies", {"code": "DRAFTS", "title": "A body whose minutes are drafted", "kind": "BOARD"})
        meeting = f"{FORCE}/bodies/drafts/meetings/m1"
        self.post(f"{FORCE}/bodies/drafts/meetings", {"date": "2018-04-12", "startTime": "14:00", "historicImport": True},
                  meetingId="m1")
        for item in self.get(f"{HELD}/agendaItems", pageSize="50")["agendaItems"]:
            kept = {field: item[field] for field in ("number", "title", "purpose", "reportFrom")}
            self.post(f"{meeting}/agendaItems", kept, agendaItemId=item["name"].rpartition("/")[2])
        self.post(f"{meeting}:publishAgenda", {})
        self.post(f"{meeting}:open", {})
        outcomes = self.get(f"{HELD}/outcomes", pageSize="50")["outcomes"]
        for outcome in outcomes:
            kept = {"agendaItem": outcome["agendaItem"].rpartition("/")[2],
                    **{field: outcome[field] for field in ("kind", "text", "paragraph")}}
            self.post(f"{meeting}/outcomes", kept, outcomeId=outcome["name"].rpartition("/")[2])
        self.post(f"{meeting}:close", {})
        drafted = {part["number"]: part["text"] for part in self.post(f"{meeting}/minutes", {})["paragraphs"]}
        self.assertEqual(set(drafted), {outcome["paragraph"] for outcome in outcomes})
        for outcome in outcomes:
            self.assertIn(outcome["text"], drafted[outcome["paragraph"]])
        self.assertEqual(drafted["4.3"], "noted the contents of the report; approved the recommendation")
        self.assertEqual(list(drafted), ["3.1", "4.3", "5.3", "6.3", "7.3", "8.3", "9.3", "10.3", "11.2", "11.3", "12.3", "13.3",
                                         "14.2"])

    def test_the_command_line_shows_the_log_of_actions(self):
        rows = self.table("actions", "BCB", "--as-of", "2018-10-13")
        self.assertEqual([(row["reference"], row["due"], row["state"], row["age_days"], row["attention"]) for row in rows],
                         [("BCB April 2018 Action 1", "2018-10-12", "OPEN", "184", "overdue"),
                          ("BCB April 2018 Action 2", "", "OPEN", "184", ""),
                          ("BCB April 2018 Action 3", "", "OPEN", "184", "")])
        # The code, the id, and all bodies of the force.
        shown = self.command("actions", "BCB", "--as-of", "2018-05-10")
        self.assertIn("Open: 3 not started, 0 in progress, 0 proposed complete; 0 overdue, 0 due within 14 days, 2 without a date, "
                      "1 without an owner, 0 without either\n", shown)
        self.assertIn("Days since they were raised: 3 of 0-30, 0 of 31-90, 0 of 91-180, 0 of 181 and more; mean 28.0\n", shown)
        self.assertEqual(self.table("actions", "bcb", "--as-of", "2018-10-13"), rows)
        self.assertEqual(self.table("actions", "--as-of", "2018-10-13", "--open"), rows)
        as_json = json.loads(self.command("actions", "BCB", "--as-of", "2018-10-13", "--json"))
        self.assertEqual(as_json["overdue"], 1)
        unknown = self.stack.command("actions", "XYZ", token=self.viewer)
        self.assertEqual(unknown.returncode, 4, unknown.stderr)

    def test_the_command_line_shows_a_meeting(self):
        listed = self.table("meetings", "BCB")
        self.assertEqual([(row["meeting"], row["state"], row["public"]) for row in listed],
                         [("m2018-05-10", "AGENDA_PUBLISHED", "yes"), ("m2018-04-12", "CLOSED", "yes")])
        shown = self.command("meeting", "BCB", "m2018-04-12")
        for line in (r"(?m)^Warnings +QUORUM_NOT_SET; MINUTES_OWED; PAPER_MISSING$", r"(?m)^Members present +6$",
                     r"(?m)^14 +Section 22a Agreements +DECIDE +The Commissioner +NOTED; AGREED *$",
                     r"(?m)^Alec Wood +ATTENDEE +APOLOGIES *$", r"(?m)^NIL *$", r"(?m)^version-1 +CIRCULATED *$",
                     r"(?m)^item-14 +AGREED +14\.2 +agreed for the Commissioner to sign the Decision Notices *$"):
            self.assertRegex(shown, line)
        agenda = self.table("meeting", "bcb", AGENDA.removeprefix("/v1/"))
        self.assertEqual([row["no"] for row in agenda], [str(number) for number in range(1, 12)])
        self.assertEqual([row["papers"] for row in agenda], ["", "", "", *(f"paper-{number}" for number in range(4, 12))])
        whole = json.loads(self.command("meeting", "BCB", "m2018-05-10", "--json"))
        self.assertEqual((whole["meeting"]["state"], len(whole["agendaItems"]), len(whole["papers"]), whole["outcomes"]),
                         ("AGENDA_PUBLISHED", 11, 8, []))
        unknown = self.stack.command("meeting", "BCB", "m2018-01-01", token=self.viewer)
        self.assertEqual((unknown.returncode, unknown.stdout), (4, ""), unknown.stderr)

    def test_the_pack_of_the_papers_meeting(self):
        pack = self.get(f"{AGENDA}:pack")
        self.assertEqual([item["title"] for item in pack["agendaItems"]],
                         [item["title"] for item in PRINTED["meeting"]["agenda"]])
        self.assertEqual(len(pack["papers"]), 8)
        found = {name: pack[name]["source"]["availability"] for name in PACK_PARTS}
        self.assertEqual(found, dict.fromkeys(PACK_PARTS, "AVAILABLE"))
        self.assertEqual(pack["dashboard"]["source"]["resource"], "forces/cambridgeshire/snapshots/m2018-03-cambridgeshire-1")
        self.assertEqual(digest_of(pack["dashboard"]["content"]), pack["dashboard"]["source"]["sha256"])
        self.assertEqual([(action["reference"], action["ageDays"]) for action in pack["actions"]["log"]["actions"]],
                         [(f"BCB April 2018 Action {number}", 28) for number in (1, 2, 3)])
        self.assertEqual([(entry["intendedMonth"], entry["triggerText"]) for entry in pack["forwardPlan"]["entries"]],
                         [("", "after the re-inspection visit and feedback"), ("2018-10", "")])
        self.assertEqual(digest_of(pack["planIteration"]["content"]), pack["planIteration"]["source"]["sha256"])
        self.assertEqual(self.get(f"{AGENDA}:pack"), pack)
        printed = self.command("pack", "BCB", "m2018-05-10")
        self.assertIn("# Business Coordination Board, 2018-05-10, 14:00", printed)
        self.assertIn("| BCB April 2018 Action 1 |", printed)
        self.assertIn("Source: `forces/cambridgeshire/snapshots/m2018-03-cambridgeshire-1`, as at 2018-03-31, SHA-256 `", printed)
        self.assertIn("All Recorded Crime", printed)

    def test_a_pack_is_of_all_services_and_goes_without_one_that_is_down(self):
        self.post(f"{FORCE}/snapshots", {"month": "2018-03"})
        self.post(f"{FORCE}/bodies", {"code": "ORB", "title": "Outcomes Review Board", "kind": "BOARD", "meetsInPublic": True})
        meeting = f"{FORCE}/bodies/orb/meetings/may"
        self.post(f"{FORCE}/bodies/orb/meetings", {"date": "2018-05-10", "startTime": "16:00", "historicImport": True},
                  meetingId="may")
        self.post(f"{meeting}/agendaItems", {"number": "1", "title": "Performance", "purpose": "NOTE",
                                             "reportFrom": "Chief Constable"}, agendaItemId="performance")
        self.post(f"{meeting}:publishAgenda", {})
        pack = self.get(f"{meeting}:pack")
        parts = {name: pack[name]["source"] for name in PACK_PARTS}
        self.assertEqual({source["availability"] for source in parts.values()}, {"AVAILABLE"}, parts)
        self.assertEqual((parts["dashboard"]["asOf"], pack["dashboard"]["content"]["month"]), ("2018-03-31", "2018-03"))
        self.assertEqual(digest_of(pack["dashboard"]["content"]), parts["dashboard"]["sha256"])
        for name in ("actions", "recommendations", "risks", "forwardPlan"):
            self.assertRegex(parts[name]["sha256"], "^[0-9a-f]{64}$", name)

        boards = self.get(f"{AGENDA}:pack")
        delivery = self.stack.kill("delivery")
        try:
            without = self.get(f"{meeting}:pack")
            boards_without = self.get(f"{AGENDA}:pack")
            printed = self.command("pack", "ORB", "may")
        finally:
            self.stack.start_again("delivery", delivery)
            self.stack.wait_until_ready("delivery")
        self.assertEqual((without["planIteration"]["source"]["availability"], without["planIteration"]["source"]["reason"]),
                         ("UNAVAILABLE", "UNREACHABLE"))
        self.assertEqual({**without, "planIteration": None}, {**pack, "planIteration": None}, "the rest is there")
        self.assertEqual(boards_without["planIteration"]["source"]["availability"], "UNAVAILABLE")
        self.assertEqual({**boards_without, "planIteration": None}, {**boards, "planIteration": None})
        self.assertIn("Not available: the service that has it did not answer (UNREACHABLE).", printed)
        for name in ("dashboard", "actions", "forwardPlan"):
            self.assertIn(parts[name]["sha256"], printed)
        # The gateway and the governance service find one that is back within their longest pause between tries.
        deadline = time.monotonic() + RECONNECT_SECONDS
        while self.stack.curl(f"{FORCE}/plans", token=self.viewer).status != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        back = self.get(f"{meeting}:pack")
        while back["planIteration"]["source"]["availability"] == "UNAVAILABLE" and time.monotonic() < deadline:
            time.sleep(0.1)
            back = self.get(f"{meeting}:pack")
        self.assertEqual(back, pack, "the same once it is back")

    def test_a_second_load_writes_nothing(self):
        tokens = {"COPPERPLATE_TOKEN": self.stack.token("admin"), "COPPERPLATE_SIGNER_TOKEN": self.stack.token("publisher")}
        again = subprocess.run(
            [sys.executable, "-B", str(CHECKOUT / "deploy/demonstration/load.py"), self.stack.gateway,
             str(self.stack.state / "demonstration")],
            env={**self.stack.environment, **tokens}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(again.returncode, 0, again.stdout)
        self.assertIn(", 0 of the Board and reports to it, ", again.stdout)


if __name__ == "__main__":
    unittest.main()
