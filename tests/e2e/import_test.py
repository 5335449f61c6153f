"""Figures in, revised, refused: what moves and what must not."""

import unittest

import grpc

from support.reflection import Client
from support.stack import Stack

DASHBOARD = "/v1/forces/cambridgeshire/dashboard"
IMPORT = "/v1/forces/cambridgeshire/observations:import"
HEADER = "indicator,area,month,numerator,denominator\n"


class ImportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("admin")

    def post_csv(self, content, **query):
        return self.stack.curl(IMPORT, "-X", "POST", "-H", "Content-Type: text/csv", "--data-binary", content,
                               token=self.token, **query)

    def current(self, **query):
        rows = self.stack.curl(DASHBOARD, token=self.token, month="2018-03", **query).json()["rows"]
        return {row["title"]: row for row in rows}["All Recorded Crime"]["current"]["text"]

    def test_a_revision_moves_the_dashboard_and_nothing_that_was_known_before(self):
        before = self.stack.curl(DASHBOARD, token=self.token, month="2018-03").json()
        published = self.stack.curl("/v1/forces/cambridgeshire/snapshots", "-X", "POST", "-H",
                                    "Content-Type: application/json", "-d", '{"month": "2018-03"}', token=self.token)
        self.assertEqual(published.status, 200, published.body)
        snapshot = "/v1/" + published.json()["name"]
        as_published = self.stack.curl(snapshot, token=self.token).body

        row = HEADER + "all-recorded-crime,cambridgeshire,2018-03,5001,\n"
        refused = self.post_csv(row, batchId="late-crimes-unexplained")
        self.assertEqual(refused.status, 400)
        self.assertIn("REVISION_REASON_REQUIRED", refused.body)
        self.assertEqual(self.current(), "4988")

        applied = self.post_csv(row, batchId="late-crimes", revisionReason="late recording")
        self.assertEqual(applied.status, 200, applied.body)
        self.assertEqual(applied.json()["revisedCount"], "1")
        self.assertEqual(self.current(), "5001")
        self.assertEqual(self.current(knownAt=before["knownAt"]), "4988")
        self.assertEqual(self.stack.curl(snapshot, token=self.token).body, as_published)
        differences = self.stack.curl(snapshot + ":diff", token=self.token).json()["differences"]
        crime = [one for one in differences if one["indicator"].endswith("/all-recorded-crime")
                 and one["column"] == "CURRENT"]
        self.assertEqual([(one["before"], one["after"], one["batches"]) for one in crime],
                         [("4988", "5001", ["forces/cambridgeshire/batches/late-crimes"])])
        history = self.stack.curl("/v1/forces/cambridgeshire/observations:history", token=self.token,
                                  indicator="forces/cambridgeshire/indicators/all-recorded-crime", month="2018-03")
        self.assertEqual([one["numerator"] for one in history.json()["observations"]], ["5001", "4988"])
        self.assertEqual(history.json()["observations"][0]["revisionReason"], "late recording")

    def test_a_thousand_bad_rows_arrive_whole_and_page_through(self):
        client = Client(f"localhost:{self.stack.ports['INDICATORS']}", str(self.stack.state / "certificates/ca.crt"),
                        self.token)
        self.addCleanup(client.close)
        content = HEADER + "".join(f"all-recorded-crime,nowhere-{line},2018-03,1,\n" for line in range(1000))
        with self.assertRaises(grpc.RpcError) as refused:
            client.send("copperplate.indicators.v1.ObservationService/ImportObservations",
                        [{"parent": "forces/cambridgeshire", "batch_id": "thousand-bad"},
                         {"content": content.encode()}])
        self.assertEqual(refused.exception.code(), grpc.StatusCode.INVALID_ARGUMENT)
        trailers = {key: value for key, value in refused.exception.trailing_metadata()}
        self.assertIn("grpc-status-details-bin", trailers)
        self.assertLess(len(trailers["grpc-status-details-bin"]), 8192)

        lines = []
        page_token = ""
        while True:
            page = self.stack.curl("/v1/forces/cambridgeshire/batches/thousand-bad/faults", token=self.token,
                                   pageSize="300", pageToken=page_token).json()
            lines += [int(fault["line"]) for fault in page["faults"]]
            page_token = page["nextPageToken"]
            if not page_token:
                break
        self.assertEqual(lines, list(range(2, 1002)))
        self.assertEqual(page["totalCount"], "1000")

    def test_the_same_batch_again_changes_nothing_and_other_content_is_refused(self):
        row = HEADER + "rural-crime,cambridgeshire,2018-05,90,\n"
        first = self.post_csv(row, batchId="rural")
        self.assertEqual(first.status, 200, first.body)
        again = self.post_csv(row, batchId="rural")
        self.assertEqual((again.status, again.json()), (200, {**first.json(), "replayed": True}))
        self.assertIs(first.json()["replayed"], False)
        other = self.post_csv(row.replace("90", "91"), batchId="rural")
        self.assertEqual(other.status, 409)
        self.assertIn("BATCH_CONTENT_DIFFERS", other.body)

    def test_the_command_line_imports_quietly_in_a_pipe(self):
        done = self.stack.command("import", "-", "--batch", "by-pipe", token=self.token,
                                  stdin=HEADER + "rural-crime,cambridgeshire,2018-04,130,\n")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, "imported 1 row as forces/cambridgeshire/batches/by-pipe: "
                                      "1 new, 0 revised, 0 unchanged\n")
        bad = self.stack.command("import", "-", token=self.token, stdin=HEADER + "nothing,nowhere,2018-04,x,\n")
        self.assertEqual(bad.returncode, 1)
        self.assertIn("IMPORT_REFUSED", bad.stderr)

    def test_what_is_not_csv_is_refused_by_its_type(self):
        answer = self.stack.curl(IMPORT, "-X", "POST", "-H", "Content-Type: application/json", "-d", "{}",
                                 token=self.token)
        self.assertEqual(answer.status, 415)
        self.assertEqual(answer.headers["content-type"], "application/json")


if __name__ == "__main__":
    unittest.main()
