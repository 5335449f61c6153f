"""The committed inputs agree with one another and with the printed table."""

import json
import re
import unittest
from typing import Any

import demonstration_path
import verify
from reconstruction import table
from verification.dashboard import VALUES, VERDICTS

COLUMNS = {**VALUES, **VERDICTS, "msf": "PEERS"}
_ID = re.compile(r"[a-z][a-z0-9-]{0,62}")


def _load(name: str) -> Any:
    return json.loads((demonstration_path.ROOT / name).read_text(encoding="utf-8"))


class IndicatorsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.rows = table.rows()

    def test_are_the_42_printed_rows_in_order(self) -> None:
        self.assertEqual(len(self.rows), 42)
        self.assertEqual([row.definition["displayOrder"] for row in self.rows], list(range(1, 43)))
        ids = [row.id for row in self.rows]
        self.assertEqual(len(set(ids)), 42)
        for id_ in ids:
            self.assertIsNotNone(_ID.fullmatch(id_))

    def test_print_as_many_decimals_as_the_table(self) -> None:
        for row in self.rows:
            with self.subTest(indicator=row.id):
                found = {len(text.partition(".")[2]) for text in row.pins.values()}
                self.assertEqual(found, {row.definition["decimals"]})

    def test_lagging_rows_end_at_their_own_month(self) -> None:
        lags = {row.id: row.definition["lagMonths"] for row in self.rows if row.definition["lagMonths"]}
        self.assertEqual(
            lags,
            {"how-safe-do-our-communities-feel": 3, "perception-of-high-asb": 3, "ksi-road-casualties": 9},
        )

    def test_exceptions_give_their_computed_value(self) -> None:
        row = next(row for row in self.rows if row.id == "satisfaction-with-service-delivery-domestic-abuse")
        self.assertEqual((row.printed["current"], row.cells["current"]), ("0.0", "83.3"))
        self.assertEqual((row.printed["v1yr"], row.cells["v1yr"]), ("Lower", "Comparable"))

    def test_columns_are_those_that_print_something(self) -> None:
        for row in self.rows:
            with self.subTest(indicator=row.id):
                expected = [column for name, column in COLUMNS.items() if row.printed[name] != "-"]
                self.assertEqual(row.definition["columns"], [*expected, "CHANGE"])

    def test_sickness_has_no_benchmark_and_strength_no_verdicts(self) -> None:
        for row in self.rows:
            with self.subTest(indicator=row.id):
                self.assertEqual("-" in row.printed["benchmark"], row.measure in ("PER_HEAD", "LEVEL"))
                self.assertEqual("-" in row.printed["v1yr"], row.measure == "LEVEL")


class PrintedCellsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.cells = _load("printed_cells.json")
        self.rows = {row.id: row for row in table.rows()}

    def test_hold_the_13_printed_peer_verdicts(self) -> None:
        words = {"Below national average": "LOWER", "Above national average": "HIGHER"}
        expected = [
            (row.id, text, "NATIONAL" if "national" in text else "MSG", words.get(text, text.upper()))
            for row in self.rows.values()
            if (text := row.printed["msf"]) != "-"
        ]
        self.assertEqual(len(expected), 13)
        keys = ("indicator", "text", "comparator", "verdict")
        self.assertEqual([tuple(cell[key] for key in keys) for cell in self.cells["peers"]], expected)

    def test_hold_the_eight_exceptions(self) -> None:
        names = {column: name for name, column in COLUMNS.items()}
        found = {
            (cell["indicator"], names[cell["column"]]): (cell["text"], cell["computed"])
            for cell in self.cells["exceptions"]
        }
        expected = {
            (row.id, name): (row.printed[name], row.cells[name])
            for row in self.rows.values()
            for name in row.cells
            if row.printed[name] != row.cells[name]
        }
        self.assertEqual(len(found), 8)
        self.assertEqual(found, expected)

    def test_hold_the_four_verdicts_that_the_profile_does_not_give(self) -> None:
        names = {column: name for name, column in COLUMNS.items()}
        found = {(cell["indicator"], names[cell["column"]]): cell["text"] for cell in self.cells["verdicts"]}
        expected = {(id_, name): self.rows[id_].printed[name] for id_, name in verify.KNOWN_MISSES}
        self.assertEqual(found, expected)

    def test_give_a_reason_for_every_difference(self) -> None:
        for cell in (*self.cells["exceptions"], *self.cells["verdicts"]):
            with self.subTest(cell=cell):
                self.assertNotEqual(cell["text"], cell["computed"])
                self.assertTrue(cell["reason"].endswith("."))


class AreasTest(unittest.TestCase):
    def test_make_one_tree_under_the_force(self) -> None:
        areas = _load("areas.json")
        kinds = [area["kind"] for area in areas]
        self.assertEqual((kinds.count("FORCE"), kinds.count("DISTRICT"), kinds.count("POLICING_AREA")), (1, 6, 2))
        known: set[str] = set()
        for area in areas:
            self.assertIsNotNone(_ID.fullmatch(area["id"]))
            # A parent stands before its children, so that the areas can be created in file order.
            parents = [parent["area"] for parent in area.get("parents", [])]
            self.assertEqual(bool(parents), area["kind"] != "FORCE")
            self.assertLessEqual(set(parents), known)
            known.add(area["id"])

    def test_the_six_districts_became_two_policing_areas_in_april_2018(self) -> None:
        areas = _load("areas.json")
        self.assertEqual({area["validFrom"] for area in areas if area["kind"] == "POLICING_AREA"}, {"2018-04"})
        districts = [area for area in areas if area["kind"] == "DISTRICT"]
        below: dict[str, set[str]] = {"north": set(), "south": set()}
        for district in districts:
            self.assertNotIn("validTo", district)
            before, after = district["parents"]
            self.assertEqual(before, {"area": "cambridgeshire", "toMonth": "2018-03"})
            self.assertEqual(after["fromMonth"], "2018-04")
            below[after["area"]].add(district["id"])
        self.assertEqual(below["north"], {"fenland", "peterborough"})
        self.assertEqual(
            below["south"], {"cambridge", "east-cambridgeshire", "huntingdonshire", "south-cambridgeshire"}
        )


class NarrativeTest(unittest.TestCase):
    def test_names_known_indicators_and_says_why_where_not_held(self) -> None:
        ids = {row.id for row in table.rows()}
        for fact in table.facts():
            with self.subTest(fact=fact):
                self.assertIn(fact.indicator, ids)
                self.assertTrue(fact.held or fact.note)


if __name__ == "__main__":
    unittest.main()
