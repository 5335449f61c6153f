"""The generated volunteers and duties against the papers' figures, computed here apart from the generator."""

import collections
import csv
import datetime
import io
import json
import unittest

import demonstration_path
import generate
from reconstruction import build, months

DAY = datetime.date.fromisoformat
IN_FORCE = {"PROBATION", "ACTIVE", "ON_LEAVE", "SUSPENDED"}
KINDS = {"special-constable": "SPECIAL", "support-volunteer": "PSV", "cadet": "CADET", "speedwatch-operator": "SPEEDWATCH"}


class VolunteersTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        made = generate.people()
        cls.people = collections.defaultdict(list)
        for row in [*cls.rows(made["volunteers.csv"]), *cls.rows(made["cadets.csv"])]:
            cls.people[row["volunteer"]].append(row)
        cls.duties = cls.rows(made["duties.csv"])
        cls.units = json.loads(made["cadet_units.json"])
        cls.equality = json.loads(made["equality.json"])

    @staticmethod
    def rows(content):
        return list(csv.DictReader(io.StringIO(content.decode())))

    def state(self, rows, day):
        return next((row["state"] for row in reversed(rows) if DAY(row["effective_on"]) <= day), None)

    def count(self, kind, states, day):
        return sum(KINDS[rows[0]["role"]] == kind and self.state(rows, DAY(day)) in states for rows in self.people.values())

    def minutes(self, kind, first, last):
        total = 0
        for duty in self.duties:
            if first <= duty["from"][:10] <= last and KINDS[self.people[duty["volunteer"]][0]["role"]] == kind:
                time = datetime.datetime.fromisoformat(duty["to"]) - datetime.datetime.fromisoformat(duty["from"])
                total += time.seconds // 60
        return total

    def test_strengths_are_the_papers(self):
        for kind, day, wanted in [("SPECIAL", "2015-03-31", 280), ("SPECIAL", "2016-03-31", 257), ("SPECIAL", "2017-03-31", 235),
                                  ("SPECIAL", "2018-03-31", 229), ("SPECIAL", "2019-12-18", 209), ("PSV", "2015-03-31", 76),
                                  ("PSV", "2016-03-31", 108), ("PSV", "2017-03-31", 114), ("PSV", "2018-03-31", 84),
                                  ("PSV", "2018-05-10", 90), ("PSV", "2019-12-18", 90), ("CADET", "2019-12-18", 105)]:
            with self.subTest(kind=kind, day=day):
                self.assertEqual(self.count(kind, IN_FORCE, day), wanted)
        self.assertEqual(self.count("SPECIAL", {"PROBATION"}, "2019-12-18"), 104)
        self.assertEqual(self.count("PSV", {"VETTING"}, "2019-12-18"), 3)

    def test_hours_are_the_papers(self):
        for kind, first, last, hours in [
            ("SPECIAL", "2015-03-01", "2015-03-31", 6711), ("SPECIAL", "2016-03-01", "2016-03-31", 4733),
            ("SPECIAL", "2017-03-01", "2017-03-31", 4743), ("SPECIAL", "2018-03-01", "2018-03-31", 5168),
            ("SPECIAL", "2016-04-01", "2017-03-31", 56330), ("SPECIAL", "2017-04-01", "2018-03-31", 52220),
            ("SPECIAL", "2018-12-01", "2019-11-30", 50687), ("PSV", "2018-01-01", "2018-12-31", 3777),
            ("PSV", "2019-01-01", "2019-12-18", 4245)]:
            with self.subTest(kind=kind, last=last):
                self.assertEqual(self.minutes(kind, first, last), hours * 60)

    def test_the_mean_of_twelve_months_is_216(self):
        ends = [datetime.date(2018 + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1) for month in range(12, 24)]
        self.assertEqual(ends[0], DAY("2018-12-31"))
        self.assertEqual(sum(self.count("SPECIAL", IN_FORCE, str(end)) for end in ends), 216 * 12)

    def test_months_to_march_2018_are_the_dashboards(self):
        figures = {(one.indicator, months.text(one.month)): one.numerator for one in build.observations()}
        for month in range(months.parse("2016-04"), months.parse("2018-03") + 1):
            text = months.text(month)
            end = datetime.date((month + 1) // 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)
            with self.subTest(month=text):
                self.assertEqual(self.count("SPECIAL", IN_FORCE, str(end)), figures["special-constabulary-establishment", text])
                self.assertEqual(self.count("PSV", IN_FORCE, str(end)), figures["police-support-volunteers-establishment", text])
                minutes = self.minutes("SPECIAL", f"{text}-01", str(end))
                self.assertEqual(minutes, 60 * figures["special-constabulary-hours-worked", text])

    def test_cadets_are_13_to_18_in_seven_units(self):
        day = DAY("2019-12-18")
        present = [rows[0] for rows in self.people.values() if rows[0]["role"] == "cadet" and self.state(rows, day) == "ACTIVE"]
        ages = {day.year - born.year - ((day.month, day.day) < (born.month, born.day))
                for born in (DAY(row["date_of_birth"]) for row in present)}
        self.assertEqual((min(ages), max(ages)), (13, 18))
        self.assertEqual(len({row["unit_or_group"] for row in present}), 7)
        units = {rows[0]["unit_or_group"] for rows in self.people.values()
                 if rows[0]["role"] == "cadet" and self.state(rows, DAY("2018-05-10")) == "ACTIVE"}
        self.assertEqual(len(units), 7)

    def test_units_have_places_and_two_vetted_leaders_each(self):
        leaders = [leader.rpartition("/")[2] for unit in self.units for leader in unit["leaders"]]
        self.assertEqual((len(leaders), len(set(leaders))), (14, 14))
        for leader in leaders:
            self.assertEqual(self.people[leader][-1]["state"], "ACTIVE")
            self.assertEqual([row["vetting_level"] for row in self.people[leader] if row["vetting_level"]],
                             ["NPPV2_ABBR", "DBS_ENHANCED"])
        self.assertEqual([row["volunteer"] for rows in self.people.values() for row in rows
                          if row["vetting_level"] == "DBS_ENHANCED" and row["volunteer"] not in leaders], [])
        # Nobody of those who are there at the end leaves, and nobody else comes.
        members = collections.Counter(rows[0]["unit_or_group"] for rows in self.people.values()
                                      if rows[0]["role"] == "cadet" and rows[-1]["state"] == "ACTIVE")
        self.assertEqual(members, {unit["id"]: 15 for unit in self.units})
        self.assertTrue(all(unit["capacity"] >= 15 for unit in self.units))

    def declared(self, kind, characteristic, day):
        """How many in force on the day give each answer; None: none."""
        answers = {one["volunteer"]: {said["characteristic"]: said["value"] for said in one["declarations"]}
                   for one in self.equality}
        return collections.Counter(
            answers.get(id_, {}).get(characteristic) for id_, rows in self.people.items()
            if KINDS[rows[0]["role"]] == kind and self.state(rows, DAY(day)) in IN_FORCE)

    def test_declarations_are_told_of_specials_and_too_few_of_support_volunteers(self):
        self.assertEqual({KINDS[self.people[one["volunteer"]][0]["role"]] for one in self.equality}, {"SPECIAL", "PSV"})
        for year in (2017, 2018, 2019):
            # Enough that no cell is suppressed, and fewer than in the county: 9.7%, and 18.6% who are not white British.
            bme = self.declared("SPECIAL", "ethnicity", f"{year}-03-31")
            self.assertEqual(set(bme), {"BME", "WHITE", "PREFER_NOT_TO_SAY", None})
            self.assertGreaterEqual(min(bme.values()), 5)
            self.assertLess(bme["BME"] / (bme["BME"] + bme["WHITE"]), 0.05)
            other = self.declared("SPECIAL", "white-british", f"{year}-03-31")
            self.assertGreaterEqual(min(other.values()), 5)
            self.assertLess(other["NOT_WHITE_BRITISH"] / (other["NOT_WHITE_BRITISH"] + other["WHITE_BRITISH"]), 0.15)
            # Of so few the table shows its mark.
            self.assertIn(self.declared("PSV", "ethnicity", f"{year}-03-31")["BME"], range(1, 5))

    def test_nobody_has_two_duties_a_day_and_none_passes_midnight(self):
        days = collections.Counter((duty["volunteer"], duty["from"][:10]) for duty in self.duties)
        self.assertEqual(set(days.values()), {1})
        self.assertTrue(all(duty["from"][:10] == duty["to"][:10] for duty in self.duties))
        self.assertEqual(len({duty["source_id"] for duty in self.duties}), len(self.duties))

    def test_every_run_makes_the_same(self):
        self.assertEqual(generate.people(), generate.people())
        self.assertTrue(demonstration_path.ROOT.is_dir())


if __name__ == "__main__":
    unittest.main()
