"""P3: figures imported with every rule applied, against psql's \\copy of the same file."""

import time
from pathlib import Path
from typing import Any

from goals import figures
from measuring.bed import Bed
from measuring.compare import ROUNDS, Comparison
from measuring.goal import WrongAnswer, report
from measuring.wire import Channel

# A force a round: each imports into nothing.
_FORCES = ("norfolk", "suffolk", "essex", "kent", "surrey")
_METHOD = "ObservationService/ImportObservations"
_PEER_TABLE = """
CREATE SCHEMA bench;
CREATE TABLE bench.observation (
    force text COLLATE "C" NOT NULL, area text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL,
    month text COLLATE "C" NOT NULL, breakdown text COLLATE "C" NOT NULL DEFAULT '', revision bigint NOT NULL DEFAULT 1,
    numerator numeric NOT NULL, denominator numeric, status text NOT NULL, qualifier text NOT NULL,
    PRIMARY KEY (force, area, indicator, month, breakdown, revision));
"""


def _import(bed: Bed, channel: Channel, force: str, batch: str, content: bytes, **expected: int) -> float:
    """Rows a second. WrongAnswer unless the batch counts what is expected."""
    requests = list(figures.import_requests(bed, force, batch, content))
    started = time.monotonic()
    reply = channel.stream(_METHOD, requests)
    seconds = time.monotonic() - started
    found: Any = bed.messages.parse("Batch", reply)
    counts = {"inserted": found.inserted_count, "revised": found.revised_count, "unchanged": found.unchanged_count,
              "faults": found.fault_count}
    wanted = {name: expected.get(name, 0) for name in counts}
    if counts != wanted or found.row_count != figures.ROWS:
        raise WrongAnswer(f"the import into {force} counted {counts}, not {wanted}")
    return figures.ROWS / seconds


def _copy(bed: Bed, force: str, file: Path) -> float:
    bed.database.psql(f"ALTER TABLE bench.observation ALTER force SET DEFAULT '{force}'")
    seconds = bed.database.timed(
        f"\\copy bench.observation ({figures.HEADER}) from '{file}' with (format csv, header)")
    return figures.ROWS / seconds


def _tidy(bed: Bed) -> None:
    """What autovacuum and the checkpointer would do some time during the next round."""
    bed.database.psql("VACUUM (ANALYZE) indicators.observation; VACUUM (ANALYZE) bench.observation; CHECKPOINT",
                      seconds=300)


def _check(bed: Bed, force: str) -> None:
    for table in ("indicators.observation", "bench.observation"):
        rows = bed.database.number(f"SELECT count(*) FROM {table} WHERE force = '{force}'")
        if rows != figures.ROWS:
            raise WrongAnswer(f"{table} has {rows} rows of {force}, not {figures.ROWS}")


def measure(bed: Bed) -> None:
    content = figures.csv()
    file = bed.write("figures.csv", content)
    bed.database.psql(_PEER_TABLE)
    fresh: list[float] = []
    again: list[float] = []
    copied: list[float] = []
    for number, force in enumerate(_FORCES[:ROUNDS]):
        token = bed.stack.token("admin", force=force)
        figures.define(bed, force, token)
        channel = bed.channel(token=token)
        _tidy(bed)
        if number % 2:
            copied.append(_copy(bed, force, file))
        fresh.append(_import(bed, channel, force, "fresh", content, inserted=figures.ROWS))
        if not number % 2:
            copied.append(_copy(bed, force, file))
        _tidy(bed)
        again.append(_import(bed, channel, force, "again", content, unchanged=figures.ROWS))
        _check(bed, force)
    for name, rates in (("P3", fresh), ("P3-unchanged", again)):
        compared = Comparison(rates, copied)
        report(name, compared.ratio, {
            **compared.detail("rows a second", "psql \\copy of the same file into a table with the same keys"),
            "rows": figures.ROWS, "file_bytes": len(content)})
