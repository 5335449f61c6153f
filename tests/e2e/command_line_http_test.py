"""The command line against gateways that answer oddly, or over TLS."""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from support.fake_gateway import FakeGateway, Request
from support.stack import BUILD, CHECKOUT

DASHBOARD = ["dashboard", "--month", "2018-03"]
REFUSED, NOT_ALLOWED, UNAVAILABLE, SERVER_FAULT = 1, 3, 5, 6


def answer_with_nothing(request: Request) -> None:
    request.read_rest() if request.method == "POST" else None
    request.answer(200, "{}")


class CommandLineHttpTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, gateway, *arguments, **variables):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COPPERPLATE_")}
        return subprocess.run([BUILD / "bin" / "copperplate", "--gateway", gateway.url, "--force", "cambridgeshire", *arguments],
                              env={**environment, **variables}, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)

    def test_what_is_given_stays_one_part_of_the_path(self):
        with FakeGateway(answer_with_nothing) as gateway:
            self.run_command(gateway, *DASHBOARD)
            self.run_command(gateway, "snapshot", "show", "x?y=z#w")
            self.run_command(gateway, "snapshot", "diff", "a/../b")
            self.run_command(gateway, "snapshot", "show", "..")
        self.assertEqual([request.target for request in gateway.requests], [
            "/v1/forces/cambridgeshire/dashboard?month=2018-03",
            "/v1/forces/cambridgeshire/snapshots/x%3Fy%3Dz%23w",
            "/v1/forces/cambridgeshire/snapshots/a%2F..%2Fb:diff",
            "/v1/forces/cambridgeshire/snapshots/..",
        ])

    def test_a_list_is_read_to_its_last_page(self):
        def answer(request: Request) -> None:
            last = "pageToken=next%26" in request.target
            request.answer(200, json.dumps({"snapshots": [{"name": f"s/{'b' if last else 'a'}", "edition": 1}],
                                            "nextPageToken": "" if last else "next&"}))

        with FakeGateway(answer) as gateway:
            listed = self.run_command(gateway, "snapshot", "list", "--month", "2018-03")
            as_json = self.run_command(gateway, "--json", "snapshot", "list")
        self.assertEqual([line.split()[0] for line in listed.stdout.splitlines()], ["Snapshot", "a", "b"])
        self.assertEqual(json.loads(as_json.stdout), {"snapshots": [{"name": "s/a", "edition": 1}, {"name": "s/b", "edition": 1}],
                                                      "nextPageToken": ""})
        self.assertEqual(gateway.requests[1].target,
                         "/v1/forces/cambridgeshire/snapshots?month=2018-03&pageSize=500&pageToken=next%26")

    def test_half_a_list_is_an_error(self):
        def answer(request: Request) -> None:
            if "pageToken" in request.target:
                request.answer(503, '{"error": {"code": 503, "message": "gone"}}')
            else:
                request.answer(200, '{"snapshots": [{"name": "s/a"}], "nextPageToken": "next"}')

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, "snapshot", "list")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (UNAVAILABLE, "", "copperplate: gone\n"))

    def test_a_refusal_before_the_body_is_asked_for_saves_sending_it(self):
        file = self.folder / "large.csv"
        file.write_text("x" * 1_000_000)
        with FakeGateway(lambda request: request.answer(401, '{"error": {"code": 401, "message": "no token"}}')) as gateway:
            done = self.run_command(gateway, "import", str(file))
        self.assertEqual((done.returncode, done.stderr), (NOT_ALLOWED, "copperplate: no token\n"))
        self.assertEqual(gateway.requests[0].headers["expect"], "100-continue")
        self.assertEqual(gateway.requests[0].body, b"")

    def test_an_error_counts_though_the_connection_breaks_after_it(self):
        def answer(request: Request) -> None:
            request.read_rest()
            request.connection.sendall(b'HTTP/1.1 409 Any\r\nContent-Length: 1000\r\n\r\n{"error": {"code"')
            request.reset()

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, "snapshot", "create", "--month", "2018-03")
        self.assertEqual((done.returncode, done.stderr), (REFUSED, 'copperplate: HTTP 409: {"error": {"code"\n'))

    def test_success_that_breaks_off_is_none(self):
        def answer(request: Request) -> None:
            request.connection.sendall(b"HTTP/1.1 200 Any\r\nContent-Length: 1000\r\n\r\n{")
            request.reset()

        with FakeGateway(answer) as gateway:
            done = self.run_command(gateway, *DASHBOARD)
        self.assertEqual((done.returncode, done.stdout), (UNAVAILABLE, ""))

    def test_a_file_goes_up_whole(self):
        file = self.folder / "figures.csv"
        file.write_text("y" * 100_000)

        def answer(request: Request) -> None:
            request.connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            request.read_rest()
            request.answer(200, "{}")

        with FakeGateway(answer) as gateway:
            self.run_command(gateway, "import", str(file), "--batch", "a b", COPPERPLATE_TOKEN="t")
        [request] = gateway.requests
        self.assertEqual((request.target, request.body, request.headers["authorization"], request.headers["content-type"]),
                         ("/v1/forces/cambridgeshire/observations:import?batchId=a%20b", b"y" * 100_000, "Bearer t", "text/csv"))

    def test_a_fault_of_the_service_gives_what_to_quote(self):
        body = json.dumps({"error": {"code": 500, "message": "the service failed", "details": [
            {"reason": "INTERNAL", "metadata": {"incident": "4711"}}]}})
        with FakeGateway(lambda request: request.answer(500, body, "X-Request-Id: r7")) as gateway:
            done = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((done.returncode, json.loads(done.stdout)), (SERVER_FAULT, json.loads(body)))
        self.assertEqual(done.stderr, "copperplate: the service failed\n  reason: INTERNAL\n  incident: 4711\n  request id: r7\n")

    def test_what_is_no_json_is_an_error_in_json_too(self):
        with FakeGateway(lambda request: request.answer(502, "<html>")) as gateway:
            proxy = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((proxy.returncode, json.loads(proxy.stdout)["error"]), (UNAVAILABLE, {
            "code": 502, "message": "HTTP 502: <html>", "status": "UNKNOWN", "details": []}))
        with FakeGateway(lambda request: request.answer(200, "<html>")) as gateway:
            captive = self.run_command(gateway, "--json", *DASHBOARD)
        self.assertEqual((captive.returncode, json.loads(captive.stdout)["error"]["code"]), (SERVER_FAULT, 502))

    def test_https_trusts_the_authority_it_is_told(self):
        subprocess.run([CHECKOUT / "deploy/local/certificates/make", self.folder, "gateway"], check=True, capture_output=True)
        authority = self.folder / "ca.crt"
        with FakeGateway(answer_with_nothing, certificate=self.folder / "gateway.crt") as gateway:
            distrusted = self.run_command(gateway, "--json", *DASHBOARD)
            by_option = self.run_command(gateway, "--json", "--ca-file", str(authority), *DASHBOARD)
            by_variable = self.run_command(gateway, "--json", *DASHBOARD, COPPERPLATE_CA=str(authority))
        self.assertEqual(distrusted.returncode, UNAVAILABLE)
        self.assertIn("certificate", distrusted.stderr)
        self.assertEqual((by_option.returncode, by_option.stdout, by_option.stderr), (0, "{}\n", ""))
        self.assertEqual((by_variable.returncode, by_variable.stdout), (0, "{}\n"))


if __name__ == "__main__":
    unittest.main()
