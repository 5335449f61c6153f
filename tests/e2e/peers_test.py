"""A force among its peers, through the gateway: definition, group and figures in, comparison and dashboard out."""

import json
import unittest

from support.stack import Stack

NATIONAL = "/v1/forces/national"
COMPARISON = "/v1/forces/cambridgeshire/indicators/all-crime-outcome-rate/peerComparison"
FIGURES = """indicator,of,period_end,numerator,denominator
all-crime-outcome-rate,cambridgeshire,2017-12,900,5000
all-crime-outcome-rate,kent,2017-12,3000,20000
all-crime-outcome-rate,essex,2017-12,2800,20000
all-crime-outcome-rate,norfolk,2017-12,1000,6000
"""


class PeersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.national = cls.stack.token("analyst", force="national")
        cls.viewer = cls.stack.token("viewer")

    def post(self, path, body, kind="application/json", **query):
        answer = self.stack.curl(NATIONAL + path, "-X", "POST", "-H", f"Content-Type: {kind}", "--data-binary", body,
                                 token=self.national, **query)
        self.assertEqual(answer.status, 200, answer.body)
        return answer.json()

    def peers(self, month):
        rows = self.stack.curl("/v1/forces/cambridgeshire/dashboard", token=self.viewer, month=month).json()["rows"]
        return {row["indicator"].rsplit("/", 1)[1]: row["peers"] for row in rows}

    def test_published_figures_stand_beside_the_printed_verdicts(self):
        printed = self.peers("2018-03")
        self.assertEqual(sum(len(peers) for peers in printed.values()), 13)
        missing = self.stack.curl(COMPARISON, token=self.viewer, month="2018-03")
        self.assertEqual(missing.status, 404)
        self.assertIn("PEER_FIGURES_UNKNOWN", missing.body)

        self.post("/indicators", json.dumps({
            "title": "Outcome rate, published", "theme": "victims", "measure": "RATIO", "unit": "percent",
            "frequency": "QUARTERLY", "polarity": "HIGHER_IS_BETTER", "decimals": 1, "lagMonths": 6,
            "validFrom": "2014-04"}), indicatorId="all-crime-outcome-rate")
        group = self.post("/peerGroups", json.dumps({
            "force": "cambridgeshire", "members": ["kent", "essex", "norfolk"], "averaging": "SIMPLE",
            "validFrom": "2017-04"}), peerGroupId="cambridgeshire-2017")
        batch = self.post("/peerFigures:import", FIGURES, kind="text/csv", batchId="outcomes")
        self.assertEqual(batch["insertedCount"], "4")
        listed = self.stack.curl(NATIONAL + "/peerFigures", token=self.viewer).json()["peerFigures"]
        self.assertEqual([figure["of"] for figure in listed],
                         ["forces/cambridgeshire", "forces/essex", "forces/kent", "forces/norfolk"])

        compared = self.stack.curl(COMPARISON, token=self.viewer, month="2018-03").json()
        self.assertEqual(compared["peerGroup"], group["name"])
        self.assertEqual(compared["average"]["text"], "15.9")  # (18 + 15 + 14 + 16.67) / 4
        self.assertEqual(compared["verdict"]["word"], "HIGHER")
        self.assertEqual((compared["nationalRank"]["place"], compared["nationalRank"]["of"]), (1, 4))
        self.assertEqual(len(compared["forces"]), 4)

        beside = self.peers("2018-03")
        computed = [peer for peer in beside["all-crime-outcome-rate"] if peer["origin"] == "COMPUTED"]
        self.assertEqual([(peer["comparator"], peer["text"], peer["dataTo"]) for peer in computed],
                         [("MSG", "Higher", "2017-12")])
        beside["all-crime-outcome-rate"] = [peer for peer in beside["all-crime-outcome-rate"]
                                            if peer["origin"] == "AS_PRINTED"]
        self.assertEqual(beside, printed)

        # Of one nation alone every force is a part.
        self.post("/areas", json.dumps({"title": "England and Wales", "kind": "NATION", "validFrom": "1974-04"}),
                  areaId="england-and-wales")
        self.post("/peerFigures:import", "indicator,of,of_kind,period_end,value\n"
                  "all-crime-outcome-rate,england-and-wales,NATION,2017-12,17.5\n", kind="text/csv", batchId="nation")
        nation = self.peers("2018-03")["all-crime-outcome-rate"][-1]
        self.assertEqual((nation["comparator"], nation["verdict"], nation["value"]), ("NATIONAL", "COMPARABLE", 17.5))
        self.assertEqual(nation["sentence"],
                         "Cambridgeshire's figure for the quarter to December 2017 (18.0%) is 0.5 points (2.9%) above that "
                         "of England and Wales (17.5%): comparable, within the 4% that is allowed for.")


if __name__ == "__main__":
    unittest.main()
