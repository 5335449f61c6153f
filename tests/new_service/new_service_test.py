"""deploy/new-service. COPPERPLATE_TEST_POSTGRES names the cluster's socket folder (tests/fixtures/postgres)."""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from checkout_copy import CheckoutCopy

SHORT = "qz"
LONG = "abcdefghijabcdefghijabcdefghij1"
CLANG_FORMAT = shutil.which("clang-format-14")
# A run of month partitions, by the table's schema.
MONTHS = r"(?:CREATE TABLE {0}\.event_\d{{4}}_\d\d PARTITION OF {0}\.event\n    FOR VALUES FROM \('\d{{4}}-\d\d-01 .*\n)+"


def run(*command, **options) -> str:
    done = subprocess.run([str(word) for word in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}:\n{done.stdout}")
    return done.stdout


class RefusalTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.copy = CheckoutCopy()
        cls.addClassCleanup(cls.copy.remove)

    def refuse(self, name: str, message: str) -> None:
        with self.subTest(name=name):
            done = self.copy.new_service(name)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", f"new-service: {message}\n"))

    def test_refuses_what_is_no_name_or_taken_and_changes_nothing(self) -> None:
        before = self.copy.files()
        for name in ("a", "Delivery", "1st", "board_pack", "board-pack", "a b", "../up", "a\n", "a" * 32):
            self.refuse(name, f"a name is 2 to 31 lower-case letters and digits and begins with a letter, not {name!r}")
        for name in ("indicators", "delivery", "gateway", "options"):
            self.refuse(name, f"{name} is there already")
        for library in ("api", "postgres", "status", "testing"):
            self.refuse(library, f"{library} is the name of a library")
        for word, language in (("class", "C++"), ("namespace", "C++"), ("user", "SQL"), ("order", "SQL")):
            self.refuse(word, f"{word} is a word of {language}")
        for word in ("copperplate", "grpc", "issuer", "v1"):
            self.refuse(word, f"{word} means something else in this project")
        self.assertEqual(self.copy.files(), before)

    def test_wants_a_name(self) -> None:
        done = self.copy.new_service("")
        self.assertEqual((done.returncode, done.stderr), (2, "usage: make new-service NAME=x\n"))

    def test_refuses_every_word_that_postgresql_reserves(self) -> None:
        words = run("psql", "-X", "-A", "-t", "-h", os.environ["COPPERPLATE_TEST_POSTGRES"], "-U", "postgres", "-c",
                    "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T') AND word ~ '^[a-z][a-z0-9]{1,30}$'")
        self.assertGreater(len(words.split()), 80)
        for word in words.split():
            with self.subTest(word=word):
                self.assertRegex(self.copy.new_service(word).stderr, f"^new-service: {word} is a word of (SQL|C\\+\\+)$")


class MadeServiceTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.copy = CheckoutCopy()
        cls.addClassCleanup(cls.copy.remove)
        cls.before = cls.copy.files()
        for name in (SHORT, LONG):
            done = cls.copy.new_service(name)
            if done.returncode != 0:
                raise AssertionError(done.stderr)
        cls.after = cls.copy.files()

    def test_adds_its_own_files_and_a_line_to_the_local_stack(self) -> None:
        changed = [path for path, content in self.before.items() if self.after.get(path) != content]
        self.assertEqual(changed, ["deploy/local/stack/layout.py"])
        added = [path for path in self.after if path not in self.before]
        for path in added:
            self.assertRegex(path, rf"^(services|protos/copperplate)/({SHORT}|{LONG})/")
            self.assertNotRegex(path, r"\.template$|@")
            self.assertNotRegex(self.after[path].decode(), r"@[a-z_]+@|[Ii]ndicators")

    def test_the_protos_compile(self) -> None:
        protos = self.copy.folder / "protos"
        for name in (SHORT, LONG):
            output = self.copy.folder / f"{name}.binpb"
            files = sorted((protos / "copperplate" / name / "v1").glob("*.proto"))
            self.assertEqual([file.name for file in files], ["about.proto", "about_service.proto"])
            run("protoc", "-I", protos, "-I", os.environ["GOOGLEAPIS_ROOT"], "--include_imports", "--fatal_warnings",
                f"--descriptor_set_out={output}", *files)
            self.assertIn(f"copperplate.{name}.v1".encode(), output.read_bytes())

    def test_the_outbox_is_the_one_of_indicators_with_three_years_of_months(self) -> None:
        def table(service: str) -> tuple[str, list[str]]:
            text = (self.copy.folder / "services" / service / "schema/deploy/event.sql").read_text()
            months = re.search(MONTHS.format(service), text)
            rest = text.replace(months.group(), "").replace(service, "SERVICE")
            return rest, re.findall(r"FROM \('(\d{4}-\d\d)-01 00:00\+00'\) TO \('(\d{4}-\d\d)-01 00:00\+00'\)", months.group())

        made, months = table(SHORT)
        self.assertEqual(made, table("indicators")[0])
        today = datetime.datetime.now(datetime.timezone.utc)
        self.assertIn(today.strftime("%Y-%m"), [start for start, _ in months[:2]])  # the second at a month's turn
        self.assertEqual(len(months), 36)
        self.assertEqual([end for _, end in months[:-1]], [start for start, _ in months[1:]])

    def test_the_forces_are_those_of_indicators(self) -> None:
        def forces(service: str) -> str:
            text = (self.copy.folder / "services" / service / "schema/deploy/force.sql").read_text()
            return text.replace(service, "SERVICE")

        for name in (SHORT, LONG, "delivery"):
            self.assertEqual(forces(name), forces("indicators"))

    def test_the_schema_deploys_and_reverts(self) -> None:
        socket_folder = os.environ["COPPERPLATE_TEST_POSTGRES"]
        environment = {**os.environ, "PGHOST": socket_folder, "PGPORT": "5432", "SQITCH_FULLNAME": "Tests",
                       "SQITCH_EMAIL": "tests@localhost"}

        def psql(database: str, sql: str) -> str:
            return run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", database, "-c",
                       sql, env=environment).strip()

        for name in (SHORT, LONG):
            database = f"new_service_{name}"
            psql("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
            psql("postgres", f"CREATE DATABASE {database}")
            self.addCleanup(psql, "postgres", f"DROP DATABASE {database} WITH (FORCE)")
            run("psql", "-X", "-q", "-U", "postgres", "-d", database, "-v", f"service={name}", "-v", "owner_password=o",
                "-v", "runtime_password=r", "-v", "worker_password=w", "-f",
                self.copy.folder / "deploy/postgres/bootstrap.sql", env=environment)
            for role in ("runtime", "worker"):
                self.assertEqual(run("psql", "-X", "-q", "-A", "-t", "-U", f"{name}_{role}", "-d", database, "-c",
                                     "SHOW statement_timeout", env=environment).strip(), "11min")
            sqitch = ["sqitch", "--chdir", self.copy.folder / "services" / name / "schema"]
            target = f"db:pg://{name}_owner@/{database}"
            count = f"SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('{name}') AND relkind IN ('r', 'p')"
            run(*sqitch, "deploy", "--verify", target, env=environment)
            # event_out, event and its 37 partitions, event_head, request, force.
            self.assertEqual(psql(database, count), "42")
            self.assertEqual(psql(database, f"SELECT relname FROM pg_class WHERE relnamespace = '{name}'::regnamespace "
                                            "AND relkind IN ('r', 'p') AND NOT relrowsecurity"), "force")
            run(*sqitch, "revert", "-y", target, env=environment)
            self.assertEqual(psql(database, count), "0")
            run(*sqitch, "deploy", "--verify", target, env=environment)
            run(*sqitch, "verify", target, env=environment)

    def test_the_local_stack_starts_it_like_the_others(self) -> None:
        script = ("import json\n"
                  "from stack import layout, processes\n"
                  "ports = layout.Ports.from_environment()\n"
                  "print(json.dumps([ports.by_name(), {p.name: p.command for p in processes.all_processes(ports)}]))\n")
        environment = {name: value for name, value in os.environ.items() if not name.endswith("_PORT")}
        ports, commands = json.loads(
            run(sys.executable, "-B", "-c", script, cwd=self.copy.folder / "deploy/local",
                env={**environment, f"{LONG.upper()}_PORT": "9999"}))
        self.assertEqual(
            ports, {"GATEWAY_PORT": 8080, "GATEWAY_ADMIN_PORT": 8081, "ISSUER_PORT": 8090,
                    "INDICATORS_PORT": 7101, "INDICATORS_ADMIN_PORT": 7201,
                    "DELIVERY_PORT": 7102, "DELIVERY_ADMIN_PORT": 7202,
                    "VOLUNTEERS_PORT": 7103, "VOLUNTEERS_ADMIN_PORT": 7203,
                    "GOVERNANCE_PORT": 7104, "GOVERNANCE_ADMIN_PORT": 7204,
                    f"{SHORT.upper()}_PORT": 7105, f"{SHORT.upper()}_ADMIN_PORT": 7205,
                    f"{LONG.upper()}_PORT": 9999, f"{LONG.upper()}_ADMIN_PORT": 7206})
        self.assertEqual(list(commands), ["issuer", "indicators", "delivery", "volunteers", "governance", SHORT, LONG, "gateway"])
        self.assertEqual(" ".join(commands[SHORT]).replace(SHORT, "indicators").replace(":7105", ":7101").replace(
            ":7205", ":7201"), " ".join(commands["indicators"]))
        self.assertIn("--backends=copperplate.indicators.v1=127.0.0.1:7101,copperplate.delivery.v1=127.0.0.1:7102,"
                      f"copperplate.volunteers.v1=127.0.0.1:7103,copperplate.governance.v1=127.0.0.1:7104,"
                      f"copperplate.{SHORT}.v1=127.0.0.1:7105,copperplate.{LONG}.v1=127.0.0.1:9999", commands["gateway"])

    @unittest.skipUnless(CLANG_FORMAT, "clang-format-14 is not installed: deploy/install-packages check")
    def test_the_sources_are_formatted_whatever_the_length_of_the_name(self) -> None:
        for name in (SHORT, LONG):
            sources = [path for path in (self.copy.folder / "services" / name).rglob("*") if path.suffix in (".h", ".cc")]
            self.assertGreater(len(sources), 25)
            run(CLANG_FORMAT, "--dry-run", "-Werror", *sources)


if __name__ == "__main__":
    unittest.main()
