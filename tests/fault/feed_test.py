"""Figures of volunteers published while the services at both ends are killed, paused and restarted: each arrives, none twice."""

import json
import os
import signal
import time
import unittest

from support.stack import Stack

FORCE = "/v1/forces/cambridgeshire"
INDICATORS = ["special-constabulary-establishment", "special-constabulary-hours-worked"]
# A month each, behind those of the demonstration.
MONTHS = [f"{2018 + (number + 3) // 12}-{(number + 3) % 12 + 1:02}" for number in range(100)]
# Pauses after failures double; a delivery under way when its process was killed is due again after 15 s.
DELIVERED_WITHIN_SECONDS = 120


class FeedTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = Stack()
        cls.addClassCleanup(cls.stack.stop)
        cls.stack.start()
        cls.token = cls.stack.token("analyst")
        for place, indicator in enumerate(INDICATORS):
            body = {"kind": "SPECIAL", "figure": ["ESTABLISHMENT", "HOURS"][place], "indicator": indicator}
            made = cls.post(f"/figureMappings?figureMappingId=m{place}", body)
            # The demonstration may have them.
            assert made.status == 200 or "MAPPED" in made.body or "EXISTS" in made.body, made

    @classmethod
    def post(cls, path, body):
        return cls.stack.curl(FORCE + path, "-X", "POST", "-H", "Content-Type: application/json", "--data-binary",
                              json.dumps(body), token=cls.token)

    def publish(self, number, month):
        """Once it is in the outbox: who asks repeats what had no answer."""
        body = {"month": month, "figurePublicationId": f"fault-{number}"}
        limit = time.monotonic() + 30
        while True:
            answer = self.post("/volunteerFigures:publish", body)
            if answer.status == 200 or "FIGURE_PUBLICATION_EXISTS" in answer.body:
                return
            self.assertIn(answer.status, (0, 503), answer)
            self.assertLess(time.monotonic(), limit, answer)
            time.sleep(0.1)

    def restart(self, process):
        self.stack.start_again(process, self.stack.kill(process))

    def pause(self, process, seconds):
        os.kill(self.stack.pid(process), signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self.stack.pid(process), signal.SIGCONT)

    def disturb(self, number):
        """A thousandth of a second later each time, so that it meets a delivery at different places."""
        time.sleep(number / 1000)
        match number % 4:
            case 0:
                self.restart("indicators")
            case 1:
                self.pause("indicators", 0.2)
            case 2:
                self.restart("volunteers")
                self.stack.wait_until_ready("volunteers")
            case 3:
                self.restart("indicators")
                self.restart("volunteers")
                self.stack.wait_until_ready("volunteers")

    def undelivered(self):
        return self.stack.database().psql(
            "SELECT id, state, last_error FROM volunteers.figure_publication WHERE id LIKE 'fault-%' AND state <> 2")

    def test_each_figure_arrives_once(self):
        for number, month in enumerate(MONTHS):
            self.publish(number, month)
            self.disturb(number)
        self.stack.wait_until_ready("indicators")
        limit = time.monotonic() + DELIVERED_WITHIN_SECONDS
        while left := self.undelivered():
            self.assertLess(time.monotonic(), limit, left)
            time.sleep(0.5)
        database = self.stack.database()
        batches = database.number("SELECT count(*) FROM indicators.batch WHERE id LIKE 'volunteers-fault-%'")
        self.assertEqual(batches, len(MONTHS))
        # Each a revision of its own, whatever was sent how often.
        arrived = database.number(
            "SELECT count(*) FROM indicators.observation o JOIN indicators.batch b USING (force, batch) "
            "WHERE b.id LIKE 'volunteers-fault-%'")
        self.assertEqual(arrived, len(MONTHS) * database.number(
            "SELECT count(*) FROM volunteers.published_figure WHERE publication = 'fault-0'"))
        again = database.number("SELECT count(*) FROM volunteers.figure_publication WHERE id LIKE 'fault-%' AND attempts > 1")
        self.assertGreater(again, 0, "no delivery was interrupted")


if __name__ == "__main__":
    unittest.main()
