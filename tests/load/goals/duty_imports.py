"""P9: duties imported from CSV with every rule applied, against psql's \\copy of them."""

import datetime
import random
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goals import duties
from measuring import wire
from measuring.bed import Bed
from measuring.compare import ROUNDS, Comparison
from measuring.goal import WrongAnswer, report

ROWS = 50_000
# Duties of years ago that are there before, on both sides. The goal's are 3 million, which take minutes to make.
DEFAULT_BEFORE = 300_000
HEADER = "source_id,volunteer,engagement,type,from,to,break_minutes,area,state,verified_by"
COPY_HEADER = "id,uid,person,volunteer,engagement,type,actual_from,actual_to,break_minutes,area,state,verified_by,source_id"
_METHOD = "DutyService/ImportDuties"
_FORCE = "essex"
_VOLUNTEERS = 4000
_SOURCE = "dutysheet"
_SEED = 20180331
_CHUNK = 256 << 10
# Its keys, checks and exclusion constraint; without the foreign keys and row-level security. What the file does not say of a
# duty is the same of each.
_PEER_TABLE = f"""
CREATE SCHEMA bench_duties;
CREATE TABLE bench_duties.duty (LIKE volunteers.duty INCLUDING ALL);
ALTER TABLE bench_duties.duty
    ALTER force SET DEFAULT '{_FORCE}', ALTER edition SET DEFAULT 1, ALTER version SET DEFAULT 1,
    ALTER created_at SET DEFAULT now(), ALTER created_by SET DEFAULT 'benchmark',
    ALTER updated_at SET DEFAULT now(), ALTER updated_by SET DEFAULT 'benchmark',
    ALTER entered_at SET DEFAULT now(), ALTER recorded_by SET DEFAULT 'benchmark', ALTER reason SET DEFAULT '',
    ALTER override_kinds SET DEFAULT '{{}}', ALTER override_bys SET DEFAULT '{{}}',
    ALTER override_reasons SET DEFAULT '{{}}', ALTER source SET DEFAULT '{_SOURCE}',
    ALTER source_digest SET DEFAULT '\\x{'0' * 64}', ALTER import_id SET DEFAULT 'benchmark', ALTER revision SET DEFAULT 0;
INSERT INTO bench_duties.duty ({COPY_HEADER}, source)
SELECT {COPY_HEADER}, source FROM volunteers.duty WHERE force = '{_FORCE}' ORDER BY person, starts_at;
"""
# What both sides must have alike.
_CONTENT = """
SELECT count(*), count(*) FILTER (WHERE state = 4), sum(extract(epoch FROM ends_at - starts_at))::bigint, sum(break_minutes),
    sum(hashtextextended(concat_ws('/', volunteer, person, source_id, verified_by, extract(epoch FROM starts_at)), 0))
FROM {table} WHERE force = '{force}'"""


@dataclass(frozen=True)
class Files:
    """The same duties as the service takes them and as \\copy does."""

    csv: bytes
    copy: bytes


def files(number: int, first_day: datetime.date) -> Files:
    """Those of a round, shuffled, as the clocks in Europe/London show their times; every fourth was verified."""
    source = random.Random(_SEED + number)
    numbers = list(range(number * ROWS, (number + 1) * ROWS))
    source.shuffle(numbers)
    people = [duties.person(_FORCE, volunteer) for volunteer in range(_VOLUNTEERS)]
    rows, copied = [HEADER], [COPY_HEADER]
    for duty in numbers:
        volunteer, day, hour = duties.place(duty, _VOLUNTEERS)
        date = first_day + datetime.timedelta(days=day)
        begin, end = f"{date} {hour:02}:00", f"{date} {hour + duties.HOURS:02}:00"
        verified = duty % 4 == 0
        who = f"v-{volunteer},e1,bench,{begin},{end},{duties.BREAK_MINUTES},{duties.AREA}"
        rows.append(f"{duty},{who},{'VERIFIED' if verified else ''},{duties.SUPERVISOR if verified else ''}")
        uid = uuid.UUID(int=duty)
        copied.append(f"d{uid.hex},{uid},{people[volunteer]},{who},{4 if verified else 3},"
                      f"{duties.SUPERVISOR if verified else ''},{duty}")
    return Files("\n".join([*rows, ""]).encode(), "\n".join([*copied, ""]).encode())


def _requests(bed: Bed, import_id: str, content: bytes) -> Iterator[bytes]:
    make = bed.volunteers_messages.make
    yield make("ImportDutiesRequest", parent=f"forces/{_FORCE}", import_id=import_id, source=_SOURCE).SerializeToString()
    for start in range(0, len(content), _CHUNK):
        yield make("ImportDutiesRequest", content=content[start:start + _CHUNK]).SerializeToString()


def _import(bed: Bed, channel: wire.Channel, import_id: str, content: bytes) -> float:
    """Rows a second. WrongAnswer unless every row was a new duty."""
    requests = list(_requests(bed, import_id, content))
    started = time.monotonic()
    reply = channel.stream(_METHOD, requests)
    seconds = time.monotonic() - started
    found: Any = bed.volunteers_messages.parse("DutyImport", reply)
    if (found.row_count, found.created_count, found.replayed) != (ROWS, ROWS, False):
        raise WrongAnswer(f"of {ROWS} rows {found.row_count} were read and {found.created_count} were new")
    return ROWS / seconds


def _copy(bed: Bed, file: Path) -> float:
    seconds = bed.database.timed(
        f"\\copy bench_duties.duty ({COPY_HEADER}) from '{file}' with (format csv, header, force_not_null (verified_by))",
        setup="SET TimeZone = 'Europe/London';", seconds=300)
    return ROWS / seconds


def _tidy(bed: Bed) -> None:
    """What autovacuum and the checkpointer would do some time during the next round."""
    bed.database.psql("VACUUM (ANALYZE) volunteers.duty, volunteers.duty_minutes, bench_duties.duty; CHECKPOINT", seconds=600)


def _check(bed: Bed, before: int) -> None:
    """WrongAnswer unless both tables have the same duties, and the ledger their minutes."""
    sides = [bed.database.psql(_CONTENT.format(table=table, force=_FORCE), seconds=300)
             for table in ("volunteers.duty", "bench_duties.duty")]
    count = before + ROUNDS * ROWS
    if sides[0] != sides[1] or not sides[0].startswith(f"{count}|"):
        raise WrongAnswer(f"the duties of both sides are {sides[0]} and {sides[1]}, of {count}")
    ledger = bed.database.psql(
        f"SELECT count(*), sum(unverified + verified) FROM volunteers.duty_minutes WHERE force = '{_FORCE}'", seconds=300)
    if ledger != f"{count}|{count * duties.WORKED_MINUTES}":
        raise WrongAnswer(f"the minutes of {count} duties are {ledger}")


def measure(bed: Bed, wanted_before: int = DEFAULT_BEFORE) -> None:
    before = wanted_before // _VOLUNTEERS * _VOLUNTEERS
    duties.fill(bed, _FORCE, _VOLUNTEERS, before)
    bed.database.psql(_PEER_TABLE, seconds=1800)
    channel = bed.volunteers_channel(bed.stack.token("admin", force=_FORCE))
    first_day = duties.first_day()
    imported: list[float] = []
    copied: list[float] = []
    for number in range(ROUNDS):
        content = files(number, first_day)
        file = bed.write("duties.csv", content.copy)
        _tidy(bed)
        if number % 2:
            copied.append(_copy(bed, file))
        imported.append(_import(bed, channel, f"round-{number}", content.csv))
        if not number % 2:
            copied.append(_copy(bed, file))
    _check(bed, before)
    compared = Comparison(imported, copied)
    report("P9", compared.ratio, {
        **compared.detail("rows a second", "psql \\copy into a table with the same keys, checks and exclusion constraint"),
        "rows": ROWS, "duties_before": before, "file_bytes": len(content.csv)})
