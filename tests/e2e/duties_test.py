"""Duties through the gateway: recorded, imported, verified by somebody else, and listed as a table."""

import base64
import csv
import io
import json
import unittest

from support.stack import Stack

# The demonstration has no volunteers of this force.
FORCE = "/v1/forces/essex"
HEADER = "source_id,volunteer,engagement,type,from,to,break_minutes,late_entry_reason\n"


class DutiesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("analyst", "admin", force="essex")
        claims = cls.token.split(".")[1]
        cls.subject = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["sub"]
        cls.engage()

    @classmethod
    def post(cls, path, body, status=200, **query):
        answer = cls.stack.curl(FORCE + path, "-X", "POST", "-H", "Content-Type: application/json", "-d", json.dumps(body),
                                token=cls.token, **query)
        if answer.status != status:
            raise AssertionError(f"{path}: {answer.status} {answer.body}")
        return answer.json()

    @classmethod
    def engage(cls):
        """A support volunteer, ACTIVE since March 2017, whose supervisor is the caller."""
        cls.post("/roles", {"kind": "PSV", "title": "Clerk", "requiredVetting": "NPPV1"}, roleId="clerk")
        cls.post("/dutyTypes", {"title": "Patrol", "countsAsHours": True}, dutyTypeId="patrol")
        cls.post("/volunteers", {"fullName": "Ada Okafor", "dateOfBirth": "1990-05-17"}, volunteerId="v-1")
        engagement = "/volunteers/v-1/engagements/e1"
        cls.post("/volunteers/v-1/engagements", {"role": "forces/essex/roles/clerk", "appliedOn": "2017-01-01",
                                                 "inductionCompletedOn": "2017-02-20"}, engagementId="e1")
        cls.post(engagement + ":move", {"to": "VETTING", "effectiveOn": "2017-01-10"})
        cls.post("/volunteers/v-1/vettingChecks", {"level": "NPPV1", "requestedOn": "2017-01-10"}, vettingCheckId="c1")
        check = "/volunteers/v-1/vettingChecks/c1:move"
        cls.post(check, {"to": "IN_PROGRESS"})
        cls.post(check, {"to": "CLEARED", "on": "2017-02-01", "expiresOn": "2047-02-01", "externalRef": "CV-1"})
        cls.post(engagement + ":move", {"to": "INDUCTION", "effectiveOn": "2017-02-01"})
        cls.post(engagement + "/supervisions", {"supervisor": cls.subject, "fromDate": "2017-03-01"}, supervisionId="s1")
        cls.post(engagement + ":move", {"to": "ACTIVE", "effectiveOn": "2017-03-01"})

    def send(self, rows, **query):
        return self.stack.curl(FORCE + "/duties:import", "-X", "POST", "-H", "Content-Type: text/csv", "--data-binary",
                               HEADER + rows, token=self.token, source="dutysheet", **query)

    def test_an_import_is_taken_once_and_listed_as_a_table(self):
        rows = "1,v-1,e1,patrol,2018-03-25 00:30,2018-03-25 02:30,,Paper forms\n" \
               "2,v-1,e1,patrol,2018-10-28 00:30,2018-10-28 02:30,,Paper forms\n"
        refused = self.send(rows + "3,v-1,e1,patrol,2018-10-28 02:00,2018-10-28 03:00,,Paper forms\n", importId="clocks")
        self.assertEqual(refused.status, 400)
        fields = [one["field"] for one in refused.json()["error"]["details"][1]["fieldViolations"]]
        self.assertEqual(fields, ["rows[3].from", "rows[4].from"], refused.body)
        taken = self.send(rows, importId="clocks")
        self.assertEqual((taken.status, taken.json()["createdCount"]), (200, "2"), taken.body)
        again = self.send(rows, importId="clocks")
        self.assertTrue(again.json()["replayed"])
        for below in ("", "/volunteers/v-1", "/volunteers/v-1/engagements/e1"):
            table = self.stack.curl(f"{FORCE}{below}/duties", "-H", "Accept: text/csv", token=self.token, toDate="2018-12-31")
            self.assertEqual(table.status, 200, table.body)
            header, *lines = csv.reader(io.StringIO(table.body, newline=""))
            duties = [dict(zip(header, line)) for line in lines]
            self.assertEqual([(duty["sourceId"], duty["workedMinutes"], duty["state"]) for duty in duties],
                             [("1", "60", "COMPLETED"), ("2", "180", "COMPLETED")])

    def test_a_duty_is_verified_by_its_supervisor_and_then_amended(self):
        duty = {"type": "forces/essex/dutyTypes/patrol", "actualFrom": "2026-11-20T18:00:00Z",
                "actualTo": "2026-11-20T20:00:00Z"}
        made = self.post("/volunteers/v-1/engagements/e1/duties", duty, dutyId="d1")
        self.assertEqual(made["workedMinutes"], 120)
        overlapping = self.post("/duties:batchCreate", {"requests": [{
            "parent": "forces/essex/volunteers/v-1/engagements/e1", "duty": duty}]}, status=400)
        self.assertIn("requests[0].duty", json.dumps(overlapping))
        self.assertIn("DUTY_OVERLAPS", json.dumps(overlapping))
        path = "/volunteers/v-1/engagements/e1/duties/d1"
        self.assertEqual(self.post(path + ":move", {"to": "VERIFIED"})["verifiedBy"], self.subject)
        amended = self.post(path + ":amend", {"duty": {**duty, "actualTo": "2026-11-20T21:00:00Z"}, "reason": "Ended later"})
        self.assertEqual((amended["edition"], amended["state"], amended["workedMinutes"]), (2, "COMPLETED", 180))
        first = self.stack.curl(FORCE + path, token=self.token, edition="1").json()
        self.assertEqual((first["state"], first["workedMinutes"]), ("AMENDED", 120))


if __name__ == "__main__":
    unittest.main()
