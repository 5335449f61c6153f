"""The command line against gateways that answer oddly, or over TLS."""

import json
import os
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from support.fake_gateway import FakeGateway, Request
from support.stack import BUILD, CHECKOUT

DASHBOARD = ["dashboard", "--month", "2018-03"]
REFUSED, USAGE, NOT_ALLOWED, UNAVAILABLE, SERVER_FAULT, UNWRITTEN, PIPE_CLOSED = 1, 2, 3, 5, 6, 7, 141
TOKEN_ADVICE = ("  a token: set COPPERPLATE_TOKEN or --token-file; the local stack gives one by "
                "deploy/local/token --roles admin\n")
# Every command that asks the gateway.
COMMANDS = [
    DASHBOARD,
    ["observations"],
    ["history", "--indicator", "fraud", "--month", "2018-03"],
    ["import", "/dev/null"],
    ["snapshot", "create", "--month", "2018-03"],
    ["snapshot", "list"],
    ["snapshot", "show", "s"],
    ["snapshot", "diff", "s"],
    ["batches"],
    ["batches", "show", "b"],
    ["batches", "faults", "b"],
    ["batches", "warnings", "b"],
    ["trend", "fraud"],
    ["commentaries"],
    ["commentaries", "show", "c"],
    ["commentaries", "add", "c", "/dev/null", "--month", "2018-03", "--marking", "OFFICIAL"],
    ["commentaries", "agree", "c"],
    ["commentaries", "reopen", "c"],
    ["targets"],
    ["rebases"],
    ["series-breaks"],
    ["harm-weights"],
    ["indicators"],
    ["indicators", "show", "fraud"],
    ["areas"],
    ["populations"],
    ["forces"],
    ["profiles"],
    ["volunteers", "equality-table", "--kind", "PSV", "--characteristic", "sex", "--quarter-end", "2018-03-31"],
    ["volunteers", "retention-due"],
    ["volunteers", "export", "v-1"],
    ["volunteers", "import", "/dev/null"],
    ["volunteers", "import-sessions", "/dev/null"],
]


def answer_with_nothing(request: Request) -> None:
    request.read_rest() if request.method == "POST" else None
    request.answer(200, "{}")


def answer_with_a_thing(request: Request) -> None:
    request.read_rest() if request.method == "POST" else None
    request.answer(200, '{"name": "x"}')


class CommandLineHttpTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, gateway, *arguments, stdout=subprocess.PIPE, keep_signals=False, **variables):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COPPERPLATE_")}
        return subprocess.run([BUILD / "bin" / "copperplate", "--gateway", gateway.url, "--force", "cambridgeshire", *arguments],
                              env={**environment, **variables}, text=True, stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, check=False, restore_signals=not keep_signals)

    def test_output_that_cannot_be_written_is_a_failure(self):
        with FakeGateway(answer_with_a_thing) as gateway:
            for command in [*COMMANDS, ["--help"], ["areas", "--help"], ["--version"], ["completion", "bash"]]:
                for options in ([], ["--json"]):
                    with self.subTest(command=command, options=options), open("/dev/full", "w", encoding="ascii") as full:
                        done = self.run_command(gateway, *options, *command, stdout=full)
                        self.assertEqual((done.returncode, done.stderr),
                                         (UNWRITTEN, "copperplate: standard output: No space left on device\n"))
            closed = subprocess.run(["bash", "-c", '"$@" >&-', "-", BUILD / "bin/copperplate", "--gateway", gateway.url, "forces"],
                                    stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual((closed.returncode, closed.stderr),
                         (UNWRITTEN, "copperplate: standard output: Bad file descriptor\n"))

    def test_a_failure_keeps_its_code_where_its_json_cannot_be_written(self):
        with FakeGateway(lambda request: request.answer(404, '{"error": {"message": "none"}}')) as gateway:
            with open("/dev/full", "w", encoding="ascii") as full:
                done = self.run_command(gateway, "--json", *DASHBOARD, stdout=full)
        self.assertEqual((done.returncode, done.stderr),
                         (4, "copperplate: none\ncopperplate: standard output: No space left on device\n"))

    def test_a_reader_that_has_enough_is_no_failure_to_speak_of(self):
        with FakeGateway(answer_with_a_thing) as gateway:
            for command in COMMANDS:
                for keep_signals, code in ((False, -signal.SIGPIPE), (True, PIPE_CLOSED)):
                    with self.subTest(command=command, keep_signals=keep_signals):
                        reader, writer = os.pipe()
                        os.close(reader)
                        done = self.run_command(gateway, *command, stdout=writer, keep_signals=keep_signals)
                        os.close(writer)
                        self.assertEqual((done.returncode, done.stderr), (code, ""))

    def test_every_view_asks_its_route(self):
        force = "/v1/forces/cambridgeshire"
        name = "forces/cambridgeshire"
        known_at = ["--known-at", "2018-05-10T15:00:00+01:00"]
        views = {
            ("forces",): "/v1/forces?pageSize=500",
            ("profiles",): "/v1/profiles",
            ("areas",): force + "/areas?pageSize=500",
            ("populations", *known_at): force + "/populations?knownAt=2018-05-10T15%3A00%3A00%2B01%3A00&pageSize=500",
            ("indicators", "--theme", "a b"): force + "/indicators?theme=a%20b&pageSize=500",
            ("indicators", "show", name + "/indicators/fraud"): force + "/indicators/fraud",
            ("batches",): force + "/batches?pageSize=500",
            ("batches", "show", name + "/batches/b"): force + "/batches/b",
            ("batches", "faults", "b"): force + "/batches/b/faults?pageSize=500",
            ("history", "--indicator", "fraud", "--month", "2018-03", "--area", "x"):
                force + "/observations:history?indicator=forces%2Fcambridgeshire%2Findicators%2Ffraud&month=2018-03"
                        "&area=forces%2Fcambridgeshire%2Fareas%2Fx&pageSize=500",
            ("observations", "--month", "2018-03"): force + "/observations?fromMonth=2018-03&toMonth=2018-03&pageSize=500",
            ("observations", "--area", "forces/national/areas/england", "--from", "2018-01"):
                force + "/observations?area=forces%2Fnational%2Fareas%2Fengland&fromMonth=2018-01&pageSize=500",
            ("dashboard", "--month", "2018-03", "--area", name + "/areas/x"):
                force + "/dashboard?month=2018-03&area=forces%2Fcambridgeshire%2Fareas%2Fx",
            ("dashboard", "--month", "2018-03", "--area", "forces/national/areas/england"):
                force + "/dashboard?month=2018-03&area=forces%2Fnational%2Fareas%2Fengland",
            ("dashboard", "--month", "2018-03", "--profile", "significance", "--significance-control", "ONE_IN_500"):
                force + "/dashboard?month=2018-03&profile=significance&significanceControl=ONE_IN_500",
            ("snapshot", "diff", name + "/snapshots/s"): force + "/snapshots/s:diff",
            ("volunteers", "equality-table", "--kind", "PSV", "--characteristic", "sex", "--quarter-end", "2018-03-31"):
                force + "/volunteerEqualityTable?kind=PSV&characteristic=sex&quarterEnd=2018-03-31",
            ("volunteers", "retention-due"): force + "/volunteers:retentionDue?pageSize=500",
            ("volunteers", "export", name + "/volunteers/v-1"): force + "/volunteers/v-1:export?pageSize=500",
            ("volunteers", "export", "v-1", "--free-text"): force + "/volunteers/v-1:export?includeFreeText=true&pageSize=500",
        }
        with FakeGateway(answer_with_nothing) as gateway:
            for command in views:
                self.assertEqual(self.run_command(gateway, *command).returncode, 0, command)
        self.assertEqual([request.target for request in gateway.requests], list(views.values()))

    def test_all_faults_of_a_refused_import_are_a_command_away(self):
        refusal = {"error": {"code": 400, "message": "nothing was written: the rows have 1200 faults", "details": [
            {"reason": "IMPORT_REFUSED", "metadata": {"faultCount": "1200", "batch": "forces/cambridgeshire/batches/b"}},
            {"fieldViolations": [{"field": "rows[2].area", "description": "must be an area of the force (AREA_UNKNOWN)"}]}]}}

        def answer(request: Request) -> None:
            if request.method == "POST":
                request.read_rest()
                request.answer(400, json.dumps(refusal))
                return
            last = "pageToken" in request.target
            fault = {"line": "3" if last else "2", "field": "area", "reason": "AREA_UNKNOWN",
                     "description": "=1+1" if last else "must be \x1b[31man area\x9b"}
            request.answer(200, json.dumps({"faults": [fault], "nextPageToken": "" if last else "t", "totalCount": "1200"}))

        with FakeGateway(answer) as gateway:
            refused = self.run_command(gateway, "import", "/dev/null")
            listed = self.run_command(gateway, "batches", "faults", "b")
            as_csv = self.run_command(gateway, "batches", "faults", "b", "--csv")
            as_json = self.run_command(gateway, "batches", "faults", "b", "--json")
            both = self.run_command(gateway, "batches", "faults", "b", "--json", "--csv")
        self.assertEqual((refused.returncode, refused.stdout), (REFUSED, ""))
        self.assertEqual(refused.stderr, (
            "copperplate: nothing was written: the rows have 1200 faults\n  reason: IMPORT_REFUSED\n"
            "  rows[2].area: must be an area of the force (AREA_UNKNOWN)\n  1 of 1200 faults shown\n"
            "  refused as forces/cambridgeshire/batches/b\n  all faults: copperplate batches faults b\n"))
        self.assertEqual(listed.stdout, (
            "Line  Column  Reason        Description\n"
            "   2  area    AREA_UNKNOWN  must be \\x1b[31man area\\u009b\n"
            "   3  area    AREA_UNKNOWN  =1+1\n"
            "the first 2 of 1200 faults\n"))
        self.assertEqual(as_csv.stdout.splitlines()[0], "line,column,reason,description")
        self.assertEqual(as_csv.stdout.splitlines()[2], "3,area,AREA_UNKNOWN,'=1+1")
        answer = json.loads(as_json.stdout)
        self.assertEqual(([fault["line"] for fault in answer["faults"]], answer["totalCount"], answer["nextPageToken"]),
                         (["2", "3"], "1200", ""))
        self.assertEqual((both.returncode, both.stderr), (USAGE, "copperplate: --csv and --json exclude one another\n"))

    def test_a_repeated_import_claims_nothing_new(self):
        def answer(request: Request) -> None:
            request.read_rest()
            request.answer(200, json.dumps({"name": "forces/f/batches/b", "rowCount": "1", "insertedCount": "1",
                                            "revisedCount": "0", "unchangedCount": "0", "replayed": True}))

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, "import", "/dev/null", "--batch", "b")
        self.assertEqual(done.stdout, ("nothing changed: forces/f/batches/b was imported before, with 1 row: "
                                       "1 new, 0 revised, 0 unchanged\n"))

    def test_duties_and_sessions_come_from_a_source(self):
        def answer(request: Request) -> None:
            request.read_rest()
            request.answer(200, json.dumps({"createdCount": "2", "unchangedCount": "1"}))

        for verb, what in (("import", "duties"), ("import-sessions", "sessions")):
            with FakeGateway(answer) as gateway:
                done = self.run_command(gateway, "volunteers", verb, "/dev/null", "--source", "tally", "--import-id", "june")
            self.assertEqual(done.stdout, f"imported 2 {what}, 1 were there already\n")
            [request] = gateway.requests
            self.assertEqual(request.target, f"/v1/forces/cambridgeshire/{what}:import?importId=june&source=tally")

    def test_the_token_may_lie_in_a_file(self):
        file = self.folder / "token"
        file.write_text("from-file\n")
        with FakeGateway(answer_with_nothing) as gateway:
            self.run_command(gateway, "--token-file", str(file), "areas", COPPERPLATE_TOKEN="from-variable")
            missing = self.run_command(gateway, "--token-file", "/nowhere", "areas")
            folder = self.run_command(gateway, "--token-file", str(self.folder), "areas")
        self.assertEqual([request.headers["authorization"] for request in gateway.requests], ["Bearer from-file"])
        self.assertEqual((missing.returncode, missing.stderr),
                         (USAGE, "copperplate: /nowhere: No such file or directory\n"))
        self.assertEqual((folder.returncode, folder.stderr), (USAGE, f"copperplate: {self.folder}: Is a directory\n"))

    def test_an_option_that_would_be_dropped_is_refused(self):
        with FakeGateway(answer_with_nothing) as gateway:
            before = self.run_command(gateway, "indicators", "--theme", "victims", "--csv", "show", "x")
            behind = self.run_command(gateway, "batches", "show", "b", "--csv")
        self.assertEqual((before.returncode, before.stdout, before.stderr),
                         (USAGE, "", "copperplate: indicators show: cannot heed --theme, --csv of indicators; "
                                     "its own options stand behind it\n"))
        self.assertEqual((behind.returncode, behind.stdout, behind.stderr),
                         (USAGE, "", "copperplate: batches show: cannot heed --csv of batches; its own options stand behind it\n"))
        self.assertEqual(gateway.requests, [])

    def test_an_instant_is_checked_before_anything_is_asked(self):
        with FakeGateway(answer_with_nothing) as gateway:
            for command in (DASHBOARD, ["observations"], ["areas"]):
                done = self.run_command(gateway, *command, "--known-at", "2018-05-10")
                self.assertEqual(done.returncode, USAGE)
                self.assertIn("give date, time and offset, such as 2018-05-10T14:00:00Z", done.stderr)
        self.assertEqual(gateway.requests, [])

    def test_a_diff_names_titles_reasons_and_authors(self):
        indicator, batch = "forces/cambridgeshire/indicators/fraud", "forces/cambridgeshire/batches/b"
        answers = {
            "/snapshots/s:diff": {"revision": "9", "differences": [{
                "indicator": indicator, "kind": "CHANGED", "column": "CURRENT", "before": "4988", "after": "5001",
                "batches": [batch]}]},
            "/indicators?pageSize=500": {"indicators": [{"name": indicator, "title": "Fraud", "unit": "count"}]},
            "/batches/b": {"name": batch, "author": "ann", "createTime": "2018-05-10T14:00:00Z", "revisionReason": "late"},
        }

        def answer(request: Request) -> None:
            path = request.target.removeprefix("/v1/forces/cambridgeshire")
            request.answer(200, json.dumps(answers[path])) if path in answers else request.answer(503, "")

        expected = ("As published, against today's revision 9\n\nIndicator  Column     Was     Is  Because\n"
                    "Fraud      Current  4,988  5,001  b\n\nBatch  Imported              By   Reason\n"
                    "b      2018-05-10T14:00:00Z  ann  late\n")
        with FakeGateway(answer) as gateway:
            self.assertEqual(self.run_command(gateway, "snapshot", "diff", "s").stdout, expected)
            as_json = self.run_command(gateway, "--json", "snapshot", "diff", "s")
            self.assertEqual(json.loads(as_json.stdout), answers["/snapshots/s:diff"])
            del answers["/indicators?pageSize=500"], answers["/batches/b"]
            bare = self.run_command(gateway, "snapshot", "diff", "s")
        self.assertEqual((bare.returncode, bare.stdout.splitlines()[3].split()), (0, ["fraud", "Current", "4,988", "5,001", "b"]))

    def test_what_is_given_stays_one_part_of_the_path(self):
        with FakeGateway(answer_with_nothing) as gateway:
            self.run_command(gateway, *DASHBOARD)
            self.run_command(gateway, "snapshot", "show", "x?y=z#w")
            self.run_command(gateway, "snapshot", "diff", "a/../b")
            self.run_command(gateway, "snapshot", "show", "..")
        self.assertEqual([request.target for request in gateway.requests], [
            "/v1/forces/cambridgeshire/dashboard?month=2018-03",
            "/v1/forces/cambridgeshire/snapshots/x%3Fy%3Dz%23w",
            "/v1/forces/cambridgeshire/snapshots/a%2F..%2Fb:diff",
            "/v1/forces/cambridgeshire/snapshots/..",
        ])

    def test_a_list_is_read_to_its_last_page(self):
        def answer(request: Request) -> None:
            last = "pageToken=next%26" in request.target
            request.answer(200, json.dumps({"snapshots": [{"name": f"s/{'b' if last else 'a'}", "edition": 1}],
                                            "nextPageToken": "" if last else "next&"}))

        with FakeGateway(answer) as gateway:
            listed = self.run_command(gateway, "snapshot", "list", "--month", "2018-03")
            as_json = self.run_command(gateway, "--json", "snapshot", "list")
        self.assertEqual([line.split()[0] for line in listed.stdout.splitlines()], ["Snapshot", "a", "b"])
        self.assertEqual(json.loads(as_json.stdout), {"snapshots": [{"name": "s/a", "edition": 1}, {"name": "s/b", "edition": 1}],
                                                      "nextPageToken": ""})
        self.assertEqual(gateway.requests[1].target,
                         "/v1/forces/cambridgeshire/snapshots?month=2018-03&pageSize=500&pageToken=next%26")

    def test_an_export_is_one_document_whatever_its_pages(self):
        def answer(request: Request) -> None:
            if "pageToken" in request.target:
                request.answer(200, '{"name": "v", "duties": [{"name": "d2"}], "nextPageToken": ""}')
            else:
                request.answer(200, '{"name": "v", "volunteer": {"fullName": "Ada"}, "duties": [{"name": "d1"}], '
                                    '"nextPageToken": "next"}')

        for options in ([], ["--json"]):
            with self.subTest(options=options), FakeGateway(answer) as gateway:
                done = self.run_command(gateway, *options, "volunteers", "export", "v-1")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertEqual(json.loads(done.stdout), {"name": "v", "volunteer": {"fullName": "Ada"},
                                                           "duties": [{"name": "d1"}, {"name": "d2"}]})

    def test_half_a_list_is_an_error(self):
        def answer(request: Request) -> None:
            if "pageToken" in request.target:
                request.answer(503, '{"error": {"code": 503, "message": "gone"}}')
            else:
                request.answer(200, '{"snapshots": [{"name": "s/a"}], "nextPageToken": "next"}')

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, "snapshot", "list")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (UNAVAILABLE, "", "copperplate: gone\n"))

    def test_a_list_without_end_is_an_error(self):
        def answer(request: Request) -> None:
            # Of its own accord only where the command line does not stop.
            token = "" if len(gateway.requests) > 9 else ("b" if request.target.endswith("=a") else "a")
            request.answer(200, json.dumps({"snapshots": [{"name": "s/x"}], "nextPageToken": token}))

        for options in ([], ["--csv"], ["--json"]):
            with self.subTest(options=options), FakeGateway(answer) as gateway:
                done = self.run_command(gateway, "snapshot", "list", *options)
                self.assertEqual((done.returncode, done.stderr),
                                 (SERVER_FAULT, "copperplate: the list does not end: a page token came twice\n"))
                self.assertEqual(len(gateway.requests), 3)
                if options == ["--json"]:
                    self.assertEqual(json.loads(done.stdout)["error"]["code"], 502)
                else:
                    self.assertEqual(done.stdout, "")

    def test_what_is_no_json_object_is_no_answer(self):
        for command in COMMANDS:
            for options in ([], ["--json"]):
                def answer(request: Request) -> None:
                    request.read_rest() if request.method == "POST" else None
                    request.answer(200, "[]")

                with self.subTest(command=command, options=options), FakeGateway(answer) as gateway:
                    done = self.run_command(gateway, *command, *options)
                    self.assertEqual((done.returncode, done.stderr), (SERVER_FAULT, "copperplate: the answer is no JSON object\n"))

    def test_a_refusal_before_the_body_is_asked_for_saves_sending_it(self):
        file = self.folder / "large.csv"
        file.write_text("x" * 1_000_000)
        with FakeGateway(lambda request: request.answer(401, '{"error": {"code": 401, "message": "no token"}}')) as gateway:
            done = self.run_command(gateway, "import", str(file))
        self.assertEqual((done.returncode, done.stderr), (NOT_ALLOWED, "copperplate: no token\n" + TOKEN_ADVICE))
        self.assertEqual(gateway.requests[0].headers["expect"], "100-continue")
        self.assertEqual(gateway.requests[0].body, b"")

    def test_an_error_counts_though_the_connection_breaks_after_it(self):
        def answer(request: Request) -> None:
            request.read_rest()
            request.connection.sendall(b'HTTP/1.1 409 Any\r\nContent-Length: 1000\r\n\r\n{"error": {"code"')
            request.reset()

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, "snapshot", "create", "--month", "2018-03")
        self.assertEqual((done.returncode, done.stderr), (REFUSED, 'copperplate: HTTP 409: {"error": {"code"\n'))

    def test_success_that_breaks_off_is_none(self):
        def answer(request: Request) -> None:
            request.connection.sendall(b"HTTP/1.1 200 Any\r\nContent-Length: 1000\r\n\r\n{")
            request.reset()

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, *DASHBOARD)
        self.assertEqual((done.returncode, done.stdout), (UNAVAILABLE, ""))

    def test_a_file_goes_up_whole(self):
        file = self.folder / "figures.csv"
        file.write_text("y" * 100_000)

        def answer(request: Request) -> None:
            request.connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            request.read_rest()
            request.answer(200, "{}")

        with FakeGateway(answer) as gateway:
            self.run_command(gateway, "import", str(file), "--batch", "a b", COPPERPLATE_TOKEN="t")
        [request] = gateway.requests
        self.assertEqual((request.target, request.body, request.headers["authorization"], request.headers["content-type"]),
                         ("/v1/forces/cambridgeshire/observations:import?batchId=a%20b", b"y" * 100_000, "Bearer t", "text/csv"))

    def test_a_fault_of_the_service_gives_what_to_quote(self):
        body = json.dumps({"error": {"code": 500, "message": "the service failed", "details": [
            {"reason": "INTERNAL", "metadata": {"incident": "4711"}}]}})
        with FakeGateway(lambda request: request.answer(500, body, "X-Request-Id: r7")) as gateway:
            done = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((done.returncode, json.loads(done.stdout)), (SERVER_FAULT, json.loads(body)))
        self.assertEqual(done.stderr, "copperplate: the service failed\n  reason: INTERNAL\n  incident: 4711\n  request id: r7\n")

    def test_what_is_no_json_is_an_error_in_json_too(self):
        with FakeGateway(lambda request: request.answer(502, "<html>")) as gateway:
            proxy = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((proxy.returncode, json.loads(proxy.stdout)["error"]), (UNAVAILABLE, {
            "code": 502, "message": "HTTP 502: <html>", "status": "UNKNOWN", "details": []}))
        with FakeGateway(lambda request: request.answer(200, "<html>")) as gateway:
            captive = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((captive.returncode, json.loads(captive.stdout)["error"]["code"]), (SERVER_FAULT, 502))

    def test_https_trusts_the_authority_it_is_told(self):
        subprocess.run([CHECKOUT / "deploy/local/certificates/make", self.folder, "gateway"], check=True, capture_output=True)
        authority = self.folder / "ca.crt"
        with FakeGateway(answer_with_nothing, certificate=self.folder / "gateway.crt") as gateway:
            distrusted = self.run_command(gateway, "--json", *DASHBOARD)
            by_option = self.run_command(gateway, "--json", "--ca-file", str(authority), *DASHBOARD)
            by_variable = self.run_command(gateway, "--json", *DASHBOARD, COPPERPLATE_CA=str(authority))
        self.assertEqual(distrusted.returncode, UNAVAILABLE)
        self.assertIn("certificate", distrusted.stderr)
        self.assertEqual((by_option.returncode, by_option.stdout, by_option.stderr), (0, "{}\n", ""))
        self.assertEqual((by_variable.returncode, by_variable.stdout), (0, "{}\n"))


if __name__ == "__main__":
    unittest.main()
