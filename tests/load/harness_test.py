"""What the benchmarks conclude from, without measuring anything."""

import datetime
import json
import struct
import sys
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[1]),
                str(Path(__file__).resolve().parent / "peers" / "gateway")]

# pylint: disable=wrong-import-position
from google.protobuf import descriptor_pb2  # noqa: E402

import derive_descriptors  # noqa: E402
from goals import duties, duty_imports, figures, gateway, recording  # noqa: E402
from measuring import compare, goal, h2load, pgbench, unary, wire  # noqa: E402
from measuring.goal import WrongAnswer  # noqa: E402
from support.tool import ToolFailed  # noqa: E402

_H2LOAD = """
finished in 2.00s, 5000.00 req/s, 100.00MB/s
requests: 10000 total, 10000 started, 10000 done, 10000 succeeded, 0 failed, 0 errored, 0 timeout
status codes: 10000 2xx, 0 3xx, 0 4xx, 0 5xx
traffic: 1.02MB (1070000) total, 58.89KB (60300) headers (space savings 96.28%), 1.00MB (1050000) data
"""

_PGBENCH = """
number of transactions actually processed: 9600/9600
number of failed transactions: 0 (0.000%)
latency average = 5.000 ms
initial connection time = 90.000 ms
tps = 6400.500000 (without initial connection time)
"""


class CompareTest(unittest.TestCase):
    def test_each_side_goes_first_in_every_second_round_and_the_ratio_is_of_rounds(self):
        order = []
        values = iter([30.0, 10.0, 20.0, 60.0, 80.0, 20.0])

        def side(name):
            def measured():
                order.append(name)
                return next(values)
            return measured

        compared = compare.alternate(side("ours"), side("theirs"), rounds=3)
        self.assertEqual(order, ["ours", "theirs", "theirs", "ours", "ours", "theirs"])
        self.assertEqual(compared.ratios, [3.0, 3.0, 4.0])
        self.assertEqual(compared.ratio, 3.0)

    def test_a_goal_ends_in_one_line_of_json(self):
        out = StringIO()
        with redirect_stdout(out):
            goal.report("P1", 4.12345, {"rounds": 5})
        self.assertEqual(json.loads(out.getvalue()),
                         {"id": "P1", "value": 4.123, "goal": 3.5, "better": "higher", "detail": {"rounds": 5}})


class H2loadTest(unittest.TestCase):
    def test_gives_the_rate(self):
        self.assertEqual(h2load.rate_of(_H2LOAD, requests=10_000, reply_bytes=100), 5000.0)

    def test_a_short_reply_is_a_wrong_answer(self):
        # As a gRPC error is: status 200 and no body.
        with self.assertRaises(WrongAnswer):
            h2load.rate_of(_H2LOAD.replace("(1050000)", "(1049895)"), requests=10_000, reply_bytes=100)

    def test_a_call_that_failed_is_a_wrong_answer(self):
        with self.assertRaises(WrongAnswer):
            h2load.rate_of(_H2LOAD.replace("10000 succeeded", "9999 succeeded"), requests=10_000, reply_bytes=100)


class GatewayTest(unittest.TestCase):
    def test_absent_and_default_are_the_same_and_nothing_else_is(self):
        ours = {"title": "A", "value": 0.5, "kind": "FORCE", "rows": [{"text": "66192"}]}
        theirs = {"title": "A", "value": 0.5, "kind": "FORCE", "rows": [{"text": "66192", "reason": "REASON_UNSPECIFIED"}],
                  "etag": "", "revision": "0", "peers": [], "change": None, "differs": False}
        self.assertEqual(gateway.without_defaults(ours), gateway.without_defaults(theirs))
        self.assertNotEqual(gateway.without_defaults(ours), gateway.without_defaults({**theirs, "value": 0.6}))


class DeriveTest(unittest.TestCase):
    def test_optional_becomes_plain_and_a_written_oneof_stays(self):
        files = descriptor_pb2.FileDescriptorSet()
        files.file.add(name="copperplate/options/v1/options.proto")
        file = files.file.add(name="a.proto", syntax="proto3")
        file.dependency.extend(["copperplate/options/v1/options.proto", "google/api/annotations.proto"])
        message = file.message_type.add(name="M")
        message.oneof_decl.add(name="written")
        message.oneof_decl.add(name="_count")
        message.field.add(name="choice", number=1, oneof_index=0)
        message.field.add(name="count", number=2, oneof_index=1, proto3_optional=True)
        [derived] = derive_descriptors.derive(files).file
        self.assertEqual(list(derived.dependency), ["google/api/annotations.proto"])
        self.assertEqual([one.name for one in derived.message_type[0].oneof_decl], ["written"])
        choice, count = derived.message_type[0].field
        self.assertTrue(choice.HasField("oneof_index"))
        self.assertFalse(count.HasField("oneof_index") or count.proto3_optional)


class FiguresTest(unittest.TestCase):
    def test_half_a_million_rows_with_keys_of_their_own(self):
        lines = figures.csv().decode().splitlines()
        self.assertEqual(lines[0], figures.HEADER)
        self.assertEqual(len(lines) - 1, 500_000)
        self.assertEqual(len({tuple(line.split(",")[:3]) for line in lines[1:]}), 500_000)


class DutiesTest(unittest.TestCase):
    def test_no_two_are_one_persons_at_one_time(self):
        places = [duties.place(number, 50) for number in range(duties.capacity(50))]
        self.assertEqual(len(set(places)), len(places))
        self.assertEqual({hour for _, _, hour in places}, {8, 11, 14, 17})
        self.assertEqual(max(day for _, day, _ in places), 79)

    def test_both_files_have_the_same_duties(self):
        files = duty_imports.files(1, datetime.date(2018, 1, 1))
        rows, copied = ([line.split(",") for line in content.decode().splitlines()] for content in (files.csv, files.copy))
        self.assertEqual(",".join(rows[0]), duty_imports.HEADER)
        self.assertEqual(",".join(copied[0]), duty_imports.COPY_HEADER)
        self.assertEqual(len({row[0] for row in rows[1:]}), duty_imports.ROWS)
        for row, other in zip(rows[1:], copied[1:], strict=True):
            self.assertEqual([*row[1:8], row[9], row[0]], [*other[3:10], other[11], other[12]])
            self.assertEqual(other[10], "4" if row[8] == "VERIFIED" else "3")
            self.assertEqual(other[2], str(duties.person("essex", int(row[1].removeprefix("v-")))))


class PgbenchTest(unittest.TestCase):
    def test_gives_the_rate(self):
        self.assertEqual(pgbench.rate_of(_PGBENCH, 9600), 6400.5)

    def test_one_that_failed_or_is_missing_is_a_wrong_answer(self):
        for wrong in (_PGBENCH.replace("transactions: 0", "transactions: 1"), _PGBENCH.replace("9600/9600", "9599/9600")):
            with self.assertRaises(WrongAnswer):
                pgbench.rate_of(wrong, 9600)

    def test_the_statement_of_the_service_has_a_value_for_each_parameter(self):
        statement = recording.statement()
        self.assertTrue(statement.startswith("WITH known AS MATERIALIZED"))
        self.assertTrue(statement.endswith("EXISTS (SELECT FROM judged)"))
        self.assertNotIn("$", statement)

    def test_a_parameter_without_a_value_is_named(self):
        with self.assertRaisesRegex(ToolFailed, r"\[2\]"):
            pgbench.with_values("SELECT $1, $2", {1: ":one"})


def _frame(kind, flags, stream, payload):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


class UnaryTest(unittest.TestCase):
    def setUp(self):
        self.exchange = unary.Exchange(unary.Target(443, Path(), "t" * 200, "a.v1", "S/M"))
        self.exchange.pending.clear()

    def sent(self):
        data = bytes(self.exchange.pending)
        self.exchange.pending.clear()
        return data

    def test_headers_are_taught_once(self):
        self.exchange.call(b"body")
        first = self.sent()
        self.assertIn(b"\x7f\x50Bearer " + b"t" * 200, first)
        self.exchange.receive(_frame(0, 0, 1, wire.framed(b"x")) + _frame(1, 5, 1, b""))
        self.exchange.call(b"body")
        self.assertEqual(self.sent(), _frame(1, 4, 3, bytes([0x83, 0x87, 0xc2, 0xc1, 0xc0, 0xbf, 0xbe]))
                         + _frame(0, 1, 3, b"body"))

    def test_a_reply_ends_with_its_trailers_wherever_it_is_cut(self):
        self.exchange.call(b"body")
        reply = _frame(1, 4, 1, b"head") + _frame(0, 0, 1, wire.framed(b"abc")) + _frame(1, 5, 1, b"trailers")
        for start in range(len(reply) - 1):
            self.assertIsNone(self.exchange.receive(reply[start:start + 1]))
        self.assertEqual(self.exchange.receive(reply[-1:]), b"abc")

    def test_settings_and_pings_are_acknowledged(self):
        self.exchange.receive(_frame(4, 0, 0, b"") + _frame(6, 0, 0, b"12345678") + _frame(4, 1, 0, b""))
        self.assertEqual(self.sent(), _frame(4, 1, 0, b"") + _frame(6, 1, 0, b"12345678"))

    def test_a_call_that_failed_is_a_wrong_answer(self):
        for failure in (_frame(1, 5, 1, b"trailers"), _frame(3, 0, 1, b"\0\0\0\x08"), _frame(7, 0, 0, b"\0" * 8)):
            with self.subTest(failure), self.assertRaises(WrongAnswer):
                self.exchange.receive(failure)


class WireTest(unittest.TestCase):
    def test_a_frame_says_how_long_it_is(self):
        self.assertEqual(wire.framed(b"abc"), b"\0\0\0\0\3abc")


if __name__ == "__main__":
    unittest.main()
