"""Sharing out, shapes, and the exact search over segments."""

import unittest
from fractions import Fraction

import demonstration_path  # noqa: F401
from reconstruction import months, shape
from reconstruction.apportion import apportion
from reconstruction.solve import Condition, Segment, Totals, solve
from reconstruction.table import Window


def _weights(*values: int) -> dict[int, Fraction]:
    return {key: Fraction(value) for key, value in enumerate(values)}


class ApportionTest(unittest.TestCase):
    def test_shares_by_largest_remainder(self) -> None:
        self.assertEqual(apportion(10, _weights(1, 1, 1)), {0: 4, 1: 3, 2: 3})
        self.assertEqual(apportion(7, _weights(5, 2)), {0: 5, 1: 2})
        self.assertEqual(apportion(0, _weights(5, 2)), {0: 0, 1: 0})

    def test_always_adds_up_within_its_bounds(self) -> None:
        for total in range(0, 61):
            with self.subTest(total=total):
                upper = {0: 5, 1: 20, 2: 35}
                shares = apportion(total, _weights(9, 2, 1), upper)
                self.assertEqual(sum(shares.values()), total)
                self.assertTrue(all(0 <= shares[key] <= upper[key] for key in upper))

    def test_gives_the_others_what_a_bound_cuts_off(self) -> None:
        self.assertEqual(apportion(10, _weights(8, 1, 1), {0: 2, 1: 9, 2: 9}), {0: 2, 1: 4, 2: 4})

    def test_refuses_what_does_not_fit(self) -> None:
        with self.assertRaises(ValueError):
            apportion(4, _weights(1, 1), {0: 1, 1: 2})
        with self.assertRaises(ValueError):
            apportion(-1, _weights(1))
        with self.assertRaises(ValueError):
            apportion(1, {})


class ShapeTest(unittest.TestCase):
    def test_a_season_averages_one(self) -> None:
        for name in shape.SEASONS:
            with self.subTest(name=name):
                self.assertEqual(len(shape.SEASONS[name]), 12)
                self.assertEqual(sum(shape.season(name, month) for month in range(12)), 12)

    def test_a_season_begins_in_april(self) -> None:
        factors = shape.SEASONS["disorder"]
        for text, place in (("2014-04", 0), ("2014-07", 3), ("2015-03", 11)):
            with self.subTest(text=text):
                expected = Fraction(12 * factors[place], sum(factors))
                self.assertEqual(shape.season("disorder", months.parse(text)), expected)

    def test_scatter_depends_on_its_key_and_month_alone(self) -> None:
        self.assertEqual(shape.scatter("a", 1, 50), shape.scatter("a", 1, 50))
        self.assertNotEqual(shape.scatter("a", 1, 50), shape.scatter("a", 2, 50))
        self.assertNotEqual(shape.scatter("a", 1, 50), shape.scatter("b", 1, 50))
        self.assertEqual(shape.scatter("a", 1, 0), 1)

    def test_scatter_has_the_size_asked_for(self) -> None:
        deviations = [shape.scatter("size", month, 50) - 1 for month in range(2000)]
        variance = sum(deviation**2 for deviation in deviations) / 2000
        self.assertTrue(Fraction(45, 1000) ** 2 < variance < Fraction(55, 1000) ** 2)

    def test_a_trend_passes_through_the_middles(self) -> None:
        line = shape.trend([(range(0, 3), Fraction(10)), (range(3, 6), Fraction(40))])
        self.assertEqual([line[month] for month in range(6)], [10, 10, 20, 30, 40, 40])


class SolveTest(unittest.TestCase):
    @staticmethod
    def _segment(first: int, last: int, sizes: tuple[int, ...], rate: Fraction, least: int = 0) -> Segment:
        return Segment(Window(first, last), sizes, lambda size: size * rate, least)

    def test_takes_what_is_wanted_where_nothing_is_printed(self) -> None:
        segments = [self._segment(0, 11, (1000,), Fraction(1, 4))]
        self.assertEqual(solve(segments, [], 100, True, False), [Totals(1000, 250)])

    def test_fits_overlapping_periods_by_moving_a_size(self) -> None:
        # "How safe": three printed periods over equal quarters have no solution until one grows.
        half = (2325, 775, 2325)
        conditions = [
            Condition(Window(0, 8), "95.3"),
            Condition(Window(0, 11), "95.9"),
            Condition(Window(12, 20), "95.6"),
            Condition(Window(9, 20), "96.0"),
        ]
        windows = ((0, 8), (9, 11), (12, 20))
        rigid = [self._segment(*window, (size,), Fraction(96, 100)) for window, size in zip(windows, half)]
        with self.assertRaises(ValueError):
            solve(rigid, conditions, 100, True, False)
        loose = [
            self._segment(*window, tuple(range(size, size + 60)), Fraction(96, 100))
            for window, size in zip(windows, half)
        ]
        a, x, c = solve(loose, conditions, 100, True, False)
        self.assertEqual(round(1000 * (a.numerator + x.numerator) / (a.size + x.size)), 959)
        self.assertEqual(round(1000 * (c.numerator + x.numerator) / (c.size + x.size)), 960)

    def test_meets_a_printed_base(self) -> None:
        segments = [self._segment(0, 5, (100,), Fraction(1, 2)), self._segment(6, 11, (100,), Fraction(1, 2))]
        found = solve(segments, [Condition(Window(0, 11), size=187)], 100, True, False)
        self.assertEqual([total.size for total in found], [100, 87])

    def test_leaves_room_for_the_printed_months(self) -> None:
        segments = [self._segment(0, 11, (200,), Fraction(1, 100), least=40)]
        with self.assertRaises(ValueError):
            solve(segments, [Condition(Window(0, 11), "15.0")], 100, True, False)

    def test_refuses_a_period_that_cuts_a_segment(self) -> None:
        segments = [self._segment(0, 11, (200,), Fraction(1, 2))]
        with self.assertRaises(ValueError):
            solve(segments, [Condition(Window(0, 5), "50.0")], 100, True, False)


if __name__ == "__main__":
    unittest.main()
