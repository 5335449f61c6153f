"""The main job: the Board's dashboard as printed, from the demonstration data, through every way in."""

import hashlib
import json
import unittest

import grpc

from support import printed
from support.reflection import Client
from support.stack import Stack

# indicators.md, "Verdicts": the rows that may differ, each for a reason that the answer gives.
ONE_YEAR_MISSES = {
    "Incidents with mental health qualifier",
    "How safe do our communities feel?",
    "Satisfaction with Service Delivery - Hate Crime",
}
BENCHMARK_MISSES = {"Community Resolutions", "Immediate grade incidents - time to respond (mins)"}
DASHBOARD = "/v1/forces/cambridgeshire/dashboard"


class DashboardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("viewer")

    def dashboard(self, **query):
        answer = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_every_cell_is_as_printed_but_the_eight_that_contradict_their_table(self):
        rows = {row["title"]: row for row in self.dashboard()["rows"]}
        expected = printed.rows()
        exceptions = printed.exceptions()
        self.assertEqual(len(rows), 42)
        self.assertEqual(list(rows), [row["indicator"] for row in expected], "in printed order")
        seen = set()
        for row in expected:
            title = row["indicator"]
            for cell, field in printed.VALUES.items():
                exception = exceptions.get((title, cell))
                with self.subTest(indicator=title, cell=cell):
                    got = rows[title][field]
                    if exception is None:
                        self.assertEqual(got["text"], row[cell])
                        self.assertNotIn("asPrinted", got)
                    else:
                        seen.add((title, cell))
                        self.assertEqual(got["text"], exception["computed"])
                        self.assertEqual(got["asPrinted"]["text"], exception["printed"])
                        self.assertNotEqual(got["asPrinted"]["reason"], "")
        self.assertEqual(seen, {key for key in exceptions if key[1] not in printed.VERDICTS})

    def test_verdicts_agree_but_for_the_rows_that_the_rules_name(self):
        rows = {row["title"]: row for row in self.dashboard()["rows"]}
        exceptions = printed.exceptions()
        misses = {cell: set() for cell in printed.VERDICTS}
        judged = dict.fromkeys(printed.VERDICTS, 0)
        for row in printed.rows():
            for cell, field in printed.VERDICTS.items():
                title = row["indicator"]
                if row[cell] in ("-", "n/a"):
                    self.assertEqual(rows[title][field]["text"], row[cell], f"{title} {cell}")
                    continue
                judged[cell] += 1
                exception = exceptions.get((title, cell))
                wanted = exception["computed"] if exception else row[cell]
                verdict = rows[title][field]
                if verdict["text"] != wanted:
                    misses[cell].add(title)
                    self.assertNotEqual(verdict["sentence"], "", title)
                    self.assertEqual(verdict["asPrinted"]["text"], row[cell], title)
                    self.assertNotEqual(verdict["asPrinted"]["reason"], "", title)
        self.assertEqual(judged["benchmark"], 38)
        self.assertEqual(judged["v1yr"], 40)
        self.assertLessEqual(misses["benchmark"], BENCHMARK_MISSES)
        self.assertLessEqual(misses["v1yr"], ONE_YEAR_MISSES)

    def test_the_thirteen_printed_peer_verdicts_are_there(self):
        rows = {row["title"]: row for row in self.dashboard()["rows"]}
        shown = 0
        for row in printed.rows():
            peers = rows[row["indicator"]]["peers"]
            if row["msf"] == "-":
                self.assertEqual(peers, [], row["indicator"])
                continue
            self.assertEqual([(peer["text"], peer["origin"]) for peer in peers], [(row["msf"], "AS_PRINTED")])
            shown += 1
        self.assertEqual(shown, 13)

    def test_a_later_month_says_that_the_data_are_older(self):
        rows = {row["title"]: row for row in self.dashboard()["rows"]}
        self.assertEqual(rows["KSI Road Casualties"]["dataMonth"], "2017-06")
        self.assertTrue(rows["KSI Road Casualties"]["dataMonthDiffers"])

    def view(self, path, **query):
        answer = self.stack.curl(f"/v1/forces/cambridgeshire/{path}", token=self.token, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_the_views_of_the_pack_are_served(self):
        sheet = self.view("informationSheet", month="2018-03")
        self.assertEqual(len(sheet["rows"]), 42)
        crime = next(row for row in sheet["rows"] if row["title"] == "All Recorded Crime")
        self.assertEqual((crime["dataTo"], crime["peerDataTo"]), ("2018-03", "2017-08"))

        forecast = self.view("indicators/all-recorded-crime/forecast", toMonth="2017-12")
        self.assertEqual((forecast["yearLastMonth"], len(forecast["months"])), ("2018-03", 3))
        projected = forecast["projected"]
        self.assertLess(projected["lower"], projected["value"])
        self.assertGreater(projected["upper"], projected["value"])
        self.assertIn("is projected to end at", forecast["sentence"])

        comparison = self.view("indicators/all-recorded-crime/areaComparison", month="2018-03", kind="DISTRICT")
        self.assertEqual(comparison["force"]["rolling12"]["text"], "66192")
        self.assertEqual(comparison["rankedBy"], "ROLLING_12")

        refused = self.stack.curl("/v1/forces/cambridgeshire/indicators/all-recorded-crime/breakdown", token=self.token,
                                  month="2018-03", dimension="age")
        self.assertEqual(refused.status, 400)
        self.assertEqual(refused.json()["error"]["details"][0]["reason"], "DIMENSION_UNKNOWN")

    def test_the_etag_answers_304_until_something_changes(self):
        first = self.stack.curl(DASHBOARD, token=self.token, month="2018-03")
        again = self.stack.curl(DASHBOARD, "-H", f"If-None-Match: {first.headers['etag']}", token=self.token,
                                month="2018-03")
        self.assertEqual((again.status, again.body), (304, ""))

    def test_faults_in_the_question_are_named_all_at_once(self):
        answer = self.stack.curl(DASHBOARD, token=self.token, month="2018-13", area="No Where", profile="guess")
        self.assertEqual(answer.status, 400)
        self.assertEqual(answer.headers["content-type"], "application/json")
        fields = {violation["field"] for detail in answer.json()["error"]["details"]
                  for violation in detail.get("fieldViolations", [])}
        self.assertLessEqual({"month", "area", "profile"}, fields)

    def test_a_month_is_judged_by_its_control_chart(self):
        rows = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", profile="mdc").json()["rows"]
        row = next(row for row in rows if row["title"] == "Burglary Dwelling")
        verdict = row["v1YearAverage"]
        self.assertEqual(verdict["method"], "XMR_SIGNAL")
        self.assertEqual(row["v3YearAverage"]["sentence"], verdict["sentence"])
        self.assertEqual(row["benchmark"]["reason"], "NO_TARGET")
        chart = self.stack.curl(f"/v1/{row['indicator']}/controlChart", token=self.token, toMonth="2018-03").json()
        self.assertEqual(chart["segments"][-1]["n"], verdict["chart"]["n"])
        self.assertEqual(chart["segments"][-1]["upperLimit"]["value"], verdict["intervalUpper"])
        signals = chart["points"][-1].get("signals", [])
        self.assertEqual(verdict["chart"]["signal"], signals[0] if signals else "SIGNAL_UNSPECIFIED")

    def test_chance_is_controlled_as_asked(self):
        def significant(**asked: str) -> int:
            answer = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", **asked)
            self.assertEqual(answer.status, 200)
            return sum(row["benchmark"].get("significant", False) for row in answer.json()["rows"])

        plain = significant(significanceControl="ONE_IN_20")
        self.assertEqual(significant(), plain)
        self.assertLess(significant(significanceControl="ONE_IN_500"), plain)
        self.assertLessEqual(significant(significanceControl="BENJAMINI_HOCHBERG"), plain)
        answer = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", profile="significance",
                                 significanceControl="BENJAMINI_HOCHBERG").json()
        tested = [row["benchmark"] for row in answer["rows"] if "pValue" in row["benchmark"]]
        self.assertTrue(tested)
        for verdict in tested:
            self.assertGreaterEqual(verdict["adjustedPValue"], verdict["pValue"])
            self.assertEqual(verdict["testsTogether"], tested[0]["testsTogether"])
        refused = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", significanceControl="NEVER")
        self.assertEqual(refused.status, 400)

    def test_no_token_no_look(self):
        self.assertEqual(self.stack.curl(DASHBOARD, month="2018-03").status, 401)
        other = self.stack.token("admin", force="kent")
        refused = self.stack.curl(DASHBOARD, token=other, month="2018-03")
        self.assertEqual(refused.status, 403)
        absent = self.stack.curl("/v1/forces/nowhere/dashboard", token=other, month="2018-03")
        self.assertEqual(absent.status, 403, "whether it exists is not to be learned")

    def test_grpc_by_reflection_gives_the_same_rows(self):
        client = Client(f"localhost:{self.stack.ports['INDICATORS']}", str(self.stack.state / "certificates/ca.crt"),
                        self.token)
        self.addCleanup(client.close)
        self.assertIn("copperplate.indicators.v1.DashboardService", client.services())
        reply = client.unary("copperplate.indicators.v1.DashboardService/GetDashboard",
                             name="forces/cambridgeshire/dashboard", month="2018-03")
        over_http = self.dashboard()
        self.assertEqual([row.current.text for row in reply.rows],
                         [row["current"]["text"] for row in over_http["rows"]])
        with self.assertRaises(grpc.RpcError) as refused:
            client.unary("copperplate.indicators.v1.DashboardService/GetDashboard",
                         name="forces/kent/dashboard", month="2018-03")
        self.assertEqual(refused.exception.code(), grpc.StatusCode.PERMISSION_DENIED)

    def test_the_command_line_prints_it_and_tells_scripts_how_it_went(self):
        shown = self.stack.command("dashboard", "--month", "2018-03", token=self.token)
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn("66,192", shown.stdout)
        self.assertIn("OFFENDERS", shown.stdout)
        as_json = self.stack.command("dashboard", "--month", "2018-03", "--json", token=self.token)
        self.assertEqual(len(json.loads(as_json.stdout)["rows"]), 42)
        self.assertEqual(self.stack.command("dashboard", "--month", "March", token=self.token).returncode, 1)
        self.assertEqual(self.stack.command("dashboard").returncode, 2)
        self.assertEqual(self.stack.command("dashboard", "--month", "2018-03").returncode, 3)

    def test_fields_at_fault_are_spelled_as_json_does(self):
        answer = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", knownAt="2001-01-01T00:00:00Z")
        self.assertEqual(answer.status, 400)
        error = answer.json()["error"]
        self.assertRegex(error["message"], r"^knownAt: must not lie before 20\d\d-.*: nothing of the force was held until then$")
        reasons = [detail.get("reason") for detail in error["details"]]
        fields = [violation["field"] for detail in error["details"] for violation in detail.get("fieldViolations", [])]
        self.assertEqual((reasons[0], fields), ("KNOWN_AT_BEFORE_FIRST", ["knownAt"]))

    def test_commentary_is_written_agreed_and_kept_in_a_snapshot(self):
        force = "/v1/forces/cambridgeshire"
        publisher = self.stack.token("publisher")

        def post(path, body, **query):
            answer = self.stack.curl(force + path, "-X", "POST", "-H", "Content-Type: application/json", "-d",
                                     json.dumps(body), token=publisher, **query)
            self.assertEqual(answer.status, 200, answer.body)
            return answer.json()

        written = post("/commentaries", {"subject": "THEME", "theme": "victims", "month": "2018-03",
                                         "text": "Satisfaction held.", "marking": "OFFICIAL"}, commentaryId="victims")
        self.assertEqual(written["state"], "DRAFT")
        agreed = post("/commentaries/victims:agree", {"etag": written["etag"]})
        self.assertEqual(agreed["state"], "AGREED")
        listed = self.stack.curl(force + "/commentaries", token=self.token, month="2018-03", subject="THEME")
        self.assertEqual([one["text"] for one in listed.json()["commentaries"]], ["Satisfaction held."])
        snapshot = post("/snapshots", {"month": "2018-03"})
        self.assertEqual(snapshot["commentaries"], [agreed])
        self.assertEqual(hashlib.sha256(snapshot["canonicalJson"].encode()).hexdigest(), snapshot["sha256"])
        kept = json.loads(snapshot["canonicalJson"])["commentaries"]
        self.assertEqual([one["text"] for one in kept], ["Satisfaction held."])
        post("/commentaries/victims:reopen", {})
        name = "/v1/" + snapshot["name"]
        differences = self.stack.curl(name + ":diff", token=self.token).json()["commentaryDifferences"]
        self.assertEqual([(one["kind"], len(one["causes"])) for one in differences], [("REOPENED", 1)])

    def test_openapi_describes_every_route(self):
        document = self.stack.curl("/openapi.json").json()
        self.assertTrue(document["openapi"].startswith("3.1"))
        self.assertIn("get", document["paths"]["/v1/forces/{force}/dashboard"])
        parameters = document["paths"]["/v1/forces/{force}/dashboard"]["get"]["parameters"]
        self.assertEqual([parameter["name"] for parameter in parameters if parameter.get("required")], ["force", "month"])
        self.assertIn("title", document["components"]["schemas"]["copperplate.indicators.v1.Area"]["required"])


if __name__ == "__main__":
    unittest.main()
