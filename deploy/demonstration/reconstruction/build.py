"""All figures of all indicators, in printed order."""

from typing import Mapping, Sequence

from . import choices, counts, ratios, table, trials
from .observations import Observation
from .plan import Plan
from .ratios import Figures
from .table import Fact, Row


def observations() -> list[Observation]:
    """The demonstration's figures by indicator and month. The same on every run and machine."""
    rows = {row.id: row for row in table.rows()}
    facts = table.facts()
    whole = {plan.indicator: counts.months_of(rows[plan.indicator], plan) for plan in choices.COUNTS}
    whole |= {plan.indicator: counts.levels_of(rows[plan.indicator]) for plan in choices.LEVELS}
    parts: dict[str, Figures] = {}
    for plan in (*choices.OUTCOMES, *choices.SURVEYS, *choices.MEASURED):
        row = rows[plan.indicator]
        parts[plan.indicator] = ratios.months_of(row, plan, facts, _base(row, plan, whole))
    parts |= trials.months_of({id_: rows[id_] for id_ in trials.ALL})
    result: list[Observation] = []
    for row in rows.values():
        if row.id in whole:
            result += _whole(row, whole[row.id])
        else:
            result += _parts(row, parts[row.id], _counted(row, facts, rows))
    return result


def _base(row: Row, plan: Plan, whole: Mapping[str, Mapping[int, int]]) -> Mapping[int, int] | None:
    if plan.base_of:
        return whole[plan.base_of]
    return ratios.headcounts(plan) if row.measure == "PER_HEAD" else None


def _whole(row: Row, values: Mapping[int, int]) -> list[Observation]:
    return [Observation(row.id, month, value, None, month in row.pins) for month, value in values.items()]


def _parts(row: Row, figures: Figures, counted: set[int]) -> list[Observation]:
    """A printed percentage with counts filled in behind it is reconstructed."""
    return [
        Observation(row.id, month, numerator, base, month in counted) for month, (numerator, base) in figures.items()
    ]


def _counted(row: Row, facts: Sequence[Fact], rows: Mapping[str, Row]) -> set[int]:
    """The months for which the papers print both counts."""
    base_of = {plan.indicator: plan.base_of for plan in choices.OUTCOMES}.get(row.id)
    if base_of is None:
        return set()
    numerators = {fact.window.first for fact in facts if fact.indicator == row.id and fact.kind == "numerator"}
    return numerators & rows[base_of].pins.keys()
