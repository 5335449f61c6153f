"""The goals, and the line each ends in. docs/benchmarks.md says what they measure."""

import json
import statistics
from dataclasses import dataclass
from typing import Any, Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Goal:
    value: float
    better: Better


GOALS = {
    "P1": Goal(3.5, "higher"),
    "P2": Goal(0.6, "higher"),
    "P3": Goal(0.4, "higher"),
    "P3-unchanged": Goal(1.0, "higher"),
    "P4": Goal(3.0, "higher"),
    "P4-warm": Goal(10.0, "higher"),
    "P5": Goal(1.5, "higher"),
    "P6": Goal(1.3, "lower"),
    "P6-past": Goal(1.3, "lower"),
    "P8": Goal(32.0, "lower"),
    "P8-start": Goal(150.0, "lower"),
    "P9": Goal(0.5, "higher"),
    "I3-explanations": Goal(3.0, "lower"),
    "I3-explanations-computed": Goal(3.0, "lower"),
}


class WrongAnswer(Exception):
    """What was measured did not answer as it must, so the measurement means nothing."""


def summary(values: list[float]) -> dict[str, Any]:
    return {
        "median": significant(statistics.median(values)),
        "spread": [significant(min(values)), significant(max(values))],
    }


def significant(value: float) -> float:
    """Four figures: more would only be noise."""
    return float(f"{value:.4g}")


def report(name: str, value: float, detail: dict[str, Any]) -> None:
    goal = GOALS[name]
    line = {
        "id": name,
        "value": significant(value),
        "goal": goal.value,
        "better": goal.better,
        "detail": detail,
    }
    print(json.dumps(line), flush=True)
