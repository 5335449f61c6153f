"""The figures as generated: against the printed table, and against one another."""

import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

import demonstration_path  # noqa: F401
import verify
from reconstruction import build, months, observations, table
from reconstruction.observations import Observation


class ReconstructionTest(unittest.TestCase):
    figures: list[Observation]
    folder: tempfile.TemporaryDirectory[str]
    path: Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.figures = build.observations()
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name) / "observations.csv"
        observations.write(cls.path, cls.figures)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def series(self, indicator: str) -> dict[str, Observation]:
        return {months.text(figure.month): figure for figure in self.figures if figure.indicator == indicator}

    def rates(self, indicator: str) -> dict[str, Fraction]:
        return {
            month: Fraction(figure.numerator, figure.denominator or 1)
            for month, figure in self.series(indicator).items()
        }

    def test_gives_every_printed_value_and_the_verdicts(self) -> None:
        report = verify.compare(self.path)
        found = {name: (tally.agree, tally.cells) for name, tally in report.columns.items()}
        values = ("current", "minus1", "minus2", "minus3", "fytd", "fytd_1", "rolling12", "baseline")
        self.assertEqual(
            found,
            {**{name: (42, 42) for name in values}, "v1yr": (37, 40), "v3yr": (34, 34), "benchmark": (37, 38)},
        )
        self.assertEqual((report.facts.agree, report.facts.cells), (26, 26))
        self.assertEqual(report.unexpected, 0)

    def test_verification_notices_one_changed_figure(self) -> None:
        text = self.path.read_text(encoding="utf-8")
        for key, old, new in (
            ("all-recorded-crime,cambridgeshire,2017-05", 5582, 5583),
            ("burglary-dwelling-outcome-rate,cambridgeshire,2018-03", 97, 98),
        ):
            with self.subTest(key=key):
                self.assertEqual(text.count(f"{key},{old},"), 1)
                changed = Path(self.folder.name) / "changed.csv"
                changed.write_text(text.replace(f"{key},{old},", f"{key},{new},"), encoding="utf-8")
                self.assertGreater(verify.compare(changed).unexpected, 0)

    def test_is_the_same_on_every_run(self) -> None:
        self.assertEqual(build.observations(), self.figures)

    def test_writes_the_import_format(self) -> None:
        lines = self.path.read_bytes().split(b"\n")
        self.assertEqual(
            lines[0], b"indicator,area,month,numerator,denominator,status,qualifier,breakdown,period_months"
        )
        self.assertEqual(
            lines[1], b"satisfaction-with-service-delivery-police,cambridgeshire,2014-04,117,134,FINAL,RECONSTRUCTED,,1"
        )
        self.assertEqual(lines[-1], b"")
        self.assertEqual(len(lines) - 2, len(self.figures))
        self.assertIn(b"all-recorded-crime,cambridgeshire,2018-03,4988,,FINAL,AS_PRINTED,,1", lines)

    def test_covers_the_months_that_have_data_and_no_others(self) -> None:
        first = {"how-safe-do-our-communities-feel": "2015-04"}
        for id_ in ("effective", "cracked", "ineffective", "vacated"):
            first[f"{id_}-trial-rate"] = "2016-04"
        first["satisfaction-with-service-delivery-domestic-abuse"] = "2016-04"
        for row in table.rows():
            with self.subTest(indicator=row.id):
                expected = months.span(months.parse(first.get(row.id, "2014-04")), row.data_month)
                self.assertEqual(list(self.series(row.id)), [months.text(month) for month in expected])

    def test_only_printed_counts_are_as_printed(self) -> None:
        printed = {(figure.indicator, months.text(figure.month)) for figure in self.figures if figure.as_printed}
        expected = {
            (row.id, months.text(month))
            for row in table.rows()
            if row.measure in ("COUNT", "AMOUNT", "LEVEL")
            for month in row.pins
        }
        # Both of its counts are printed: 97 detections in the narrative, 139 burglaries in the table.
        expected.add(("burglary-dwelling-outcome-rate", "2018-03"))
        self.assertEqual(printed, expected)
        self.assertEqual(len(printed), 4 * 19 + 1)

    def test_numerators_keep_within_their_base(self) -> None:
        for row in table.rows():
            if row.measure not in ("PROPORTION", "RATIO"):
                continue
            for month, figure in self.series(row.id).items():
                with self.subTest(indicator=row.id, month=month):
                    assert figure.denominator is not None
                    self.assertTrue(0 <= figure.numerator <= figure.denominator)
                    self.assertGreater(figure.denominator, 0)

    def test_outcomes_stand_on_the_crimes_recorded(self) -> None:
        for outcome, crime in (
            ("all-crime-outcome-rate", "all-recorded-crime"),
            ("burglary-dwelling-outcome-rate", "burglary-dwelling"),
            ("domestic-abuse-outcome-rate", "domestic-abuse"),
            ("serious-sexual-offences-outcome-rate", "serious-sexual-offences"),
            ("cyber-crime-outcome-rate", "cyber-crime"),
            ("hate-crime-outcome-rate", "hate-crime"),
        ):
            with self.subTest(outcome=outcome):
                bases = {month: figure.denominator for month, figure in self.series(outcome).items()}
                counts = {month: figure.numerator for month, figure in self.series(crime).items()}
                self.assertEqual(bases, counts)

    def test_parts_stay_below_all_crime(self) -> None:
        """Crime groups that do not overlap add to less than all crime, and so do their outcomes."""
        crimes = (
            "violence-with-injury",
            "violence-without-injury",
            "burglary-dwelling",
            "serious-sexual-offences",
            "drugs-offences",
        )
        outcomes = ("burglary-dwelling-outcome-rate", "serious-sexual-offences-outcome-rate")
        for whole, parts in (("all-recorded-crime", crimes), ("all-crime-outcome-rate", outcomes)):
            for month, figure in self.series(whole).items():
                with self.subTest(whole=whole, month=month):
                    some = sum(self.series(part)[month].numerator for part in parts)
                    self.assertLess(some, figure.numerator)

    def test_effective_cracked_and_ineffective_are_all_trials(self) -> None:
        kinds = [self.series(f"{kind}-trial-rate") for kind in ("effective", "cracked", "ineffective")]
        vacated = self.series("vacated-trial-rate")
        for month, figure in kinds[0].items():
            with self.subTest(month=month):
                self.assertEqual({kind[month].denominator for kind in kinds}, {figure.denominator})
                self.assertEqual(sum(kind[month].numerator for kind in kinds), figure.denominator)
                assert figure.denominator is not None
                listed = vacated[month].denominator
                assert listed is not None
                self.assertGreaterEqual(listed, figure.denominator + vacated[month].numerator)

    def test_the_narrative_s_highs_and_lows(self) -> None:
        burglary = self.rates("burglary-dwelling-outcome-rate")
        self.assertEqual(max(burglary, key=lambda month: burglary[month]), "2018-03")
        crime = self.rates("all-crime-outcome-rate")
        self.assertEqual(min(crime, key=lambda month: crime[month]), "2017-12")

    def test_filled_in_months_stay_near_their_year(self) -> None:
        """A free month of a large count is within half and one and a half times its financial year's mean."""
        for row in table.rows():
            if row.measure not in ("COUNT", "AMOUNT"):
                continue
            series = {figure.month: figure for figure in self.figures if figure.indicator == row.id}
            for month, figure in series.items():
                april = months.financial_year_start(month)
                year = [series[other].numerator for other in range(april, april + 12) if other in series]
                mean = Fraction(sum(year), len(year))
                if figure.as_printed or mean < 60:
                    continue
                with self.subTest(indicator=row.id, month=months.text(month)):
                    self.assertTrue(mean / 2 < figure.numerator < mean * 3 / 2)


if __name__ == "__main__":
    unittest.main()
