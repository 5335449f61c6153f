"""The Police and Crime Plan of the demonstration: whole, joined to indicators that there are, and loaded once."""

from __future__ import annotations

import csv
import io
import json
import unittest
from typing import Any, Iterator, Mapping

import demonstration_path
from loading import plan
from loading.gateway import GatewayError

COLOURS = {"RED", "YELLOW", "GREEN", "WHITE"}


def read_json(name: str) -> Any:
    return json.loads((demonstration_path.ROOT / name).read_text(encoding="utf-8"))


def printed_rows() -> list[dict[str, str]]:
    with (demonstration_path.ROOT / "seeds" / "plan_actions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class FakeGateway:
    """A plan, its imports, links and iterations as the public API answers them, as far as the loader looks."""

    def __init__(self) -> None:
        self.resources: dict[str, dict[str, Any]] = {}
        self.imports: dict[str, Any] = {}
        self.writes: list[str] = []
        # The write before which the gateway is gone, counted from 0.
        self.gone_at: int | None = None

    def get(self, path: str) -> dict[str, Any]:
        if path not in self.resources:
            raise GatewayError(f"GET {path}: NOT_FOUND", "NOT_FOUND")
        return self.resources[path]

    def list(self, path: str, field: str) -> Iterator[dict[str, Any]]:
        assert field == path.rpartition("/")[2]
        yield from [one for name, one in self.resources.items() if name.rpartition("/")[0] == path]

    def post(self, path: str, body: Mapping[str, Any], query: Mapping[str, str] | None = None) -> dict[str, Any]:
        name, _, verb = path.partition(":")
        if verb == "importDocument":
            assert query is not None
            return self._import(path, query["importId"], dict(body), {"createdCount": len(body["themes"])})
        self._write(path)
        if verb:
            self._move(self.resources[name], verb, body)
            return self.resources[name]
        if path.endswith("/iterations"):
            assert query is None
            id_ = f"iteration-{1 + len(list(self.list(path, 'iterations')))}"
        else:
            assert query is not None
            (id_,) = query.values()
        assert f"{path}/{id_}" not in self.resources
        self.resources[f"{path}/{id_}"] = {"name": f"{path}/{id_}"[4:], "state": "DRAFT", **body}
        return self.resources[f"{path}/{id_}"]

    def post_csv(self, path: str, body: bytes, query: Mapping[str, str]) -> dict[str, Any]:
        assert path.endswith(":import")
        rows = list(csv.DictReader(io.StringIO(body.decode())))
        return self._import(path, query["importId"], (query["asOf"], rows), {"statusCount": len(rows)})

    def _import(self, path: str, import_id: str, content: Any, counts: dict[str, int]) -> dict[str, Any]:
        if import_id in self.imports:
            assert self.imports[import_id] == content
            return {**counts, "replayed": True}
        self._write(path)
        self.imports[import_id] = content
        return dict(counts)

    def _move(self, resource: dict[str, Any], verb: str, body: Mapping[str, Any]) -> None:
        before, after = {
            "activate": ("DRAFT", "IN_FORCE"), "freeze": ("DRAFT", "FROZEN"), "publish": ("FROZEN", "PUBLISHED")
        }[verb]
        assert resource["state"] == before
        resource["state"] = after
        if verb == "publish":
            resource["published"] = body["publication"]["onDate"]

    def _write(self, path: str) -> None:
        if len(self.writes) == self.gone_at:
            raise GatewayError("no answer")
        self.writes.append(path)

    def named(self, part: str) -> list[dict[str, Any]]:
        return [one for name, one in self.resources.items() if name.split("/")[-2] == part]


def load(gateway: FakeGateway) -> int:
    return plan.load_plan(gateway)  # type: ignore[arg-type]


class PlanTest(unittest.TestCase):
    def setUp(self) -> None:
        self.choices = read_json("plan.json")

    def test_every_activity_has_a_colour_of_each_report(self) -> None:
        codes = [row["activity_code"] for row in printed_rows()]
        self.assertEqual(len(codes), 44)
        self.assertEqual(sorted(self.choices["colours"]), sorted(codes))
        for code, colours in self.choices["colours"].items():
            self.assertEqual(len(colours), len(self.choices["reports"]), code)
            self.assertLessEqual(set(colours), COLOURS, code)
            # Work that has started cannot become not started: the service refuses it.
            if colours[0] != "WHITE":
                self.assertNotIn("WHITE", colours, code)

    def test_the_colours_are_labelled_as_invented(self) -> None:
        self.assertIn("its colours are invented", self.choices["title"])
        for report in self.choices["reports"]:
            if "iteration" in report:
                self.assertIn("colours are invented", report["iteration"])
        self.assertNotIn("rag", printed_rows()[0])

    def test_the_document_has_the_actions_of_the_table(self) -> None:
        themes = read_json("seeds/plan_2017_20.json")["themes"]
        titles = {action["code"]: theme["name"] for theme in themes for action in theme["priorities_for_action"]}
        self.assertEqual(len(titles), 40)
        self.assertEqual({row["code"]: row["theme"] for row in printed_rows()}, titles)

    def test_links_lead_from_actions_to_indicators_that_there_are(self) -> None:
        indicators = {indicator["id"] for indicator in read_json("indicators.json")}
        actions = {row["code"] for row in printed_rows()}
        for code, names in self.choices["indicators"].items():
            self.assertIn(code, actions)
            self.assertEqual([name for name in names if name not in indicators], [], code)
            self.assertEqual(len(set(names)), len(names), code)

    def test_a_second_run_writes_nothing(self) -> None:
        gateway = FakeGateway()
        self.assertGreater(load(gateway), 2 * 44)
        writes = list(gateway.writes)
        self.assertEqual([one["state"] for one in gateway.named("plans")], ["IN_FORCE"])
        self.assertEqual([(one["state"], one["cutOff"], one["published"]) for one in gateway.named("iterations")],
                         [("PUBLISHED", "2018-01-31", "2018-02-08")])
        self.assertEqual(len(gateway.named("indicatorLinks")), sum(map(len, self.choices["indicators"].values())))
        self.assertEqual(load(gateway), 0)
        self.assertEqual(gateway.writes, writes)

    def test_a_report_has_its_own_colours_and_day(self) -> None:
        gateway = FakeGateway()
        load(gateway)
        tables = [content for content in gateway.imports.values() if isinstance(content, tuple)]
        self.assertEqual([as_of for as_of, _ in tables], [report["as_of"] for report in self.choices["reports"]])
        for number, (_, rows) in enumerate(tables):
            self.assertEqual({row["activity_code"]: row["rag"] for row in rows},
                             {code: colours[number] for code, colours in self.choices["colours"].items()})

    def test_a_run_that_was_broken_off_is_gone_on_with(self) -> None:
        whole = FakeGateway()
        load(whole)
        for gone_at in range(len(whole.writes)):
            gateway = FakeGateway()
            gateway.gone_at = gone_at
            with self.assertRaises(GatewayError):
                load(gateway)
            gateway.gone_at = None
            load(gateway)
            self.assertEqual(gateway.writes, whole.writes, gone_at)
            self.assertEqual(gateway.resources, whole.resources, gone_at)


if __name__ == "__main__":
    unittest.main()
