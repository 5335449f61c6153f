"""Control charts by HTTP: a person records why limits begin anew, and may take it back."""

import json
import unittest

from support.stack import Stack

FORCE = "/v1/forces/cambridgeshire"
CHART = FORCE + "/indicators/all-recorded-crime/controlChart"
REBASE = {"indicator": "all-recorded-crime", "area": "cambridgeshire", "month": "2016-05",
          "reason": "the new crime recording system"}


class ControlChartTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.viewer = cls.stack.token("viewer")
        cls.analyst = cls.stack.token("analyst")

    def chart(self, **query):
        answer = self.stack.curl(CHART, token=self.viewer, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def test_a_rebase_is_proposed_recorded_and_taken_back(self):
        before = self.chart()
        self.assertEqual(len(before["points"]), 48)
        self.assertEqual([segment["n"] for segment in before["segments"]], [48])
        proposals = [proposal["month"] for proposal in before["rebaseProposals"]]
        self.assertIn(REBASE["month"], proposals)

        made = self.stack.curl(FORCE + "/rebases", "-X", "POST", "-H", "Content-Type: application/json", "-d",
                               json.dumps(REBASE), token=self.analyst, rebaseId="recording")
        self.assertEqual(made.status, 200, made.body)
        rebase = made.json()
        after = self.chart()
        self.assertEqual([segment["n"] for segment in after["segments"]], [25, 23])
        self.assertEqual(after["segments"][1]["rebaseReason"], REBASE["reason"])
        self.assertEqual(self.chart(knownAt=before["knownAt"])["segments"], before["segments"])

        path = "/v1/" + rebase["name"]
        stale = self.stack.curl(path, "-X", "DELETE", "-H", 'If-Match: "AAAAAAAAAAA"', token=self.analyst)
        self.assertEqual(stale.status, 412, stale.body)
        gone = self.stack.curl(path, "-X", "DELETE", "-H", f'If-Match: "{rebase["etag"]}"', token=self.analyst)
        self.assertEqual((gone.status, gone.json()), (200, {}))
        self.assertEqual(self.stack.curl(path, token=self.viewer).status, 404)
        self.assertEqual(self.chart()["segments"], before["segments"])

    def test_rolling_totals_are_refused_with_the_reason(self):
        answer = self.stack.curl(CHART, token=self.viewer, columns="ROLLING_12")
        self.assertEqual(answer.status, 400)
        error = answer.json()["error"]
        self.assertIn("78%", error["message"])
        self.assertIn("5.6%", error["message"])
        self.assertEqual(error["details"][0]["reason"], "ROLLING_TOTAL_NOT_CHARTED")


if __name__ == "__main__":
    unittest.main()
