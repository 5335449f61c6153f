"""P2: one duty recorded durably over gRPC, against pgbench running the statement alone."""

import datetime
import functools
import hashlib
import random
import time
import uuid
from pathlib import Path
from typing import Any

import grpc

from goals import duties
from measuring import pgbench, wire
from measuring.bed import Bed
from measuring.compare import alternate
from measuring.goal import WrongAnswer, report
from measuring.unary import Clients, Target

_SOURCE = Path(__file__).resolve().parents[3] / "services/volunteers/storage/duty_record.cc"
_METHOD = "DutyService/CreateDuty"
_OURS, _THEIRS = "norfolk", "suffolk"
_VOLUNTEERS = 2000
_CLIENTS = 32
_EACH = 300
_EACH_WARMING = 50
_SEED = 20180331
_OUTBOX_SECONDS = 120.0

# Whose and when: as duties.place().
_SCRIPT = f"""
\\set n :n + 1
\\set number :first + :n * {_CLIENTS} + :client_id
\\set volunteer :number % {_VOLUNTEERS}
\\set slot :number / {_VOLUNTEERS}
\\set start :midnight + :slot / {duties.DUTIES_A_DAY} * 86400
\\set start :start + ({duties.FIRST_HOUR} + {duties.HOURS} * (:slot % {duties.DUTIES_A_DAY})) * 3600
\\set finish :start + {duties.HOURS * 3600}
"""
# The statement's parameters: what pgbench cannot make as text, PostgreSQL makes of a number. Ids count up, as those of the
# service do; request ids are random, as those of callers are.
_VALUES = {
    1: ":force", 2: "('v-' || :volunteer::text)", 3: ":engagement",
    4: "('d' || lpad(to_hex(:number::bigint), 32, '0'))", 5: "lpad(to_hex(:number::bigint), 32, '0')",
    6: "now()", 7: ":caller", 8: ":type", 9: "NULL", 10: "NULL", 11: "to_timestamp(:start)", 12: "to_timestamp(:finish)",
    13: ":break", 14: ":state", 15: ":area", 16: ":none", 17: ":none", 18: ":none", 19: "''", 20: "''",
    21: ":no", 22: ":no", 23: "md5(:number::text)", 24: ":body", 25: ":reply",
    26: "lpad(to_hex(:number::bigint), 32, '0')", 27: ":call", 28: ":after", 29: ":subject",
    30: "ARRAY[to_timestamp(:start)::date]", 31: ":minutes", 32: "''",
}


def statement() -> str:
    """The service's own, its parameters written as pgbench has them."""
    return pgbench.with_values(pgbench.statement_of(_SOURCE, "record_duty"), _VALUES)


def _midnight() -> int:
    return int(datetime.datetime.combine(duties.first_day(), datetime.time(), datetime.timezone.utc).timestamp())


def _request(bed: Bed, source: random.Random, midnight: int, number: int) -> bytes:
    volunteer, day, hour = duties.place(number, _VOLUNTEERS)
    start = midnight + day * 86400 + hour * 3600
    request_id = str(uuid.UUID(int=source.getrandbits(128), version=4))
    return bed.volunteers_messages.make(
        "CreateDutyRequest", parent=f"forces/{_OURS}/volunteers/v-{volunteer}/engagements/e1", request_id=request_id, duty={
            "type": f"forces/{_OURS}/dutyTypes/bench", "actual_from": {"seconds": start},
            "actual_to": {"seconds": start + duties.HOURS * 3600}, "break_minutes": duties.BREAK_MINUTES,
            "area": duties.AREA}).SerializeToString()


class _Ours:
    """Each measurement goes on with the duties where the one before ended."""

    def __init__(self, bed: Bed, clients: Clients) -> None:
        self._bed = bed
        self._clients = clients
        self._random = random.Random(_SEED)
        self._midnight = _midnight()
        self.recorded = 0

    def request(self, number: int) -> bytes:
        return _request(self._bed, self._random, self._midnight, number)

    def measure(self, each: int) -> float:
        count = _CLIENTS * each
        bodies = [wire.framed(self.request(self.recorded + number)) for number in range(count)]
        _settle(self._bed)
        rate, replies = self._clients.run(bodies)
        duties_told: list[Any] = [self._bed.volunteers_messages.parse("Duty", reply) for reply in replies]
        right = {duty.name for duty in duties_told if duty.worked_minutes == duties.WORKED_MINUTES}
        if len(right) != count:
            raise WrongAnswer(f"of {count} duties {len(right)} were told as they were given")
        self.recorded += count
        return rate


class _Theirs:
    """As _Ours, in the other force."""

    def __init__(self, bed: Bed) -> None:
        self._bed = bed
        script = bed.write("record_duty.pgbench", f"{_SCRIPT}{statement()};\n".encode())
        settings = {"app.force": _THEIRS, "search_path": "volunteers", "TimeZone": "UTC", "DateStyle": "ISO"}
        self._work = functools.partial(pgbench.Work, script=script, role="volunteers_runtime", settings=settings)
        self._variables = {
            "force": _THEIRS, "engagement": "e1", "type": "bench", "break": str(duties.BREAK_MINUTES), "state": "3",
            "area": duties.AREA, "none": "{}", "no": "f", "minutes": f"{{{duties.WORKED_MINUTES}}}",
            "midnight": str(_midnight()), "body": "\\x" + hashlib.sha256(b"").hexdigest(), **_as_recorded(bed)}
        self.recorded = 0

    def measure(self, each: int) -> float:
        work = self._work(variables={**self._variables, "n": "-1", "first": str(self.recorded)})
        _settle(self._bed)
        rate = pgbench.transactions_per_second(self._bed.database, work, _CLIENTS, each)
        self.recorded += _CLIENTS * each
        return rate


def _as_recorded(bed: Bed) -> dict[str, str]:
    """What the service wrote with the duties of the other force that were recorded before: the same lengths."""
    query = f"""SELECT replace(%s, '{_OURS}', '{_THEIRS}') FROM (
        SELECT actor, call_id, subject, after FROM volunteers.event_out WHERE force = '{_OURS}' AND type = 'duty.created'
        UNION ALL
        SELECT actor, call_id, subject, after FROM volunteers.event WHERE force = '{_OURS}' AND type = 'duty.created'
        ORDER BY subject LIMIT 1) e"""
    told = {name: bed.database.psql(query % column)
            for name, column in (("caller", "actor"), ("call", "call_id"), ("subject", "subject"), ("after", "after"))}
    told["reply"] = bed.database.psql(f"SELECT reply FROM volunteers.request WHERE force = '{_OURS}' LIMIT 1")
    return told


def _settle(bed: Bed) -> None:
    """Until the events of before are sealed; and what autovacuum and the checkpointer would do some time."""
    deadline = time.monotonic() + _OUTBOX_SECONDS
    while bed.database.number("SELECT count(*) FROM volunteers.event_out"):
        if time.monotonic() > deadline:
            raise WrongAnswer(f"events are not sealed after {_OUTBOX_SECONDS:.0f} s")
        time.sleep(0.2)
    bed.database.psql("VACUUM (ANALYZE) volunteers.duty, volunteers.duty_minutes, volunteers.request, volunteers.event_out, "
                      "volunteers.engagement; CHECKPOINT", seconds=300)


def _check_guards(ours: _Ours, channel: wire.Channel) -> None:
    """A repeat is answered as at first, and what overlaps is refused: neither writes anything, as _check_rows() finds."""
    request = ours.request(ours.recorded)
    first = channel.unary(_METHOD, request)
    ours.recorded += 1
    if channel.unary(_METHOD, request) != first:
        raise WrongAnswer("a repeated request was answered otherwise")
    try:
        channel.unary(_METHOD, ours.request(ours.recorded - 1))
    except grpc.RpcError as error:
        if error.code() == grpc.StatusCode.FAILED_PRECONDITION:
            return
        raise
    raise WrongAnswer("two duties of one person at one time were recorded")


def _check_rows(bed: Bed, force: str, count: int) -> None:
    """WrongAnswer unless every duty is there with its minutes, its event and its request."""
    found = bed.database.psql(f"""
        SELECT count(DISTINCT uid), count(*), count(DISTINCT (volunteer, starts_at)) FROM volunteers.duty
        WHERE force = '{force}' AND state = 3;
        SELECT count(*), sum(unverified) FROM volunteers.duty_minutes WHERE force = '{force}';
        SELECT count(*) FROM volunteers.request WHERE force = '{force}';
        SELECT (SELECT count(*) FROM volunteers.event_out WHERE force = '{force}' AND type = 'duty.created')
             + (SELECT count(*) FROM volunteers.event WHERE force = '{force}' AND type = 'duty.created')""")
    due = f"{count}|{count}|{count}\n{count}|{count * duties.WORKED_MINUTES}\n{count}\n{count}"
    if found != due:
        raise WrongAnswer(f"{force} has other rows than {count} duties leave:\n{found}\nwhere due were\n{due}")


def measure(bed: Bed) -> None:
    for force in (_OURS, _THEIRS):
        duties.fill(bed, force, _VOLUNTEERS)
    token = bed.stack.token("admin", force=_OURS)
    target = Target(bed.port("volunteers"), bed.authority, token, wire.VOLUNTEERS, _METHOD)
    with Clients(target, _CLIENTS) as clients:
        ours = _Ours(bed, clients)
        ours.measure(_EACH_WARMING)
        theirs = _Theirs(bed)
        theirs.measure(_EACH_WARMING)
        compared = alternate(lambda: ours.measure(_EACH), lambda: theirs.measure(_EACH))
    _check_guards(ours, bed.volunteers_channel(token))
    _check_rows(bed, _OURS, ours.recorded)
    _check_rows(bed, _THEIRS, theirs.recorded)
    report("P2", compared.ratio, {
        **compared.detail("duties a second", "pgbench -M prepared, the statement record_duty in the same tables"),
        "clients": _CLIENTS, "duties_a_round": _CLIENTS * _EACH})
