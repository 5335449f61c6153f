"""Two sides measured in turn, so that a machine that slows down slows both."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from measuring.goal import summary

ROUNDS = 5


@dataclass(frozen=True)
class Comparison:
    """One value a round and side, in the same unit."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratios(self) -> list[float]:
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs)]

    @property
    def ratio(self) -> float:
        """The median of the rounds' own ratios: each compares what ran side by side."""
        return statistics.median(self.ratios)

    def detail(self, units: str, peer: str) -> dict[str, Any]:
        return {
            "units": units,
            "peer": peer,
            "rounds": len(self.ours),
            "ours": summary(self.ours),
            "theirs": summary(self.theirs),
            "ratio": summary(self.ratios),
        }


def alternate(ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS) -> Comparison:
    """Each side goes first in every second round."""
    values: dict[bool, list[float]] = {True: [], False: []}
    for number in range(rounds):
        for own in (True, False) if number % 2 == 0 else (False, True):
            values[own].append(ours() if own else theirs())
    return Comparison(values[True], values[False])
