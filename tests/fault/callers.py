"""Callers that ask again and again while something breaks, and remember every answer."""

import http.client
import json
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

FORCE = "cambridgeshire"
HEADER = "indicator,area,month,numerator,denominator,status,qualifier,breakdown\n"


@dataclass(frozen=True)
class Reply:
    """One answer of the gateway. Status 0: the connection broke, so the caller does not know."""

    at: float
    status: int
    reason: str = ""
    retry_after: str = ""
    body: str = ""


class Gateway:
    """One caller's connection."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: str | None = None, content_type: str = "application/json") -> Reply:
        headers = {"Authorization": f"Bearer {self._token}"}
        if body is not None:
            headers["Content-Type"] = content_type
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
            self._connection.request(method, path, None if body is None else body.encode(), headers)
            answer = self._connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self.close()
            return Reply(time.monotonic(), 0)
        if answer.will_close:
            self.close()
        reason = ""
        if answer.status >= 400:
            reason = next((detail["reason"] for detail in json.loads(text)["error"]["details"] if "reason" in detail), "")
        return Reply(time.monotonic(), answer.status, reason, answer.headers.get("Retry-After", ""), text)

    def create_area(self, area: str, request_id: str) -> Reply:
        return self.ask("POST", f"/v1/forces/{FORCE}/areas?areaId={area}&requestId={request_id}",
                        json.dumps({"title": area, "kind": "DISTRICT", "validFrom": "2018-04"}))

    def import_figures(self, batch: str, rows: str) -> Reply:
        return self.ask("POST", f"/v1/forces/{FORCE}/observations:import?batchId={batch}&revisionReason=test",
                        HEADER + rows, "text/csv")

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Callers:
    """A context manager: each of `asks` is called without pause, on a thread of its own, until the context ends."""

    def __init__(self, *asks: Callable[[], Reply]) -> None:
        self._end = threading.Event()
        self.replies: list[list[Reply]] = [[] for _ in asks]
        self._threads = [threading.Thread(target=self._go_on, args=(ask, kept))
                         for ask, kept in zip(asks, self.replies)]

    def __enter__(self) -> "Callers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()

    def _go_on(self, ask: Callable[[], Reply], kept: list[Reply]) -> None:
        while not self._end.is_set():
            kept.append(ask())
            # What a caller does that is told to wait, but sooner, to be in the way of what breaks.
            if kept[-1].status != 200:
                time.sleep(0.02)

    def answered(self) -> int:
        return min(len(kept) for kept in self.replies)

    def wait_for_more(self, count: int, seconds: float = 30) -> None:
        """Until each caller has had `count` answers more."""
        wanted = [len(kept) + count for kept in self.replies]
        deadline = time.monotonic() + seconds
        while any(len(kept) < due for kept, due in zip(self.replies, wanted)):
            if time.monotonic() > deadline:
                raise RuntimeError("a caller waits for an answer")
            time.sleep(0.01)


@dataclass
class Written:
    """What a caller asked to be written, and what it was told."""

    id: str
    request_id: str
    replies: list[Reply]

    @property
    def acknowledged(self) -> bool:
        return self.replies[-1].status == 200


class AreaMaker:
    """Makes one area after the other, each under a request_id of its own; does not repeat what failed."""

    def __init__(self, gateway: Gateway, prefix: str) -> None:
        self._gateway = gateway
        self._prefix = prefix
        self.written: list[Written] = []

    def __call__(self) -> Reply:
        one = Written(f"{self._prefix}-{len(self.written)}", str(uuid.uuid4()), [])
        self.written.append(one)
        one.replies.append(self._gateway.create_area(one.id, one.request_id))
        return one.replies[-1]

    def finish(self) -> None:
        """Repeats each that failed, once, as a caller would after the fault."""
        for one in self.written:
            if not one.acknowledged:
                one.replies.append(self._gateway.create_area(one.id, one.request_id))
