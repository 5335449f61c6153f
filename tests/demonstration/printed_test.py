"""Exact rounding, and the months as numbers."""

import unittest
from fractions import Fraction

import demonstration_path  # noqa: F401
from reconstruction import months, printed


class ShowTest(unittest.TestCase):
    def test_rounds_half_away_from_zero(self) -> None:
        cases = [
            (Fraction(5, 2), 0, "3"),
            (Fraction(-5, 2), 0, "-3"),
            (Fraction(1, 20), 1, "0.1"),
            (Fraction(-1, 20), 1, "-0.1"),
            (Fraction(-1, 25), 1, "0.0"),
            (Fraction(4, 100), 1, "0.0"),
            (Fraction(999_999, 10_000), 1, "100.0"),
            (Fraction(97 * 100, 139), 1, "69.8"),
            (Fraction(66192), 0, "66192"),
            # 0.285 as a double is below the half: the exact value is not.
            (Fraction(285, 1000), 2, "0.29"),
        ]
        for value, places, expected in cases:
            with self.subTest(value=value, places=places):
                self.assertEqual(printed.show(value, places), expected)


class NumeratorsTest(unittest.TestCase):
    def test_are_exactly_those_that_print_so(self) -> None:
        for text in ("0.0", "0.4", "12.5", "75.0", "99.9", "100.0", "16"):
            for base in (1, 7, 16, 139, 1000):
                with self.subTest(text=text, base=base):
                    expected = [
                        k for k in range(2 * base)
                        if printed.show(Fraction(100 * k, base), printed.decimals(text)) == text
                    ]
                    self.assertEqual(list(printed.numerators(text, base, 100)), expected)

    def test_stand_on_a_mean_headcount(self) -> None:
        # 9.4 days a head over a year's mean headcount of 100 and a half.
        found = printed.numerators("9.4", Fraction(201, 2), 1)
        self.assertEqual((found.start, found.stop), (940, 950))

    def test_may_be_none(self) -> None:
        self.assertEqual(len(printed.numerators("84.8", 326, 100)), 0)

    def test_nearest_and_outward_prefer_the_lower_of_two(self) -> None:
        self.assertEqual(printed.nearest(range(1, 9), Fraction(9, 2)), 4)
        self.assertEqual(printed.outward(range(3, 6), Fraction(4)), [4, 3, 5])
        with self.assertRaises(ValueError):
            printed.nearest(range(0), Fraction(1))


class MonthsTest(unittest.TestCase):
    def test_text_and_back(self) -> None:
        self.assertEqual(months.text(months.parse("2018-03")), "2018-03")
        self.assertEqual(months.parse("2018-03") - months.parse("2017-03"), 12)

    def test_refuses_what_is_no_month(self) -> None:
        for text in ("2018-13", "2018-00", "2018-3", "18-03", "2018-03-31", ""):
            with self.subTest(text=text), self.assertRaises(ValueError):
                months.parse(text)

    def test_financial_years_begin_in_april(self) -> None:
        for text, april in (("2018-03", "2017-04"), ("2017-04", "2017-04"), ("2017-12", "2017-04")):
            with self.subTest(text=text):
                self.assertEqual(months.financial_year_start(months.parse(text)), months.parse(april))


if __name__ == "__main__":
    unittest.main()
