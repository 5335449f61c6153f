"""PostgreSQL killed, or paused, and back: what callers are told meanwhile, and what is left of it."""

import os
import signal
import time
import unittest

from callers import FORCE, AreaMaker, Callers, Gateway
from support.stack import Stack

# What a caller may be told while PostgreSQL is away; all of them say that it is worth asking again.
MEANWHILE = {"DATABASE_UNAVAILABLE", "OUTCOME_UNKNOWN"}


class PostgresTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("admin")

    def gateway(self):
        gateway = Gateway(self.stack.ports["GATEWAY"], self.token)
        self.addCleanup(gateway.close)
        return gateway

    def reader(self, path):
        gateway = self.gateway()
        return lambda: gateway.ask("GET", path)

    def areas_like(self, prefix):
        return self.stack.database().psql(
            f"SELECT id FROM indicators.area WHERE force = '{FORCE}' AND id LIKE '{prefix}-%' GROUP BY id").split()

    def test_a_killed_postgres_costs_unavailable_meanwhile_and_nothing_afterwards(self):
        makers = [AreaMaker(self.gateway(), f"killed-{number}") for number in range(4)]
        asks = [self.reader(f"/v1/forces/{FORCE}/dashboard?month=2018-03"), self.reader(f"/v1/forces/{FORCE}/areas"),
                *makers]
        outages = []
        with Callers(*asks) as callers:
            callers.wait_for_more(20)
            for _ in range(2):
                killed = time.monotonic()
                self.stack.kill_postgres()
                callers.wait_for_more(2)
                self.assertIn("database", self.stack.wait_for_readiness("indicators", 503))
                self.stack.start_postgres()
                self.stack.wait_until_ready("indicators")
                # What was under way when it became ready may still be refused.
                outages.append((killed, time.monotonic() + 1))
                callers.wait_for_more(20)
        replies = [reply for kept in callers.replies for reply in kept]
        refused = [reply for reply in replies if reply.status != 200]
        self.assertEqual({(reply.status, reply.reason in MEANWHILE, bool(reply.retry_after)) for reply in refused},
                         {(503, True, True)}, refused[:3])
        afterwards = [reply for reply in refused if not any(begin <= reply.at <= end for begin, end in outages)]
        self.assertEqual(afterwards, [])

        acknowledged = {one.id for maker in makers for one in maker.written if one.acknowledged}
        unclear = {one.id for maker in makers for one in maker.written if one.replies[-1].reason == "OUTCOME_UNKNOWN"}
        held = self.areas_like("killed")
        self.assertEqual(acknowledged - set(held), set(), "acknowledged and lost")
        self.assertEqual(set(held) - acknowledged - unclear, set(), "written, and the caller was told that it was not")
        for maker in makers:
            maker.finish()
            self.assertEqual([one for one in maker.written if not one.acknowledged], [])
        self.assertEqual(sorted(self.areas_like("killed")), sorted(one.id for maker in makers for one in maker.written))
        database = self.stack.database()
        self.assertEqual(database.number("SELECT count(*) - count(DISTINCT (force, id)) FROM indicators.event"), 0)

    def test_a_paused_postgres_is_a_deadline_and_nothing_afterwards(self):
        gateway = self.gateway()
        paused = self.stack.postgres_processes()
        for process in paused:
            os.kill(process, signal.SIGSTOP)
        try:
            began = time.monotonic()
            reply = gateway.ask("GET", f"/v1/forces/{FORCE}/areas?pageSize=7")
            took = time.monotonic() - began
        finally:
            for process in paused:
                os.kill(process, signal.SIGCONT)
        self.assertEqual(reply.status, 504, reply)
        self.assertLess(took, 35)
        self.stack.wait_until_ready("indicators")
        self.assertEqual(gateway.ask("GET", f"/v1/forces/{FORCE}/areas?pageSize=7").status, 200)


if __name__ == "__main__":
    unittest.main()
