"""The loader against a gateway that keeps what it is given."""

import contextlib
import io
import json
import os
import tempfile
import threading
import unittest
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest import mock

import demonstration_path  # noqa: F401
import generate
import load
from loading.load import printed_cells
from loading.volunteers import LoadedVolunteers

TOKEN = "the-token"


class FakeGateway(ThreadingHTTPServer):
    """Areas, indicators, printed cells, batches and snapshots of one force, as the public API answers them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stored: dict[str, dict[str, Any]] = {"areas": {}, "indicators": {}, "snapshots": {}}
        self.cells: list[dict[str, Any]] = []
        self.batches: dict[str, bytes] = {}
        self.writes = 0
        # Answered instead to a POST whose path ends so: HTTP code and body.
        self.refusals: dict[str, tuple[int, bytes]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: FakeGateway

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path, query = self._route()
        collection = path.rpartition("/")[2]
        if "/batches/" in path:
            if collection in self.server.batches:
                self._answer(200, {"name": path[4:], "state": "APPLIED"})
            else:
                self._answer(404, _error(404, "NOT_FOUND", "no such batch"))
            return
        # Two pages, whatever the page size asked for.
        stored = self.server.stored[collection]
        names = [{**kept, "name": f"forces/cambridgeshire/{collection}/{id_}"} for id_, kept in stored.items()]
        half = len(names) // 2
        if query.get("pageToken") == "half":
            self._answer(200, {collection: names[half:], "nextPageToken": ""})
        else:
            self._answer(200, {collection: names[:half], "nextPageToken": "half"})

    def do_POST(self) -> None:
        path, query = self._route()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        refusal = self.server.refusals.get(path.removeprefix("/v1/forces/cambridgeshire"))
        if refusal is not None:
            self._send(*refusal)
            return
        if path.endswith("/observations:import"):
            assert self.headers["Content-Type"] == "text/csv"
            self.server.batches[query["batchId"]] = body
            self.server.writes += 1
            self._answer(200, {"state": "APPLIED", "insertedCount": str(body.count(b"\n") - 1), "revisedCount": "0"})
        elif path.endswith("/printedCells:import"):
            cells = json.loads(body)["printedCells"]
            changed = len([cell for cell in cells if cell not in self.server.cells])
            self.server.cells = cells
            self.server.writes += changed > 0
            self._answer(200, {"changedCount": changed, "unchangedCount": len(cells) - changed})
        elif path.endswith("/snapshots"):
            snapshot = json.loads(body)
            whole = {**snapshot, "area": "forces/cambridgeshire/areas/cambridgeshire", "profile": ""}
            self.server.stored["snapshots"][f"m{snapshot['month']}-cambridgeshire-1"] = whole
            self.server.writes += 1
            self._answer(200, snapshot)
        else:
            collection = path.rpartition("/")[2]
            id_ = query[{"areas": "areaId", "indicators": "indicatorId"}[collection]]
            self.server.stored[collection][id_] = json.loads(body)
            self.server.writes += 1
            self._answer(200, {"name": f"forces/cambridgeshire/{collection}/{id_}"})

    def _route(self) -> tuple[str, dict[str, str]]:
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        url = urllib.parse.urlsplit(self.path)
        assert url.path.startswith("/v1/forces/cambridgeshire/")
        return url.path, dict(urllib.parse.parse_qsl(url.query))

    def _answer(self, code: int, body: dict[str, Any]) -> None:
        self._send(code, json.dumps(body).encode())

    def _send(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _error(code: int, status: str, message: str, details: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"error": {"code": code, "status": status, "message": message, "details": details or []}}


def written(areas: int, indicators: int, printed_cells: int, figures: int, dashboards: int) -> str:
    return (
        f"demonstration: {areas} areas, {indicators} indicators, {printed_cells} printed cells, {figures} figures, "
        f"{dashboards} dashboards, 0 parts of the delivery plan, 0 of the custody improvement plan and 0 of the assurance framework, "
        "0 of the Board and reports to it, 0 of Speedwatch, 0 volunteers and 0 duties written\n"
    )


class LoadTest(unittest.TestCase):
    folder: tempfile.TemporaryDirectory[str]

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        generate.keep(Path(cls.folder.name))

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def setUp(self) -> None:
        self.gateway = FakeGateway()
        thread = threading.Thread(target=self.gateway.serve_forever, args=(0.01,))
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.gateway.server_close)
        self.addCleanup(self.gateway.shutdown)

    def run_load(self, url: str = "", token: str = TOKEN, signer: str = TOKEN) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        out, err = io.StringIO(), io.StringIO()
        arguments = ["load.py", url or self.gateway.url, self.folder.name]
        # The plans, the Board and volunteers have tests of their own.
        plans = mock.patch.multiple(
            load,
            load_plan=lambda _: 0,
            load_reports=lambda _: 0,
            load_board=lambda _: 0,
            load_improvement_plan=lambda _gateway, _signer: 0,
            load_assurance_framework=lambda _: 0,
            load_watch_groups=lambda _: 0,
            load_volunteers=lambda _gateway, _make: LoadedVolunteers(0, 0),
            load_sessions=lambda _: 0,
        )
        tokens = {"COPPERPLATE_TOKEN": token, "COPPERPLATE_SIGNER_TOKEN": signer}
        with mock.patch("sys.argv", arguments), mock.patch.dict(os.environ, tokens), plans:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                return load.main(), out.getvalue(), err.getvalue()

    def assert_refused(self, message: str, **arguments: str) -> None:
        code, out, err = self.run_load(**arguments)
        self.assertEqual((code, out), (1, ""))
        self.assertEqual(err, f"load.py: {message}\n")

    def test_loads_everything_once(self) -> None:
        code, out, err = self.run_load()
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(out, written(9, 42, 25, 1869, 1))
        self.assertEqual(list(self.gateway.stored["areas"])[0], "cambridgeshire")
        self.assertEqual(
            self.gateway.stored["areas"]["fenland"],
            {
                "title": "Fenland",
                "kind": "DISTRICT",
                "codes": [{"scheme": "ONS", "code": "E07000010"}],
                "parents": [
                    {"area": "forces/cambridgeshire/areas/cambridgeshire", "toMonth": "2018-03"},
                    {"area": "forces/cambridgeshire/areas/north", "fromMonth": "2018-04"},
                ],
                "validFrom": "1974-04",
            },
        )
        content = (Path(self.folder.name) / "observations.csv").read_bytes()
        self.assertEqual(list(self.gateway.batches.values()), [content])
        self.assertEqual([snapshot["month"] for snapshot in self.gateway.stored["snapshots"].values()], ["2018-03"])

    def test_a_second_run_writes_nothing(self) -> None:
        self.run_load()
        writes = self.gateway.writes
        code, out, _ = self.run_load()
        self.assertEqual(code, 0)
        self.assertEqual(out, written(0, 0, 0, 0, 0))
        self.assertEqual(self.gateway.writes, writes)

    def test_goes_on_where_a_run_ended(self) -> None:
        self.run_load()
        del self.gateway.stored["indicators"]["hate-crime"]
        self.gateway.batches.clear()
        _, out, _ = self.run_load()
        self.assertEqual(out, written(0, 1, 0, 1869, 0))

    def test_leaves_what_another_created_meanwhile(self) -> None:
        body = json.dumps(_error(409, "ALREADY_EXISTS", "the id is taken")).encode()
        self.gateway.refusals["/areas"] = (409, body)
        code, out, _ = self.run_load()
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("demonstration: 0 areas, 42 indicators"), out)

    def test_errors_are_one_line(self) -> None:
        details = [
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "FIELDS_INVALID"},
            {"fieldViolations": [{"field": "printed_cells[3].text", "description": "must not be empty"}]},
        ]
        cases = [
            (
                json.dumps(_error(403, "PERMISSION_DENIED", "role analyst or\nadmin needed")).encode(),
                403,
                "POST /v1/forces/cambridgeshire/printedCells:import: PERMISSION_DENIED: role analyst or admin needed",
            ),
            (
                json.dumps(_error(400, "INVALID_ARGUMENT", "faulty", details)).encode(),
                400,
                "POST /v1/forces/cambridgeshire/printedCells:import: INVALID_ARGUMENT: faulty "
                "(printed_cells[3].text: must not be empty)",
            ),
            (
                b"<html>Bad gateway</html>",
                502,
                "POST /v1/forces/cambridgeshire/printedCells:import: HTTP 502 without an error body",
            ),
            (
                b"hello",
                200,
                "POST /v1/forces/cambridgeshire/printedCells:import: the answer is no JSON object; "
                "is that a Copperplate gateway?",
            ),
        ]
        for body, code, expected in cases:
            with self.subTest(code=code):
                self.gateway.refusals["/printedCells:import"] = (code, body)
                self.assert_refused(expected)

    def test_says_when_nobody_answers(self) -> None:
        other = FakeGateway()
        url = other.url
        other.server_close()
        self.assert_refused(f"cannot reach {url}: [Errno 111] Connection refused", url=url)
        self.assert_refused("not a gateway's URL: nonsense", url="nonsense")

    def test_wants_a_token(self) -> None:
        self.assert_refused("no token: give --token-file or set COPPERPLATE_TOKEN", token=" ")
        self.assert_refused("no token: give --signer-token-file or set COPPERPLATE_SIGNER_TOKEN", signer=" ")

    def test_printed_cells_name_resources(self) -> None:
        cells = printed_cells()
        self.assertEqual(len(cells), 13 + 8 + 4)
        self.assertEqual({cell["month"] for cell in cells}, {"2018-03"})
        self.assertTrue(all(cell["indicator"].startswith("forces/cambridgeshire/indicators/") for cell in cells))
        self.assertEqual(
            sorted(cells[0]), ["column", "comparator", "dataTo", "indicator", "month", "source", "text", "verdict"]
        )
        self.assertEqual(sorted(cells[-1]), ["column", "indicator", "month", "reason", "source", "text"])


class KeepTest(unittest.TestCase):
    def test_writes_anew_only_when_the_inputs_changed(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "made"
            path = generate.keep(folder)
            before = path.read_bytes()
            path.write_bytes(b"left alone")
            self.assertEqual(generate.keep(folder), path)
            self.assertEqual(path.read_bytes(), b"left alone")
            (folder / "observations.csv.inputs").write_text("of another day", encoding="ascii")
            generate.keep(folder)
            self.assertEqual(path.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
