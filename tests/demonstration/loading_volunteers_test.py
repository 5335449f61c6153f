"""What is loaded of volunteers, and when not."""

import json
import unittest
from datetime import date

import demonstration_path  # noqa: F401
from loading.gateway import GatewayError
from loading.volunteers import LoadedVolunteers, load_volunteers, seed
from volunteering.cadets import cadets
from volunteering.establishment import specials, support_volunteers
from volunteering.people import years_after

PARENT = "/v1/forces/cambridgeshire/"


class FakeGateway:
    """Keeps what it is given; imports are told by their ids."""

    def __init__(self):
        self.kept = {}
        self.imports = {}
        self.refused = ""
        self.unknown = set()
        self.declared = []

    def list(self, path, field):
        # Of a volunteer they lie at `skills`, and the list is called `volunteerSkills`.
        assert path.rpartition("/")[2].lower() in field.lower()
        return [{"name": f"{path.removeprefix('/v1/')}/{id_}"} for id_ in self.kept.get(path.removeprefix(PARENT), [])]

    def post(self, path, body, query):
        assert "id" not in body
        if path.endswith(":declareEquality"):
            assert set(body) == {"declarations"} and not query
            self.declared.append(path.removeprefix(PARENT))
            return
        # Its leaders are there before it, and it before its cadets.
        assert not path.endswith("cadetUnits") or len(self.imports) == 1
        self.kept.setdefault(path.removeprefix(PARENT), []).extend(query.values())

    def get(self, path, query=None):
        if path.startswith(PARENT + "volunteers/"):
            if path.rpartition("/")[2] in self.unknown:
                raise GatewayError("no such volunteer", "NOT_FOUND")
            return {}
        if path == PARENT + "volunteerEqualityTable":
            assert query == {"kind": "SPECIAL", "characteristic": "ethnicity", "quarterEnd": "2018-03-31"}
            return {"statedRatePercent": "50" if self.declared else "0"}
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
            "cadets.csv": b"volunteer\nc\n", "duties.csv": b"source_id\n1\n",
            "equality.json": b'[{"volunteer": "a", "declarations": []}, {"volunteer": "b", "declarations": []}]'})

    def test_loads_everything_once(self):
        self.assertEqual(self.load(), LoadedVolunteers(3, 1))
        self.assertEqual(self.gateway.kept["cadetUnits"], ["u"])
        for collection, wanted in seed().items():
            if "volunteer" not in wanted[0]:
                self.assertEqual(self.gateway.kept[collection], [one["id"] for one in wanted])
        self.assertEqual(self.gateway.kept["volunteers/psv-0173/skills"], ["first-aid", "customer-service"])
        self.assertEqual(self.gateway.kept["volunteers/psv-0173/engagements/e1/availabilities"], ["mondays", "tuesdays"])
        declared = ["volunteers/b:declareEquality", "volunteers/a:declareEquality"]
        self.assertEqual(self.gateway.declared, declared)
        imports, kept = dict(self.gateway.imports), json.dumps(self.gateway.kept)
        self.assertEqual(self.load(), LoadedVolunteers(0, 0))
        self.assertEqual(self.gateway.imports, imports)
        self.assertEqual(json.dumps(self.gateway.kept), kept)
        self.assertEqual(self.gateway.declared, declared)

    def test_a_force_of_its_own_volunteers_is_left_as_it_is(self):
        self.gateway.unknown = {"a", *(one["volunteer"] for one in seed()["volunteerSkills"])}
        self.load()
        self.assertEqual(self.gateway.declared, [])
        self.assertEqual([path for path in self.gateway.kept if path.startswith("volunteers/")], [])

    def test_those_who_can_do_something_are_invented_and_serve_on_the_days(self):
        people = {person.id: person for person in (*specials(), *support_volunteers(), *cadets())}
        wanted = seed()
        for opportunity in wanted["opportunities"]:
            first, last = (date.fromisoformat(opportunity[field]) for field in ("fromDate", "toDate"))
            for one in (*wanted["volunteerSkills"], *wanted["availabilities"]):
                person = people[one["volunteer"]]
                self.assertTrue(person.serves(first, last), person.id)
                self.assertGreater(years_after(person.vetted_on, 10), last, person.id)

    def test_goes_on_where_a_run_ended(self):
        self.gateway.refused = "duties:import"
        with self.assertRaises(GatewayError):
            self.load()
        self.gateway.refused = ""
        self.assertEqual(self.load(), LoadedVolunteers(0, 1))
        self.assertEqual(len(self.gateway.imports), 3)


if __name__ == "__main__":
    unittest.main()
