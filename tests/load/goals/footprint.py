"""P8: what each service costs when nobody calls it, and how soon it is ready."""

import time

from measuring.bed import Bed
from measuring.compare import ROUNDS
from measuring.goal import report, summary

_SERVICES = ("indicators", "gateway")
# What a service still does after it is ready is over by then.
_SETTLE_SECONDS = 2.0


def measure(bed: Bed) -> None:
    memory: dict[str, list[float]] = {name: [] for name in _SERVICES}
    start: dict[str, list[float]] = {name: [] for name in _SERVICES}
    parts = {}
    for _ in range(ROUNDS):
        for name in _SERVICES:
            server, _ = bed.another(name)
            start[name].append(server.wait_until_ready() * 1000)
            time.sleep(_SETTLE_SECONDS)
            parts[name] = server.memory_kib()
            memory[name].append(parts[name]["VmRSS"] / 1024)
            server.stop()
    for goal, units, values in (("P8", "MiB", memory), ("P8-start", "milliseconds", start)):
        detail = {name: summary(found) for name, found in values.items()}
        report(goal, max(found["median"] for found in detail.values()), {
            "units": units, "rounds": ROUNDS, **detail,
            **({"kib_of_the_last": parts} if goal == "P8" else {})})
