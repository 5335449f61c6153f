"""Months as whole numbers (year x 12 + month - 1), so that a year before is 12 less."""

import re

_TEXT = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def parse(text: str) -> int:
    """The month of "2018-03". Raises ValueError on anything else."""
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a month: {text!r}")
    return int(match[1]) * 12 + int(match[2]) - 1


def text(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def span(first: int, last: int) -> range:
    """Both ends included."""
    return range(first, last + 1)


def financial_year_start(month: int) -> int:
    """The April that begins the financial year of `month`."""
    return month - (month - 3) % 12
