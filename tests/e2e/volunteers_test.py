"""The demonstration's volunteers against every figure that the papers print of them, and their months in the dashboard."""

import csv
import json
import subprocess
import sys
import time
import unittest
from datetime import date
from fractions import Fraction

from support import printed
from support.stack import CHECKOUT, Stack

FORCE = "/v1/forces/cambridgeshire"
KINDS = {"SPECIAL", "PSV", "CADET"}
# Verdicts, which are the dashboard's (dashboard_test.py).
ELSEWHERE = {"hours_worked_vs_1yr_avg", "hours_worked_vs_3yr_avg", "hours_worked_vs_benchmark"}
# Read off the cadets themselves.
OF_CADETS = {"age_min", "age_max", "units", "active_units"}
HEADCOUNT = {"establishment": "strength", "establishment_rolling_12_months": "strength", "establishment_baseline": "strength",
             "in_force": "strength", "cadets": "strength", "active": "active", "in_probation": "inProbation"}
TARGETS = {"establishment_aspiration": "ASPIRATION", "budgeted_establishment": "BUDGET"}
HOURS = {"hours_worked", "hours_worked_baseline", "hours_contributed", "duty_hours"}
SPANS = {"month": "MONTH", "financial_year_to_date": "FINANCIAL_YEAR_TO_DATE", "rolling_12_months": "TWELVE_MONTHS",
         "calendar_year": "CALENDAR_YEAR_TO_DATE", "calendar_year_to_date": "CALENDAR_YEAR_TO_DATE"}
ROWS = ("Special Constabulary Establishment", "Special Constabulary - Hours worked",
        "Police Support Volunteers - Establishment")
# All that the three rows stand on: the printed months of earlier years, and two financial years.
MONTHS = ["2015-03", "2016-03", *(f"{2016 + month // 12}-{month % 12 + 1:02d}" for month in range(3, 27))]


def facts(kinds=frozenset(KINDS)):
    with open(printed.SEEDS / "volunteers_facts.csv", newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["kind"] in kinds]


def figure_of(fact, kind):
    """Exactly, of a summary's kind."""
    measure = fact["measure"]
    if measure in HEADCOUNT:
        return Fraction(kind["headcount"][HEADCOUNT[measure]])
    if measure == "vetting":
        return Fraction(next(stage["persons"] for stage in kind["pipeline"] if stage["state"] == "VETTING"))
    if measure in TARGETS:
        return Fraction(next(one["persons"] for one in kind["targets"] if one["basis"] == TARGETS[measure]))
    if measure == "average_officers":
        return Fraction(kind["averageHeadcount"])
    if measure == "average_monthly_hours_per_special":
        return Fraction(kind["averageMonthlyHours"])
    assert measure in HOURS, measure
    hours = next(one["hours"] for one in kind["periods"] if one["span"] == SPANS[fact["period"]])
    assert (hours["qualifier"] == "ESTIMATED") == (fact["qualifier"] == "estimated"), fact
    return Fraction(int(hours["minutes"]), 60)


def age_on(born, day):
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class VolunteersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("analyst")

    def get(self, path, **query):
        answer = self.stack.curl(FORCE + path, token=self.token, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def post(self, path, body):
        answer = self.stack.curl(FORCE + path, "-H", "Content-Type: application/json", "-d", json.dumps(body), token=self.token)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def list(self, path, field):
        page = self.get(path, pageSize="500")
        found = page[field]
        while page["nextPageToken"]:
            page = self.get(path, pageSize="500", pageToken=page["nextPageToken"])
            found += page[field]
        return found

    def publish(self, id_, month):
        self.post("/volunteerFigures:publish", {"month": month, "figurePublicationId": id_})

    def delivered(self, id_):
        """The publication, once the indicators service has it."""
        deadline = time.monotonic() + 60
        while True:
            publication = self.get(f"/volunteerFigures/{id_}")
            if publication["state"] == "DELIVERED":
                return publication
            self.assertEqual(publication["state"], "PENDING", publication)
            self.assertLess(time.monotonic(), deadline, publication)
            time.sleep(0.05)

    def rows(self):
        rows = {row["title"]: row for row in self.get("/dashboard", month="2018-03")["rows"]}
        return {title: rows[title] for title in ROWS}

    def test_summaries_are_as_the_papers_print_them(self):
        summaries = {}
        checked = 0
        for fact in facts():
            if fact["measure"] in ELSEWHERE | OF_CADETS:
                continue
            day = fact["date"]
            if day not in summaries:
                summaries[day] = {kind["kind"]: kind for kind in self.get("/volunteerSummary", asOf=day)["kinds"]}
            with self.subTest(day=day, kind=fact["kind"], measure=fact["measure"], period=fact["period"]):
                figure = figure_of(fact, summaries[day][fact["kind"]])
                wanted = Fraction(fact["value"])
                if fact["qualifier"] == "more_than":
                    self.assertGreater(figure, wanted)
                elif fact["qualifier"] == "just_under":
                    self.assertTrue(wanted - 1 < figure < wanted, figure)
                else:
                    self.assertIn(fact["qualifier"], ("exact", "estimated", "target", "budget"))
                    self.assertEqual(figure, wanted)
                checked += 1
        self.assertEqual(checked, 33)

    def shown(self, day):
        done = self.stack.command("volunteers", "--as-of", day, "--csv", token=self.token)
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return {row["kind"]: row for row in csv.DictReader(done.stdout.splitlines())}

    def test_the_command_line_shows_the_same(self):
        specials = self.shown("2018-03-31")["SPECIAL"]
        self.assertEqual([specials[column] for column in ("in_force", "hours_in_month", "in_financial_year")],
                         ["229", "5,168.0", "52,220.0"])
        later = self.shown("2019-12-18")
        self.assertEqual((later["SPECIAL"]["in_force"], later["SPECIAL"]["probation"]), ("209", "104"))
        for day in ("2018-03-31", "2019-12-18"):
            told = {kind["kind"]: kind for kind in self.get("/volunteerSummary", asOf=day)["kinds"]}
            for kind, row in self.shown(day).items():
                targets = {one["basis"]: one for one in told[kind]["targets"]}
                target = targets.get("BUDGET", targets.get("ASPIRATION"))
                self.assertEqual((row["target"], row["vacant"]),
                                 (str(target["persons"]), str(target["vacancy"])) if target else ("", ""), (day, kind))

    def speedwatch(self, day):
        return self.get("/volunteerSummary", asOf=day)["speedwatch"]

    def counted(self, field, day, span):
        return int(next(one[field] for one in self.speedwatch(day)["periods"] if one["span"] == span))

    def in_ten_months(self, field):
        """To 30 April 2018."""
        told = self.get("/volunteerSummary", asOf="2018-04-30", fromMonth="2017-07", kind="SPEEDWATCH")
        return int(next(one[field] for one in told["speedwatch"]["periods"] if one["span"] == "SINCE"))

    def test_speedwatch_is_as_the_report_prints_it(self):
        report = self.speedwatch("2018-04-30")
        figures = {
            "groups": int(report["groups"]),
            "volunteers": int(report["namedOperators"]) + int(report["declaredMembers"]),
            "groups_gained": self.in_ten_months("groupsGained"),
            "volunteers_gained": self.in_ten_months("declaredMembersGained"),
            # From Monday 16 to Sunday 22 April.
            "roadside_sessions": self.counted("sessions", "2018-04-22", "MONTH") - self.counted("sessions", "2018-04-15", "MONTH"),
        }
        checked = 0
        for fact in facts({"SPEEDWATCH"}):
            with self.subTest(day=fact["date"], measure=fact["measure"]):
                if fact["measure"] in figures:
                    figure = figures[fact["measure"]]
                else:
                    self.assertIn(fact["measure"], ("vehicles_passing_sessions", "vehicles_recorded_speeding_pct"))
                    self.assertEqual(SPANS[fact["period"]], "CALENDAR_YEAR_TO_DATE")
                    figure = passing = self.counted("passing", fact["date"], "CALENDAR_YEAR_TO_DATE")
                    if fact["measure"] == "vehicles_recorded_speeding_pct":
                        figure = Fraction(100 * self.counted("overThreshold", fact["date"], "CALENDAR_YEAR_TO_DATE"), passing)
                if fact["qualifier"] == "more_than":
                    self.assertGreater(figure, int(fact["value"]))
                else:
                    self.assertIn(fact["qualifier"], ("exact", "as_printed"))
                    self.assertEqual(figure, Fraction(fact["value"]))
                checked += 1
        self.assertEqual(checked, 9)

    def test_the_command_line_shows_speedwatch(self):
        shown = self.stack.command("volunteers", "speedwatch", "--as-of", "2017-12-31", "--csv", token=self.token)
        self.assertEqual(shown.returncode, 0, shown.stderr)
        year = next(row for row in csv.DictReader(shown.stdout.splitlines()) if row["period"] == "CALENDAR_YEAR_TO_DATE")
        self.assertEqual((year["sessions"], year["passing"], year["over"], year["over_%"]), ("24", "230400", "13824", "6.0"))
        groups = self.stack.command("volunteers", "groups", "--csv", token=self.token)
        self.assertEqual(len(list(csv.DictReader(groups.stdout.splitlines()))), 150)

    def test_cadets_are_13_to_18_in_seven_units(self):
        day = date(2019, 12, 18)
        ages, units = set(), set()
        cadets = [one for one in self.list("/volunteers", "volunteers") if "/volunteers/cadet-" in one["name"]]
        for cadet in cadets:
            path = cadet["name"].removeprefix("forces/cambridgeshire")
            for engagement in self.get(f"{path}/engagements")["engagements"]:
                if engagement["state"] != "ACTIVE" or date.fromisoformat(engagement["stateSince"]) > day:
                    continue
                units.add(engagement["unitOrGroup"])
                ages.add(age_on(date.fromisoformat(cadet["dateOfBirth"]), day))
        made = {unit["name"]: unit for unit in self.list("/cadetUnits", "cadetUnits")}
        self.assertEqual(units, set(made))
        self.assertEqual({len(unit["leaders"]) for unit in made.values()}, {2})
        found = {"age_min": min(ages), "age_max": max(ages), "units": len(units), "active_units": len(units)}
        for fact in facts():
            if fact["measure"] in OF_CADETS:
                self.assertEqual(found[fact["measure"]], int(fact["value"]), fact)

    def test_the_dashboards_rows_are_fed_and_equal_the_printed_ones(self):
        before = self.rows()
        for month in MONTHS:
            self.publish(f"first-{month}", month)
        for month in MONTHS:
            publication = self.delivered(f"first-{month}")
            self.assertEqual([figure["qualifier"] for figure in publication["figures"]], ["EXACT"] * 3)
            # Each of them was there, reconstructed or as printed: the same figure, now known to be counted.
            batch = self.get(f"/batches/volunteers-first-{month}")
            self.assertEqual((batch["state"], batch["author"]), ("APPLIED", "volunteers-feed"))
            self.assertEqual((batch["insertedCount"], batch["unchangedCount"]), ("0", "0"), month)
        march = {figure["indicator"].rpartition("/")[2]: figure["amount"]
                 for figure in self.delivered("first-2018-03")["figures"]}
        self.assertEqual(march, {"special-constabulary-establishment": "229", "special-constabulary-hours-worked": "5168",
                                 "police-support-volunteers-establishment": "84"})
        after = self.rows()
        for row in printed.rows():
            if row["indicator"] not in ROWS:
                continue
            for cell, field in (printed.VALUES | printed.VERDICTS).items():
                with self.subTest(row=row["indicator"], cell=cell):
                    self.assertEqual(after[row["indicator"]][field]["text"], row[cell])
                    self.assertEqual(before[row["indicator"]][field]["text"], row[cell])

        self.publish("second-2018-03", "2018-03")
        self.delivered("second-2018-03")
        batch = self.get("/batches/volunteers-second-2018-03")
        self.assertEqual((batch["insertedCount"], batch["revisedCount"], batch["unchangedCount"]), ("0", "0", "3"))
        self.assertEqual(self.rows(), after)

    def test_the_command_line_says_what_an_import_would_do(self):
        header = "volunteer,full_name,date_of_birth,role,engagement,state,effective_on\n"
        row = "v-1,Ambrel Fenbright,1990-05-17,support-volunteer,e1,{},2018-01-08\n"
        command = ("volunteers", "import-people", "-", "--validate-only")
        done = self.stack.command(*command, token=self.token, stdin=header + row.format("APPLIED"))
        self.assertEqual((done.returncode, done.stdout), (0, "would import 1 volunteers with 1 engagements\n"), done.stderr)
        refused = self.stack.command(*command, token=self.token, stdin=header + row.format("ACTIVE"))
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("FIRST_EVENT_STATE", refused.stderr)

    def test_a_second_load_writes_nothing(self):
        tokens = {"COPPERPLATE_TOKEN": self.stack.token("admin"), "COPPERPLATE_SIGNER_TOKEN": self.stack.token("publisher")}
        again = subprocess.run(
            [sys.executable, "-B", str(CHECKOUT / "deploy/demonstration/load.py"), self.stack.gateway,
             str(self.stack.state / "demonstration")],
            env={**self.stack.environment, **tokens}, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        self.assertEqual(again.returncode, 0, again.stdout)
        self.assertIn(", 0 of Speedwatch, 0 volunteers and 0 duties written", again.stdout)

    def test_representation_is_told_where_nobody_can_be_told_from_it(self):
        cells = {}
        for kind in ("SPECIAL", "PSV"):
            table = self.get("/volunteerEqualityTable", kind=kind, characteristic="ethnicity", quarterEnd="2018-03-31")
            cells[kind] = next(cell for cell in table["cells"] if cell["value"] == "BME")
        told = cells["SPECIAL"]
        self.assertEqual((told["text"], told["sharePercent"], told["benchmarkPercent"], told["ratio"]), ("5", "4", "9.7", "0.4"))
        self.assertEqual(cells["PSV"]["text"], "c")
        self.assertFalse(cells["PSV"].get("ratio"))


if __name__ == "__main__":
    unittest.main()
