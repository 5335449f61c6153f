"""A process killed while figures are imported: all of them are there afterwards, or none."""

import threading
import time
import unittest

from callers import FORCE, Callers, Gateway
from support.stack import Stack

ROWS = 20_001
# 3 s, and the jitter of gRPC's backoff.
RECONNECT_SECONDS = 4
# When the process dies, as parts of how long the import takes undisturbed.
MOMENTS = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)


def rows(batch: str) -> str:
    """Figures that no other batch has."""
    return "".join(f"rural-crime,{FORCE},2018-{month:02},{number % 97},,FINAL,EXACT,{batch}=c{number}\n"
                   for month in (1, 2, 3) for number in range(ROWS // 3))


class ImportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("admin")
        gateway = Gateway(cls.stack.ports["GATEWAY"], cls.token)
        began = time.monotonic()
        reply = gateway.import_figures("undisturbed", rows("undisturbed"))
        cls.takes = time.monotonic() - began
        gateway.close()
        assert reply.status == 200, reply

    def held(self, batch):
        return self.stack.database().number(
            f"SELECT count(*) FROM indicators.observation WHERE force = '{FORCE}' AND breakdown LIKE '{batch}=%'")

    def kill_in_the_middle(self, batch, moment, kill):
        """What the caller was told; `kill` runs at that part of the import's time."""
        gateway = Gateway(self.stack.ports["GATEWAY"], self.token)
        self.addCleanup(gateway.close)
        content = rows(batch)
        replies = []
        caller = threading.Thread(target=lambda: replies.append(gateway.import_figures(batch, content)))
        caller.start()
        time.sleep(self.takes * moment)
        kill()
        caller.join()
        return replies[0]

    def assert_all_or_none(self, batch, reply):
        held = self.held(batch)
        self.assertIn(held, (0, ROWS), f"{batch}: half an import")
        self.assertIn(reply.status, (0, 200, 503), reply)
        if reply.status == 200:
            self.assertEqual(held, ROWS, "acknowledged and lost")
        if reply.status == 503 and reply.reason != "OUTCOME_UNKNOWN":
            self.assertIn(reply.reason, ("DATABASE_UNAVAILABLE", "BACKEND_UNAVAILABLE"), reply)

    def assert_it_can_be_sent_again(self, batch):
        gateway = Gateway(self.stack.ports["GATEWAY"], self.token)
        again = gateway.import_figures(batch, rows(batch))
        # The gateway finds a service that is back within its longest pause between tries.
        limit = time.monotonic() + RECONNECT_SECONDS
        while again.reason == "BACKEND_UNAVAILABLE" and time.monotonic() < limit:
            self.assertEqual(again.retry_after, "1")
            again = gateway.import_figures(batch, rows(batch))
        gateway.close()
        self.assertEqual(again.status, 200, again)
        self.assertEqual(self.held(batch), ROWS)

    def test_the_service_killed(self):
        outcomes = []
        for number, moment in enumerate(MOMENTS):
            batch = f"service-{number}"
            command = []
            reply = self.kill_in_the_middle(batch, moment, lambda: command.extend(self.stack.kill("indicators")))
            self.stack.start_again("indicators", command)
            self.stack.wait_until_ready("indicators")
            self.assert_all_or_none(batch, reply)
            outcomes.append(reply.status)
            self.assert_it_can_be_sent_again(batch)
        self.assertIn(503, outcomes, "no import was interrupted")

    def test_postgres_killed(self):
        outcomes = []
        for number, moment in enumerate(MOMENTS):
            batch = f"postgres-{number}"
            reply = self.kill_in_the_middle(batch, moment, self.stack.kill_postgres)
            self.stack.start_postgres()
            self.stack.wait_until_ready("indicators")
            self.assert_all_or_none(batch, reply)
            outcomes.append(reply.status)
            self.assert_it_can_be_sent_again(batch)
        self.assertIn(503, outcomes, "no import was interrupted")

    def test_the_gateway_killed(self):
        for number, moment in enumerate(MOMENTS[1::2]):
            batch = f"gateway-{number}"
            command = []
            reply = self.kill_in_the_middle(batch, moment, lambda: command.extend(self.stack.kill("gateway")))
            self.stack.start_again("gateway", command)
            self.stack.wait_until_ready("gateway")
            self.assertIn(reply.status, (0, 200), reply)
            # The service may still be at it.
            self.assert_it_can_be_sent_again(batch)

    def test_a_service_that_is_down_says_so_and_comes_back_to_waiting_callers(self):
        gateway = Gateway(self.stack.ports["GATEWAY"], self.token)
        self.addCleanup(gateway.close)
        with Callers(lambda: gateway.ask("GET", f"/v1/forces/{FORCE}/areas")) as callers:
            callers.wait_for_more(5)
            command = self.stack.kill("indicators")
            callers.wait_for_more(5)
            self.stack.start_again("indicators", command)
            self.stack.wait_until_ready("indicators")
            back = time.monotonic() + RECONNECT_SECONDS
            while time.monotonic() < back + 1:
                callers.wait_for_more(1)
        [replies] = callers.replies
        self.assertEqual({reply.status for reply in replies}, {200, 503})
        late = [reply for reply in replies if reply.at > back]
        self.assertEqual({reply.status for reply in late}, {200}, late[:3])


if __name__ == "__main__":
    unittest.main()
