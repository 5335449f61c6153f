"""Printed decimals as exact numbers. Values round half away from zero; no float is ever compared."""

from fractions import Fraction
from math import ceil, floor


def decimals(printed: str) -> int:
    return len(printed.partition(".")[2])


def exact(printed: str) -> Fraction:
    return Fraction(printed.replace(",", ""))


def show(value: Fraction, places: int) -> str:
    """`value` with `places` decimals, rounded half away from zero."""
    scaled = abs(value) * 10**places
    units = floor(scaled + Fraction(1, 2))
    digits = str(units).rjust(places + 1, "0")
    sign = "-" if value < 0 and units else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def numerators(printed: str, base: Fraction | int, scale: int) -> range:
    """The whole numbers k >= 0 for which scale * k / base prints as `printed` (base > 0, printed >= 0)."""
    half = Fraction(1, 2 * 10 ** decimals(printed))
    low = (exact(printed) - half) * base / scale
    high = (exact(printed) + half) * base / scale
    return range(max(0, ceil(low)), ceil(high))


def nearest(candidates: range, target: Fraction) -> int:
    """The candidate closest to `target`, the lower of two. Raises ValueError when there is none."""
    return min(candidates, key=lambda k: (abs(k - target), k))


def outward(candidates: range, target: Fraction) -> list[int]:
    """The candidates, closest to `target` first."""
    return sorted(candidates, key=lambda k: (abs(k - target), k))
