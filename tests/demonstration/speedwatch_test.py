"""The generated groups and sessions of Speedwatch against the report's figures, and how they are loaded."""

import collections
import csv
import datetime
import io
import unittest

import demonstration_path  # noqa: F401
import generate
from loading.gateway import GatewayError
from loading.speedwatch import load_sessions, load_watch_groups
from volunteering import speedwatch

PARENT = "/v1/forces/cambridgeshire/"


class SpeedwatchTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.groups = {group["id"]: group for group in speedwatch.groups()}
        cls.sessions = list(speedwatch.sessions())
        cls.operators = collections.defaultdict(list)
        for row in csv.DictReader(io.StringIO(generate.people()["volunteers.csv"].decode())):
            if row["volunteer"].startswith("operator-"):
                cls.operators[row["volunteer"]].append(row)

    def test_groups_and_members_are_the_reports(self):
        self.assertEqual(len(self.groups), 150)
        gained = [group for group in self.groups.values() if "2017-07-01" <= group["formedOn"] <= "2018-04-30"]
        self.assertEqual(len(gained), 27)
        self.assertTrue(all(group["formedOn"] <= "2018-04-30" for group in self.groups.values()))
        self.assertGreater(sum(int(group["declaredMembers"]) for group in gained), 450)
        declared = sum(int(group["declaredMembers"]) for group in self.groups.values())
        self.assertGreater(declared + len(self.operators), 1400)

    def test_vehicles_and_percentages_are_the_reports(self):
        for year, passing, percent in ((2017, 230_000, 6), (2018, 43_000, 5)):
            counted = [one for one in self.sessions if one.begins.year == year]
            passed = sum(one.passing for one in counted)
            self.assertGreater(passed, passing)
            self.assertEqual(100 * sum(one.over for one in counted), percent * passed)
        week = [one for one in self.sessions if "2018-04-16" <= one.begins.date().isoformat() <= "2018-04-22"]
        self.assertEqual(len(week), 120)
        self.assertLess(max(one.begins for one in self.sessions), datetime.datetime(2018, 5, 1))

    def test_a_session_is_of_three_who_are_active_and_of_the_group(self):
        self.assertEqual(len({(one.group, one.id) for one in self.sessions}), len(self.sessions))
        self.assertEqual(len(self.operators), 96)
        for one in self.sessions:
            self.assertLessEqual(one.over, one.passing)
            self.assertIn(one.begins.hour, range(9, 16))
            self.assertLess(self.groups[one.group]["formedOn"], one.begins.date().isoformat())
            ids = [name.rpartition("/")[2] for name in one.body()["operators"]]
            self.assertEqual(len(set(ids)), 3)
            for id_ in ids:
                steps = self.operators[id_]
                self.assertEqual(steps[0]["unit_or_group"], one.group)
                self.assertEqual([row["state"] for row in steps], ["APPLIED", "INDUCTION", "ACTIVE"])
                self.assertLess(steps[2]["effective_on"], one.begins.date().isoformat())


class FakeGateway:
    def __init__(self, people):
        self.people, self.lists, self.patched = people, collections.defaultdict(list), []

    def list(self, path, _field):
        return [{"name": f"x/{id_}"} for id_ in self.lists[path]]

    def post(self, path, body, query):
        assert "id" not in body
        self.lists[path] += query.values()

    def patch(self, path, body, query):
        self.patched.append((path, body, query))

    def get(self, path):
        collection, _, id_ = path.rpartition("/")
        if not (self.people if collection == PARENT + "volunteers" else id_ in self.lists[collection]):
            raise GatewayError("none", "NOT_FOUND")
        return {"name": path}


class LoadSpeedwatchTest(unittest.TestCase):
    def test_loads_everything_once(self):
        gateway = FakeGateway(people=True)
        self.assertEqual(load_watch_groups(gateway), 150)
        self.assertEqual(load_sessions(gateway), 24 + 156)
        self.assertEqual(len(gateway.patched), 24)
        self.assertEqual(gateway.patched[0], (
            PARENT + "watchGroups/speedwatch-001", {"coordinator": "forces/cambridgeshire/volunteers/operator-001-1"},
            {"updateMask": "coordinator"}))
        self.assertEqual((load_watch_groups(gateway), load_sessions(gateway)), (0, 0))
        self.assertEqual(len(gateway.patched), 24)

    def test_counts_nothing_where_the_people_are_older(self):
        self.assertEqual(load_sessions(FakeGateway(people=False)), 0)


if __name__ == "__main__":
    unittest.main()
