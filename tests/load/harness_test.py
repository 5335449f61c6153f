"""What the benchmarks conclude from, without measuring anything."""

import json
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
from goals import figures, gateway  # noqa: E402
from measuring import compare, goal, h2load, wire  # noqa: E402
from measuring.goal import WrongAnswer  # noqa: E402

_H2LOAD = """
finished in 2.00s, 5000.00 req/s, 100.00MB/s
requests: 10000 total, 10000 started, 10000 done, 10000 succeeded, 0 failed, 0 errored, 0 timeout
status codes: 10000 2xx, 0 3xx, 0 4xx, 0 5xx
traffic: 1.02MB (1070000) total, 58.89KB (60300) headers (space savings 96.28%), 1.00MB (1050000) data
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


class WireTest(unittest.TestCase):
    def test_a_frame_says_how_long_it_is(self):
        self.assertEqual(wire.framed(b"abc"), b"\0\0\0\0\3abc")


if __name__ == "__main__":
    unittest.main()
