"""The command line as people and scripts use it: what it prints where, and its exit codes."""

import json
import os
import pty
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from support.stack import BUILD, Stack, free_ports

COPPERPLATE = BUILD / "bin" / "copperplate"
HEADER = "indicator,area,month,numerator,denominator\n"
DONE, REFUSED, USAGE, NOT_ALLOWED, NOT_FOUND, UNAVAILABLE = range(6)


def read_all(master: int) -> bytes:
    """What was written to the terminal, whose other side is closed by now."""
    drawn = b""
    try:
        while part := os.read(master, 65536):
            drawn += part
    except OSError:  # the end, as Linux tells it
        pass
    return drawn


class CommandLineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.admin = cls.stack.token("admin")
        cls.viewer = cls.stack.token("viewer")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, *arguments, code=DONE, token=None, stdin=None):
        done = self.stack.command(*arguments, token=token or self.admin, stdin=stdin)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def import_row(self, indicator, value, *arguments):
        done = self.run_command("import", "-", *arguments, stdin=f"{HEADER}{indicator},cambridgeshire,2018-03,{value},\n")
        self.assertEqual(done.stderr, "")
        return done.stdout

    def current(self, title, *arguments):
        """The figure as the table shows it."""
        table = self.run_command("dashboard", "--month", "2018-03", *arguments, token=self.viewer).stdout
        line = next(line for line in table.splitlines() if line.startswith(title))
        return re.split(r"  +", line)[1]

    def test_the_dashboard_is_a_table_or_json_wherever_the_option_stands(self):
        table = self.run_command("dashboard", "--month", "2018-03", "--why", token=self.viewer)
        self.assertEqual(table.stderr, "")
        self.assertRegex(table.stdout, r"\ADashboard as at Mar-18, forces/cambridgeshire/areas/cambridgeshire, revision \d+\n")
        self.assertIn("\nWhy\n", table.stdout)
        after = self.run_command("dashboard", "--month", "2018-03", "--json", token=self.viewer).stdout
        self.assertEqual(len(json.loads(after)["rows"]), 42)
        before = self.run_command("--json", "--gateway", self.stack.gateway, "dashboard", "--month", "2018-03",
                                  token=self.viewer).stdout
        self.assertEqual(json.loads(before)["rows"], json.loads(after)["rows"])

    def test_notes_explain_what_is_marked_in_the_table(self):
        def notes(*arguments):
            return self.run_command("dashboard", "--month", "2018-03", *arguments, token=self.viewer).stdout

        unexplained = "Printed as Comparable. 1,576 against 1,892 is 16.7% lower;"
        board = notes()
        self.assertRegex(board, r"(?m)^KSI Road Casualties \[\d+\] \[\d+\]  ")
        self.assertRegex(board, r"(?m)^  \[\d+\] +Data to Jun-17\.$")
        self.assertRegex(board, r"(?m)^  \[\d+\] +No figure held for Mar-16\.$")
        self.assertRegex(board, r"(?m)^  \[\d+\] +No verdict: the average of April 2014 to March 2017 has no value, since 24 of "
                                r"its 36 months are missing: April 2014 to March 2016\.$")
        self.assertRegex(board, r"(?m)^  \[\d+\] +Printed as 94\.1\. ")
        self.assertIn(unexplained, board)
        significance = notes("--profile", "significance")
        self.assertRegex(significance, r"(?m)^  \[\d+\] +Printed as 94\.1\. ")
        self.assertNotIn(unexplained, significance)
        self.assertIn("provisional", self.run_command("dashboard", "--help").stdout)

    def test_it_tells_what_was_known_then(self):
        title, indicator = "Rural Crime", "rural-crime"
        was = self.current(title)
        known = json.loads(self.run_command("--json", "dashboard", "--month", "2018-03").stdout)["knownAt"]
        self.import_row(indicator, 4321, "--batch", "known-then", "--reason", "late recording")
        self.assertEqual(self.current(title), "4,321")
        self.assertNotEqual(was, "4,321")
        self.assertEqual(self.current(title, "--known-at", known), was)

    def test_snapshots_are_published_listed_shown_and_compared(self):
        created = self.run_command("snapshot", "create", "--month", "2018-03").stdout
        name, edition, digest = re.fullmatch(r"published (\S+), edition (\d+), SHA-256 ([0-9a-f]{64})\n", created).groups()
        snapshot = name.rsplit("/", 1)[1]

        listed = self.run_command("snapshot", "list", "--month", "2018-03", token=self.viewer).stdout.splitlines()
        self.assertEqual(listed[0].split(), ["Snapshot", "Month", "Area", "Profile", "Edition", "Published", "By"])
        self.assertEqual([line.split()[1:4] for line in listed if line.startswith(snapshot)],
                         [["2018-03", "cambridgeshire", edition]])
        self.assertEqual(self.run_command("snapshot", "list", "--month", "2017-01").stdout.splitlines()[1:], ["(none)"])
        as_json = json.loads(self.run_command("snapshot", "list", "--json").stdout)
        self.assertIn(name, [one["name"] for one in as_json["snapshots"]])
        self.assertEqual(as_json["nextPageToken"], "")

        shown = self.run_command("snapshot", "show", snapshot, token=self.viewer).stdout
        self.assertTrue(shown.startswith(f"{name} by "), shown[:200])
        self.assertIn(f"SHA-256 {digest}\nDashboard as at Mar-18", shown)
        self.assertRegex(self.run_command("snapshot", "diff", name).stdout, r"\Anothing differs at revision \d+\n\Z")

        self.import_row("all-recorded-crime", 5001, "--batch", "after-snapshot", "--reason", "late recording")
        self.assertEqual(self.run_command("snapshot", "show", snapshot, token=self.viewer).stdout, shown)
        differences = [re.split("  +", line) for line in self.run_command("snapshot", "diff", snapshot).stdout.splitlines()]
        self.assertIn(["All Recorded Crime", "Current", "4,988", "5,001", "after-snapshot"], differences)
        self.assertEqual([line[2:] for line in differences if line[0] == "after-snapshot"], [["local-developer", "late recording"]])

    def test_an_import_draws_its_progress_on_a_terminal_and_nowhere_else(self):
        file = self.folder / "figures.csv"
        file.write_text(HEADER + "rural-crime,cambridgeshire,2018-02,70,\n")
        arguments = ["import", str(file), "--validate-only", "--reason", "a trial"]
        piped = self.run_command(*arguments)
        self.assertEqual(piped.stderr, "")
        self.assertRegex(piped.stdout, r"\Awould import 1 row: \d new, \d revised, \d unchanged; nothing was written\n")

        master, terminal = pty.openpty()
        self.addCleanup(os.close, master)
        on_terminal = subprocess.run([COPPERPLATE, *arguments], env=self.environment(), stdout=subprocess.PIPE, stderr=terminal,
                                     text=True, check=True)
        os.close(terminal)
        self.assertEqual(on_terminal.stdout, piped.stdout)
        self.assertEqual(read_all(master).decode(), "\r[==============================] 100%  0.0 of 0.0 MiB, sent: the service looks at it\r\x1b[K")

    def environment(self):
        return {**self.stack.environment, "COPPERPLATE_GATEWAY": self.stack.gateway, "COPPERPLATE_FORCE": "cambridgeshire",
                "COPPERPLATE_TOKEN": self.admin}

    def batches(self):
        return self.stack.curl("/v1/forces/cambridgeshire/batches", token=self.admin, pageSize="500").json()["batches"]

    def test_half_a_file_is_never_imported(self):
        before = self.batches()
        self.assertEqual(self.run_command("import", "/tmp", code=USAGE).stderr, "copperplate: /tmp: Is a directory\n")
        self.assertEqual(self.run_command("import", str(self.folder / "none"), code=USAGE).stderr,
                         f"copperplate: {self.folder}/none: No such file or directory\n")
        # Reading a terminal's master whose other side has gone fails after what is left.
        master, terminal = pty.openpty()
        os.write(terminal, (HEADER + "rural-crime,cambridgeshire,2018-01,70,\n").encode())
        os.close(terminal)
        done = subprocess.run([COPPERPLATE, "import", "-", "--batch", "half"], stdin=master, env=self.environment(), text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        os.close(master)
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (USAGE, "", "copperplate: standard input: Input/output error\n"))
        self.assertEqual(self.batches(), before)

    def test_errors_are_words_for_people_and_json_for_scripts(self):
        refused = self.run_command("dashboard", "--month", "2018-13", code=REFUSED)
        self.assertEqual(refused.stdout, "")
        self.assertRegex(refused.stderr, r"\Acopperplate: (.|\n)*\n  reason: MONTH_\w+\n(.|\n)*  request id: [0-9a-f]{32}\n\Z")
        scripted = self.run_command("--json", "dashboard", "--month", "2018-13", code=REFUSED)
        error = json.loads(scripted.stdout)["error"]
        self.assertEqual((error["code"], error["status"]), (400, "INVALID_ARGUMENT"))
        self.assertTrue(scripted.stderr.startswith(f"copperplate: {error['message']}"), scripted.stderr)

    def test_the_exit_code_says_what_to_do(self):
        dashboard = ["dashboard", "--month", "2018-03"]
        self.assertIn("TOKEN_MISSING", self.stack.command(*dashboard).stderr)
        self.assertIn("deploy/local/token --roles admin\n", self.stack.command(*dashboard).stderr)
        self.assertEqual(self.stack.command(*dashboard).returncode, NOT_ALLOWED)
        self.assertIn("reason: TOKEN_MALFORMED", self.run_command(*dashboard, code=NOT_ALLOWED, token="nonsense").stderr)
        self.assertIn("reason: ROLE_MISSING", self.run_command("snapshot", "create", "--month", "2018-03", code=NOT_ALLOWED,
                                                               token=self.viewer).stderr)
        self.run_command("--force", "nowhere", *dashboard, code=NOT_ALLOWED)
        self.run_command("snapshot", "show", "never-published", code=NOT_FOUND)
        self.run_command("--force", "a/../b", *dashboard, code=REFUSED)
        for wrong in ([], ["dashboard"], ["dashboard", "--moth", "2018-03"], ["import"], ["snapshot"], ["completion", "fish"],
                      ["--gateway", "ftp://x", *dashboard], ["--ca-file", "/nowhere", *dashboard]):
            with self.subTest(wrong=wrong):
                self.assertEqual(self.run_command(*wrong, code=USAGE).stdout, "")

    def test_a_large_import_without_the_right_to_it_is_refused_as_such(self):
        file = self.folder / "large.csv"
        file.write_text(HEADER + "rural-crime,cambridgeshire,2018-03,70,\n" * 200_000)
        refused = self.run_command("import", str(file), code=NOT_ALLOWED, token="nonsense")
        self.assertIn("reason: TOKEN_MALFORMED", refused.stderr)

    def test_no_gateway_is_a_code_of_its_own(self):
        nobody = f"http://127.0.0.1:{free_ports(1)[0]}"
        done = self.run_command("--gateway", nobody, "--json", "dashboard", "--month", "2018-03", code=UNAVAILABLE)
        error = json.loads(done.stdout)["error"]
        self.assertEqual((error["code"], error["status"]), (503, "UNAVAILABLE"))
        self.assertEqual(done.stderr, f"copperplate: {error['message']}\n")
        self.assertTrue(error["message"].startswith(nobody), error)

    def test_the_force_must_be_named(self):
        environment = self.environment()
        del environment["COPPERPLATE_FORCE"]
        done = subprocess.run([COPPERPLATE, "dashboard", "--month", "2018-03"], env=environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
        self.assertTrue(done.stderr.startswith("--force is required\n"), done.stderr)
        self.assertTrue(done.stderr.endswith("copperplate forces lists them.\n"), done.stderr)
        forces = subprocess.run([COPPERPLATE, "forces"], env=environment, text=True, stdout=subprocess.PIPE, check=True).stdout
        self.assertIn(["cambridgeshire", "Cambridgeshire", "E23000023"], [re.split("  +", line) for line in forces.splitlines()])

    def rows(self, *arguments):
        """A table as lists of cells; none of them may be empty."""
        return [re.split("  +", line.strip()) for line in self.run_command(*arguments, token=self.viewer).stdout.splitlines()]

    def test_what_there_is_can_be_listed(self):
        indicators = self.rows("indicators")
        self.assertEqual(indicators[0], ["Indicator", "Title", "Theme", "Measure", "Unit", "Frequency", "Lag months"])
        self.assertEqual(len(indicators), 1 + 42)
        self.assertIn(["all-recorded-crime", "All Recorded Crime", "offenders", "COUNT", "count", "MONTHLY", "0"], indicators)
        self.assertEqual({row[2] for row in self.rows("indicators", "--theme", "victims")[1:]}, {"victims"})
        shown = self.run_command("indicators", "show", "forces/cambridgeshire/indicators/all-recorded-crime").stdout
        self.assertIn("\nTitle       All Recorded Crime\n", shown)
        areas = self.run_command("areas", "--csv").stdout.splitlines()
        self.assertEqual(areas[0], "area,title,kind,lies_in,valid_from,valid_to,codes")
        self.assertTrue([line for line in areas if line.startswith("cambridgeshire,")], areas)
        self.assertTrue(self.run_command("profiles").stdout.startswith("Profile      "))
        self.assertEqual(self.rows("populations")[0], ["Area", "Year", "Residents", "Recorded"])
        self.run_command("indicators", "show", "no-such-one", code=NOT_FOUND)

    def test_a_figure_can_be_followed_through_its_imports(self):
        figure = ["--indicator", "hate-crime", "--month", "2018-03", "--area", "forces/cambridgeshire/areas/cambridgeshire"]
        self.import_row("hate-crime", 171, "--batch", "followed-1", "--source", "A system", "--reason", "first")
        self.import_row("hate-crime", 172, "--batch", "followed-2", "--reason", "=second")
        history = self.rows("history", *figure)
        self.assertEqual([row[-3:] for row in history[1:3]],
                         [["followed-2", "local-developer", "=second"], ["followed-1", "local-developer", "first"]])
        as_csv = self.run_command("history", *figure, "--csv").stdout.splitlines()
        self.assertEqual(as_csv[1].split(",")[2:], ["172", "", "FINAL", "EXACT", "followed-2", "local-developer", "'=second"])
        batches = self.rows("batches")
        self.assertEqual(batches[0][:4], ["Batch", "State", "Imported", "By"])
        self.assertEqual({"followed-1", "followed-2"} - {row[0] for row in batches}, set())
        self.assertIn("\nReason     first\n", self.run_command("batches", "show", "followed-1").stdout)

    def test_what_comes_out_as_csv_goes_in_again(self):
        figures = self.run_command("observations", "--indicator", "effective-trial-rate", "--from", "2017-04", "--csv").stdout
        header, *rows = figures.splitlines()
        self.assertEqual(header, "indicator,area,month,numerator,denominator,status,qualifier,breakdown,period_months")
        again = self.run_command("import", "-", "--validate-only", stdin=figures).stdout
        self.assertEqual(again, f"would import {len(rows)} rows: 0 new, 0 revised, {len(rows)} unchanged; nothing was written\n")

    def test_an_indicator_can_be_looked_at_from_every_side(self):
        crime = "all-recorded-crime"
        series = self.rows("series", crime, "--from", "2018-01", "--to", "2018-03", "--column", "ROLLING_12")
        self.assertEqual(series[0], ["Month", "Value", "Provisional", "Absence"])
        self.assertEqual([row[0] for row in series[1:4]], ["2018-01", "2018-02", "2018-03"])
        self.assertEqual(series[4], ["All Recorded Crime, count, cambridgeshire"])
        chart = self.run_command("chart", f"forces/cambridgeshire/indicators/{crime}", token=self.viewer).stdout
        self.assertRegex(chart, r"\AMonth +Value +Centre +Lower limit +Upper limit +Signals\n2014-04 +\d+ +[0-9.]+ +")
        answer = json.loads(self.run_command("chart", crime, "--json", token=self.viewer).stdout)
        self.assertIn("\n" + answer["sentence"] + "\n", chart)
        forecast = self.run_command("forecast", crime, "--to", "2017-09", "--csv", token=self.viewer).stdout.splitlines()
        self.assertEqual(forecast[0], "month,projected,unrounded")
        self.assertEqual([line.split(",")[0] for line in forecast[1:7]],
                         ["2017-10", "2017-11", "2017-12", "2018-01", "2018-02", "2018-03"])
        sheet = self.rows("information-sheet", "--month", "2018-03")
        self.assertEqual(sheet[0], ["Indicator", "Data used", "Peer data used"])
        self.assertEqual(len(sheet), 1 + 42)
        areas = self.rows("compare-areas", crime, "--month", "2018-03", "--kind", "DISTRICT")
        self.assertEqual([row[:2] for row in areas[1:3]], [["cambridge", "n/a"], ["east-cambridgeshire", "n/a"]])
        refused = self.run_command("breakdown", crime, "--dimension", "age", "--month", "2018-03", code=REFUSED)
        self.assertIn("reason: DIMENSION_UNKNOWN", refused.stderr)
        self.run_command("series", "no-such-one", code=NOT_FOUND)
        self.run_command("compare-areas", crime, "--month", "2018-03", code=USAGE)
        self.run_command("chart", crime, "--json", "--csv", code=USAGE)
        self.assertIn("copperplate chart all-recorded-crime", self.run_command("chart", "--help").stdout)

    def test_a_trend_is_shown_with_its_periods_and_in_words(self):
        crime = "all-recorded-crime"
        arguments = ["trend", crime, "--month", "2018-03", "--period-months", "3"]
        answer = json.loads(self.run_command(*arguments, "--json", token=self.viewer).stdout)
        trend = self.rows(*arguments)
        self.assertEqual(trend[0], ["From", "To", "Value", "Lower 95%", "Upper 95%", "Provisional"])
        self.assertEqual([row[:5] for row in trend[1:6]], [
            [period["firstMonth"], period["lastMonth"], period["cell"]["text"], period["lowerText"], period["upperText"]]
            for period in answer["periods"]])
        self.assertIn(["All Recorded Crime, count, cambridgeshire, 2018-03"], trend)
        self.assertIn([answer["sentence"]], trend)
        self.run_command("trend", crime, "--period-months", "2", code=REFUSED)
        self.run_command("trend", "no-such-one", code=NOT_FOUND)

    def test_commentaries_are_added_agreed_and_kept_in_snapshots(self):
        def add(name, text, *arguments, code=DONE, token=None):
            return self.run_command("commentaries", "add", name, "-", "--month", "2018-02", *arguments, code=code, stdin=text,
                                    token=token)

        self.assertEqual(add("crime-said", "It fell.\n\nNot by much.\n", "--indicator", "all-recorded-crime", "--marking",
                             "OFFICIAL", "--source", "the force", "--source", "a survey").stdout,
                         "added forces/cambridgeshire/commentaries/crime-said as DRAFT\n")
        for name, arguments in (("victims-said", ["--theme", "victims"]), ("summary-said", ["--section", "Summary"]),
                                ("area-said", [])):
            add(name, f"Of {name}.", *arguments, "--marking", "OFFICIAL")
        self.assertIn("reason: COMMENTARY_EXISTS",
                      add("crime-said", "Again.", "--theme", "victims", "--marking", "OFFICIAL", code=REFUSED).stderr)
        self.assertIn("reason: ROLE_MISSING", add("no-right", "x", "--marking", "OFFICIAL", code=NOT_ALLOWED,
                                                   token=self.viewer).stderr)
        add("unmarked", "x", code=USAGE)
        add("both", "x", "--marking", "OFFICIAL", "--theme", "victims", "--section", "Summary", code=USAGE)
        file = self.folder / "latin.txt"
        file.write_bytes(b"caf\xe9")
        refused = self.run_command("commentaries", "add", "latin", str(file), "--month", "2018-02", "--marking", "OFFICIAL",
                                   code=USAGE)
        self.assertEqual(refused.stderr, f"copperplate: {file}: is no UTF-8\n")
        self.run_command("commentaries", "add", "x", "/nowhere", "--month", "2018-02", "--marking", "OFFICIAL", code=USAGE)

        listed = self.run_command("commentaries", "--month", "2018-02", "--csv", token=self.viewer).stdout.splitlines()
        self.assertEqual(listed[0], "commentary,month,subject,indicator,theme,area,heading,state,marking,by,text,sources")
        self.assertEqual({line.split(",")[0]: line.split(",")[2] for line in listed if "-said," in line},
                         {"crime-said": "INDICATOR", "victims-said": "THEME", "summary-said": "SECTION", "area-said": "AREA"})
        shown = self.run_command("commentaries", "show", "crime-said", token=self.viewer).stdout
        head, etag = re.fullmatch(r"((?:.|\n)*)  etag: (\S+)\n", shown).groups()
        self.assertEqual(head, "crime-said: indicator all-recorded-crime, cambridgeshire, 2018-02, OFFICIAL, DRAFT by "
                               "local-developer\n  It fell.\n\n  Not by much.\n  source: the force\n  source: a survey\n")
        self.run_command("commentaries", "agree", "crime-said", "--etag", "stale", code=REFUSED)
        self.assertEqual(self.run_command("commentaries", "agree", "crime-said", "--etag", etag).stdout,
                         "forces/cambridgeshire/commentaries/crime-said is AGREED\n")
        self.assertIn("reason: STATE_NOT_ALLOWED", self.run_command("commentaries", "agree", "crime-said", code=REFUSED).stderr)
        self.assertEqual([row[0] for row in self.rows("commentaries", "--month", "2018-02", "--state", "AGREED")[1:]],
                         ["crime-said"])

        created = self.run_command("snapshot", "create", "--month", "2018-02").stdout
        snapshot = self.run_command("snapshot", "show", created.split()[1].rstrip(","), token=self.viewer).stdout
        self.assertTrue(snapshot.endswith("\nCommentaries\n\n" + head.replace("DRAFT", "AGREED")), snapshot[-500:])
        self.assertEqual(self.run_command("commentaries", "reopen", "crime-said").stdout,
                         "forces/cambridgeshire/commentaries/crime-said is DRAFT\n")
        self.run_command("commentaries", "show", "no-such-one", code=NOT_FOUND)

    def test_what_is_recorded_beside_the_figures_can_be_listed(self):
        crime, area = "forces/cambridgeshire/indicators/all-recorded-crime", "forces/cambridgeshire/areas/cambridgeshire"
        for path, key, body in (
                ("/targets", "targetId", {"indicator": crime, "area": area, "fromMonth": "2018-04", "value": "4500"}),
                ("/rebases", "rebaseId", {"indicator": crime, "area": area, "month": "2017-04", "reason": "counted anew"}),
                ("/seriesBreaks", "seriesBreakId", {"indicator": crime, "month": "2016-04", "reason": "other rules"}),
                ("/harmWeights", "harmWeightId", {"category": "burglary", "fromMonth": "2016-04", "weight": "19.5",
                                                  "source": "An index"})):
            made = self.stack.curl("/v1/forces/cambridgeshire" + path, "-X", "POST", "-H", "Content-Type: application/json",
                                   "-d", json.dumps(body), token=self.admin, **{key: "listed-one"})
            self.assertEqual(made.status, 200, made.body)
        for arguments, header, row in (
                (["targets", "--indicator", "all-recorded-crime"], "target,indicator,area,from,to,value,by",
                 "listed-one,all-recorded-crime,cambridgeshire,2018-04,,4500,local-developer"),
                (["rebases", "--indicator", crime], "rebase,indicator,area,month,by,reason",
                 "listed-one,all-recorded-crime,cambridgeshire,2017-04,local-developer,counted anew"),
                (["series-breaks"], "series_break,indicator,month,adjusted_series,by,reason",
                 "listed-one,all-recorded-crime,2016-04,,local-developer,other rules"),
                (["harm-weights", "--category", "burglary"], "harm_weight,category,from,to,days,by,source",
                 "listed-one,burglary,2016-04,,19.5,local-developer,An index")):
            with self.subTest(arguments=arguments):
                lines = self.run_command(*arguments, "--csv", token=self.viewer).stdout.splitlines()
                self.assertEqual(lines[0], header)
                self.assertIn(row, lines)
                self.run_command(*arguments, "--known-at", "yesterday", code=USAGE)
        # Others of this class look at the chart and the series as they were.
        for path in ("targets", "rebases", "seriesBreaks", "harmWeights"):
            gone = self.stack.curl(f"/v1/forces/cambridgeshire/{path}/listed-one", "-X", "DELETE", token=self.admin)
            self.assertEqual(gone.status, 200, gone.body)

    def test_a_plan_goes_out_as_csv_and_comes_in_again(self):
        plan = "police-and-crime-plan-2017-20"
        self.assertIn(f"\n{plan}  ", self.run_command("plans", token=self.viewer).stdout)
        self.assertIn("DRAFT, IN_FORCE, SUPERSEDED", self.run_command("plans", "--state", "ENDED", code=REFUSED).stderr)
        self.run_command("plans", "iterations", plan, token=self.viewer)
        exported = self.run_command("plans", "export", plan, token=self.viewer).stdout
        self.assertTrue(exported.startswith("theme,code,action,"), exported[:80])
        tried = self.run_command("plans", "import", plan, "-", "--validate-only", stdin=exported).stdout
        self.assertRegex(tried, r"\Awould import 44 rows: 0 new, 0 changed, \d+ unchanged; 0 reported; nothing was written\n")
        theirs = exported.replace("theme,code", "thema,code", 1)
        self.assertIn("thema", self.run_command("plans", "import", plan, "-", stdin=theirs, code=REFUSED).stderr)
        self.assertIn("whole number", self.run_command("plan", plan, "--iteration", "x", code=USAGE).stderr)

    def test_a_force_can_be_held_against_its_peers(self):
        national = self.stack.token("analyst", force="national")
        self.run_command("peers", "compare", "all-crime-outcome-rate", "--month", "2018-03", code=NOT_FOUND)
        for path, query, body in (
                ("/indicators", {"indicatorId": "all-crime-outcome-rate"}, {
                    "title": "Outcome rate, published", "theme": "victims", "measure": "RATIO", "unit": "percent",
                    "frequency": "QUARTERLY", "polarity": "HIGHER_IS_BETTER", "decimals": 1, "lagMonths": 6,
                    "validFrom": "2014-04"}),
                ("/peerGroups", {"peerGroupId": "cambridgeshire-2017"}, {
                    "force": "cambridgeshire", "members": ["kent", "essex"], "averaging": "SIMPLE", "validFrom": "2017-04"})):
            made = self.stack.curl("/v1/forces/national" + path, "-X", "POST", "-H", "Content-Type: application/json", "-d",
                                   json.dumps(body), token=national, **query)
            self.assertEqual(made.status, 200, made.body)
        content = "indicator,of,period_end,numerator,denominator\n" + "".join(
            f"all-crime-outcome-rate,{force},2017-12,{numerator},{denominator}\n"
            for force, numerator, denominator in (("cambridgeshire", 900, 5000), ("kent", 3000, 20000), ("essex", 2800, 20000)))
        self.assertIn("ROLE_MISSING", self.run_command("peers", "import", "-", code=NOT_ALLOWED, stdin=content,
                                                       token=self.viewer).stderr)
        refused = self.run_command("peers", "import", "-", "--batch", "bad", code=REFUSED, token=national,
                                   stdin=content.replace("kent", "mordor"))
        self.assertTrue(refused.stderr.endswith("  all faults: copperplate --force national batches faults bad\n"), refused.stderr)
        done = self.run_command("peers", "import", "-", "--batch", "outcomes", token=national, stdin=content)
        self.assertEqual(done.stdout, "imported 3 rows as forces/national/batches/outcomes: 3 new, 0 revised, 0 unchanged\n")
        self.assertEqual(self.rows("peers", "groups")[1][:3], ["cambridgeshire-2017", "cambridgeshire", "kent; essex"])
        figures = self.run_command("peers", "figures", "--csv", token=national).stdout
        again = self.run_command("peers", "import", "-", "--validate-only", token=national, stdin=figures).stdout
        self.assertEqual(again, "would import 3 rows: 0 new, 0 revised, 3 unchanged; nothing was written\n")
        compared = self.run_command("peers", "compare", "all-crime-outcome-rate", "--month", "2018-03", token=self.viewer).stdout
        self.assertEqual([re.split("  +", line) for line in compared.splitlines()[:2]],
                         [["Force", "Figure", "Place", "In group", "Place in group"],
                          ["cambridgeshire", "18.0", "1", "yes", "1"]])
        self.assertRegex(compared, r"(?m)^1 of 3 forces, where 1 is the highest figure")

    def test_an_import_says_what_it_warns_of(self):
        printed = self.import_row("rural-crime", 99999, "--batch", "warned-of", "--reason", "a slip of the pen")
        self.assertRegex(printed, r"\n1 warning:\n  line 2: rural-crime, cambridgeshire, 2018-03: 99,999 lies above the limits that "
                                  r"the .+\.\n\Z")
        warnings = self.rows("batches", "warnings", "warned-of")
        self.assertEqual(warnings[1][:4], ["2", "rural-crime", "cambridgeshire", "2018-03"])
        self.assertIn("OUTSIDE_OWN_LIMITS", warnings[1])
        self.run_command("batches", "warnings", "never-imported", code=NOT_FOUND)

    def test_a_refused_import_says_where_its_faults_are(self):
        content = HEADER + "rural-crime,nowhere,2018-03,1,\nrural-crime,cambridgeshire,2018-03,x,\n"
        refused = self.run_command("import", "-", "--batch", "refused-one", code=REFUSED, stdin=content)
        self.assertTrue(refused.stderr.endswith("  refused as forces/cambridgeshire/batches/refused-one\n"
                                                "  all faults: copperplate batches faults refused-one\n"), refused.stderr)
        faults = self.rows("batches", "faults", "refused-one")
        self.assertEqual([row[:3] for row in faults[1:]], [["2", "area", "AREA_UNKNOWN"], ["3", "numerator", "NUMBER_MALFORMED"]])
        self.run_command("batches", "faults", "never-imported", code=NOT_FOUND)

    def test_help_lists_the_exit_codes_and_the_version_is_the_projects(self):
        for arguments in (["--help"], ["snapshot", "create", "--help"]):
            text = self.run_command(*arguments).stdout
            self.assertRegex(text, r"Exit codes:\n(  [0-7]  .+\n){8}")
            self.assertIn("COPPERPLATE_TOKEN", text)
        example = self.run_command("import", "--help").stdout.split("\n\n")
        self.assertEqual(len([part for part in example if part.startswith("  indicator,area,month,numerator,denominator\n")]), 1)
        self.assertRegex(self.run_command("--version").stdout, r"\Acopperplate \d+\.\d+\.\d+\n\Z")

    def test_bash_completes_commands_and_options(self):
        script = self.run_command("completion", "bash").stdout
        done = subprocess.run(["bash", "-c", script + "COMP_WORDS=(copperplate snapshot list --mo); COMP_CWORD=3\n"
                               "_copperplate; echo ${COMPREPLY[@]}"], stdout=subprocess.PIPE, text=True, check=True)
        self.assertEqual(done.stdout, "--month\n")
        self.assertTrue(self.run_command("completion", "zsh").stdout.startswith("autoload"))


if __name__ == "__main__":
    unittest.main()
