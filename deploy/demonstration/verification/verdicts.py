"""The verdicts of the profile board-2018."""

from fractions import Fraction

from .figures import Value

_AVERAGE_BAND = {
    "COUNT": Fraction(20, 100),
    "AMOUNT": Fraction(20, 100),
    "PROPORTION": Fraction(4, 100),
    "RATIO": Fraction(4, 100),
    "MEAN": Fraction(4, 100),
    "PER_HEAD": Fraction(12, 100),
}
_BENCHMARK_BAND = Fraction(3, 100)
_Z = Fraction(12816, 10000)


def against_average(measure: str, month: Value | None, average: Value | None, count: int) -> str:
    """The month against the average month of a period of `count` months."""
    if month is None or average is None:
        return "n/a"
    additive = measure in ("COUNT", "AMOUNT", "PER_HEAD")
    level = average.value / count if additive else average.value
    return _band(month.value, level, _AVERAGE_BAND[measure])


def against_baseline(measure: str, rolling: Value | None, baseline: Value | None) -> str:
    """Rolling twelve months against the baseline."""
    if rolling is None or baseline is None:
        return "n/a"
    verdict = _band(rolling.value, baseline.value, _BENCHMARK_BAND)
    if measure in ("PROPORTION", "RATIO") and not _differ(rolling, baseline):
        return "Comparable"
    return verdict


def _band(value: Fraction, reference: Fraction, band: Fraction) -> str:
    if reference == 0:
        return "n/a"
    change = value / reference - 1
    if abs(change) < band:
        return "Comparable"
    return "Higher" if change > 0 else "Lower"


def z_squared(a: Value, b: Value) -> Fraction:
    """The square of the pooled two-proportion z."""
    assert a.denominator is not None and b.denominator is not None
    pooled = (a.numerator + b.numerator) / (a.denominator + b.denominator)
    difference = a.numerator / a.denominator - b.numerator / b.denominator
    variance = pooled * (1 - pooled) * (1 / a.denominator + 1 / b.denominator)
    return difference**2 / variance if variance else Fraction(0)


def _differ(a: Value, b: Value) -> bool:
    return z_squared(a, b) > _Z**2
