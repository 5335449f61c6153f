"""The four trial rates, which share their trials: effective, cracked and ineffective add up to all of them.

A vacated trial never came to the day: its rate is of all trials listed, which are those, the vacated ones and a few
that the four rates do not account for.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Mapping

from . import printed, shape
from .apportion import apportion
from .choices import TRIALS_A_YEAR
from .plan import span
from .ratios import Figures
from .table import Row, Window

ALL = EFFECTIVE, CRACKED, INEFFECTIVE, VACATED = (
    "effective-trial-rate",
    "cracked-trial-rate",
    "ineffective-trial-rate",
    "vacated-trial-rate",
)


@dataclass(frozen=True)
class Trials:
    effective: int
    cracked: int
    ineffective: int
    vacated: int
    listed: int

    @property
    def held(self) -> int:
        return self.effective + self.cracked + self.ineffective

    @property
    def others(self) -> int:
        return self.listed - self.held - self.vacated


def months_of(rows: Mapping[str, Row]) -> dict[str, Figures]:
    """(numerator, base) of each month of the four indicators."""
    found: dict[int, Trials] = {}
    for text, nominal in TRIALS_A_YEAR.items():
        found.update(_year(rows, span(text).window, nominal))
    return {
        EFFECTIVE: {month: (trials.effective, trials.held) for month, trials in found.items()},
        CRACKED: {month: (trials.cracked, trials.held) for month, trials in found.items()},
        INEFFECTIVE: {month: (trials.ineffective, trials.held) for month, trials in found.items()},
        VACATED: {month: (trials.vacated, trials.listed) for month, trials in found.items()},
    }


def _year(rows: Mapping[str, Row], window: Window, nominal: int) -> dict[int, Trials]:
    cell = next(cell for cell in ("baseline", "rolling12") if rows[EFFECTIVE].windows[cell] == window)
    march = window.last
    pinned = _fitting({id_: row.pins[march] for id_, row in rows.items()}, nominal // 12, 0)
    total = _fitting({id_: row.cells[cell] for id_, row in rows.items()}, nominal, pinned.others)
    free = range(window.first, march)
    held = apportion(total.held - pinned.held, _weights("trials", free, {month: 1 for month in free}, 40))
    effective = apportion(total.effective - pinned.effective, _weights(EFFECTIVE, free, held, 60), held)
    room = {month: held[month] - effective[month] for month in free}
    cracked = apportion(total.cracked - pinned.cracked, _weights(CRACKED, free, room, 60), room)
    vacated = apportion(total.vacated - pinned.vacated, _weights(VACATED, free, held, 120))
    others = apportion(total.others - pinned.others, _weights("others", free, held, 200))
    year = {
        month: Trials(
            effective[month],
            cracked[month],
            room[month] - cracked[month],
            vacated[month],
            held[month] + vacated[month] + others[month],
        )
        for month in free
    }
    return {**year, march: pinned}


def _weights(key: str, free: range, base: Mapping[int, int], size: int) -> dict[int, Fraction]:
    return {month: base[month] * shape.scatter(key, month, size) for month in free}


def _fitting(cells: Mapping[str, str], nominal: int, others: int) -> Trials:
    """The counts nearest to `nominal` trials, with at least `others` more listed, that print as all four cells."""
    for held in printed.outward(range(nominal // 2, nominal * 2), Fraction(nominal)):
        last = printed.numerators(cells[INEFFECTIVE], held, 100)
        for effective in printed.numerators(cells[EFFECTIVE], held, 100):
            for cracked in printed.numerators(cells[CRACKED], held, 100):
                if held - effective - cracked in last:
                    vacated, listed = _vacated(cells[VACATED], held + others)
                    return Trials(effective, cracked, held - effective - cracked, vacated, listed)
    raise ValueError(f"no trials give {dict(cells)}")


def _vacated(cell: str, least: int) -> tuple[int, int]:
    """The smallest number listed, and how many of them vacated, that leaves `least` others and prints as `cell`."""
    for listed in range(least, least * 2):
        for vacated in printed.numerators(cell, listed, 100):
            if listed - vacated >= least:
                return vacated, listed
    raise ValueError(f"no number of trials gives {cell} vacated")
