#!/usr/bin/env python3
"""Recomputes every column from observations.csv and compares it with the printed table; exits 1 on disagreement."""

import argparse
from dataclasses import dataclass, field
from pathlib import Path

from reconstruction import months, table
from verification import dashboard, figures, narrative

# Printed verdicts that the profile board-2018 does not give, with the printed table as it is.
KNOWN_MISSES = {
    ("incidents-with-mental-health-qualifier", "v1yr"),
    ("how-safe-do-our-communities-feel", "v1yr"),
    ("satisfaction-with-service-delivery-hate-crime", "v1yr"),
    ("community-resolutions", "benchmark"),
}


@dataclass
class Tally:
    """For a column: cells that hold something, those that agree, and what each other one is."""

    cells: int = 0
    agree: int = 0
    differ: list[str] = field(default_factory=list)


@dataclass
class Report:
    columns: dict[str, Tally]
    facts: Tally
    unexpected: int


def compare(path: Path) -> Report:
    found = figures.read(path)
    rows = table.rows()
    columns = {name: Tally() for name in (*dashboard.VALUES, *dashboard.VERDICTS)}
    unexpected = 0
    for row in rows:
        computed = dashboard.row(row.definition, found.get(row.id, {}), months.parse("2018-03"))
        for name, tally in columns.items():
            expected = row.cells[name]
            same = computed[name] == expected
            if name in dashboard.VALUES or expected not in table.ABSENT:
                tally.cells += 1
                tally.agree += same
            if not same:
                tally.differ.append(f"{row.id}: printed {expected}, computed {computed[name]}")
                unexpected += (row.id, name) not in KNOWN_MISSES
    measures = {row.id: row.measure for row in rows}
    facts = Tally()
    for fact in table.facts():
        if not fact.held:
            continue
        facts.cells += 1
        if narrative.agrees(fact, measures[fact.indicator], found.get(fact.indicator, {})):
            facts.agree += 1
        else:
            facts.differ.append(f"{fact.indicator}: {fact.kind} {fact.printed} ({fact.source})")
            unexpected += 1
    return Report(columns, facts, unexpected)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="observations.csv as generate.py writes it")
    report = compare(parser.parse_args().file)
    for name, tally in (*report.columns.items(), ("narrative", report.facts)):
        print(f"{name:10} {tally.agree:3} of {tally.cells:3} agree")
        for line in tally.differ:
            print(f"           {line}")
    return 1 if report.unexpected else 0


if __name__ == "__main__":
    raise SystemExit(main())
