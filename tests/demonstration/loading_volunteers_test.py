"""What is loaded of volunteers, and when not."""

import unittest

import demonstration_path  # noqa: F401
from loading.gateway import GatewayError
from loading.volunteers import LoadedVolunteers, load_volunteers, seed

PARENT = "/v1/forces/cambridgeshire/"


class FakeGateway:
    """Keeps what it is given; imports are told by their ids."""

    def __init__(self):
        self.kept = {"roles": [], "dutyTypes": [], "establishmentTargets": [], "figureMappings": [], "cadetUnits": []}
        self.imports = {}
        self.refused = ""

    def list(self, path, field):
        assert path == PARENT + field
        return [{"name": f"forces/cambridgeshire/{field}/{id_}"} for id_ in self.kept[field]]

    def post(self, path, body, query):
        assert "id" not in body
        # Its leaders are there before it, and it before its cadets.
        assert not path.endswith("cadetUnits") or len(self.imports) == 1
        self.kept[path.removeprefix(PARENT)] += query.values()

    def get(self, path, query):
        assert (path, query) == (PARENT + "duties", {"pageSize": "1"})
        return {"duties": [{}] if any(path.endswith("duties:import") for path, _ in self.imports) else []}

    def post_csv(self, path, content, query):
        if path.endswith(self.refused) and self.refused:
            raise GatewayError("refused")
        replayed = (path, query["importId"]) in self.imports
        self.imports[path, query["importId"]] = content
        rows = str(content.count(b"\n") - 1)
        return {"volunteerCount": rows, "createdCount": rows, "replayed": replayed}


class LoadVolunteersTest(unittest.TestCase):
    def setUp(self):
        self.gateway = FakeGateway()

    def load(self):
        return load_volunteers(self.gateway, lambda: {
            "volunteers.csv": b"volunteer\na\nb\n", "cadet_units.json": b'[{"id": "u", "leaders": ["a"]}]',
            "cadets.csv": b"volunteer\nc\n", "duties.csv": b"source_id\n1\n"})

    def test_loads_everything_once(self):
        self.assertEqual(self.load(), LoadedVolunteers(3, 1))
        self.assertEqual(self.gateway.kept["cadetUnits"], ["u"])
        for collection, wanted in seed().items():
            self.assertEqual(self.gateway.kept[collection], [one["id"] for one in wanted])
        imports = dict(self.gateway.imports)
        self.assertEqual(self.load(), LoadedVolunteers(0, 0))
        self.assertEqual(self.gateway.imports, imports)

    def test_goes_on_where_a_run_ended(self):
        self.gateway.refused = "duties:import"
        with self.assertRaises(GatewayError):
            self.load()
        self.gateway.refused = ""
        self.assertEqual(self.load(), LoadedVolunteers(0, 1))
        self.assertEqual(len(self.gateway.imports), 3)


if __name__ == "__main__":
    unittest.main()
