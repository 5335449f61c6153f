"""docs/errors.md against the sources: every reason that a caller can be told is explained, and no other."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What looks like a reason and is none, or never leaves the process: INTERNAL is told in its place.
NOT_TOLD = {
    "at the start of a service, in its log": {
        "DATABASE_CHANNEL", "DATABASE_DSN", "DATABASE_POOL_SIZE", "DATABASE_REGISTRY", "DATABASE_ROLE_UNSAFE",
        "DATABASE_SCHEMA", "DATABASE_SCHEMA_REQUIRED", "MIGRATION_MISSING",
    },
    "a fault of the service, told as INTERNAL": {
        "ARGUMENT_OUT_OF_RANGE", "CHECK_VIOLATION", "DATABASE_ERROR", "DATABASE_PERMISSION", "DATA_EXCEPTION",
        "DIVISION_BY_ZERO", "DUPLICATE_MONTH", "EVENT_CHAIN_BROKEN", "EVENT_OUT_MOVED", "EXCLUSION_VIOLATION",
        "FORCE_REQUIRED", "FOREIGN_KEY_VIOLATION", "PERSON_KEY_DESTROYED", "ROW_MISMATCH", "UNIQUE_VIOLATION", "VALUE_OUT_OF_RANGE",
    },
    "a method of libs/statistics that nobody is answered with yet": {"NO_FIT"},
    "the type of a failed precondition": {"REVISION_REASON"},
    "an example in a comment": {"SNAPSHOT_EXISTS"},
    "a rule of the domain that no request can break": {"DUE_NOT_OF_REVISIONS"},
}

# Names of enums, codes and states, which are no reasons; what of them is one is documented all the same.
NAMES_OF_OTHER_THINGS = {
    "libs/client/absence.cc",
    "libs/marking/marking.h",
    "services/delivery/domain/assurance_rating.h",
    "services/delivery/domain/improvement_names.cc",
    "services/delivery/domain/indicator_verdict.cc",
    "services/delivery/domain/names.cc",
    "services/delivery/transport/board_mapping.cc",
    "services/governance/domain/action_state.cc",
    "services/governance/domain/body.cc",
    "services/governance/domain/decision_notice_state.cc",
    "services/governance/domain/decision_state.cc",
    "services/governance/domain/declaration.cc",
    "services/governance/domain/frozen_register.h",
    "services/governance/domain/meeting_state.cc",
    "services/governance/domain/pack.cc",
    "services/governance/domain/recommendation_state.cc",
    "services/governance/domain/source_report_kind.cc",
    "services/governance/domain/statutory_response_state.cc",
    "services/governance/domain/warnings.cc",
    "services/indicators/domain/names.cc",
    "services/volunteers/domain/attention.cc",
    "services/volunteers/domain/duty.cc",
    "services/volunteers/domain/figure_feed.h",
    "services/volunteers/domain/duty_rest.cc",
    "services/volunteers/domain/engagement_state.cc",
    "services/volunteers/domain/equality.h",
    "services/volunteers/domain/leaving_reason.cc",
    "services/volunteers/domain/vetting_level.cc",
    "services/volunteers/domain/vetting_state.cc",
    "services/gateway/transcode/http_status.cc",
    "services/gateway/backend/backends.cc",
}

# Put together where they are told: libs/resource, of a name's kind.
MADE = {"AREA_NOT_OF_FORCE", "BODY_NOT_OF_FORCE", "DECISION_NOT_OF_FORCE", "EQUALITY_CHARACTERISTIC_NOT_OF_FORCE", "INDICATOR_NOT_OF_FORCE"}
# Put together of the kinds of parts (libs/parts), which are all in these files: THEME_UNKNOWN, THEME_EXISTS.
PARTS = ["services/delivery/app/ports/plan_part.h",
         *(str(path.relative_to(ROOT)) for service in ("governance", "volunteers")
           for path in sorted((ROOT / "services" / service / "app/ports").glob("*_parts.h")))]
# The id of these is made of their code: CODE_TAKEN is told.
WITHOUT_OWN_ID = {"ACTION_EXISTS", "ACTIVITY_EXISTS"}

LITERAL = re.compile(r'"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)"')


def sources():
    """Path below the root and text of each source that goes into a service."""
    for folder in ("libs", "services"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix not in (".cc", ".h") or re.search(
                    r"_test\.cc$|_fixture\.h$|/test_util\.h$|/testing|/test[a-z]*/|/fakebackend/|/bench/|^services/cli/", name):
                continue
            yield name, path.read_text(encoding="utf-8")


def documented():
    """The reasons in the first column of the tables."""
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    reasons = []
    for line in text.splitlines():
        if line.startswith("| `"):
            reasons += re.findall(r"`([A-Z][A-Z0-9_]*)`", line.split("|")[1])
    return reasons


class ErrorsTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.literals = {}
        for name, text in sources():
            for reason in LITERAL.findall(text):
                cls.literals.setdefault(reason, set()).add(name)
        kinds = [kind for parts in PARTS
                 for kind in re.findall(r'kType = "([a-z_]+)"', (ROOT / parts).read_text(encoding="utf-8"))]
        cls.of_parts = {f"{kind.upper()}_{what}" for kind in kinds for what in ("UNKNOWN", "EXISTS")} - WITHOUT_OWN_ID

    def test_every_reason_is_documented(self):
        told = set(documented()).union(*NOT_TOLD.values())
        missing = {reason: sorted(files) for reason, files in self.literals.items()
                   if "_" in reason and reason not in told and not files <= NAMES_OF_OTHER_THINGS}
        self.assertEqual(missing, {}, "explain them in docs/errors.md, or say above why nobody is told")

    def test_every_documented_reason_exists(self):
        known = set(self.literals) | MADE | self.of_parts
        self.assertEqual([reason for reason in documented() if reason not in known], [])

    def test_what_is_made_of_the_kinds_of_parts_is_documented(self):
        self.assertGreater(len(self.of_parts), 15)
        self.assertEqual(sorted(self.of_parts - set(documented())), [])

    def test_what_is_not_told_exists_and_is_not_documented(self):
        for why, reasons in NOT_TOLD.items():
            self.assertEqual([reason for reason in sorted(reasons) if reason not in self.literals], [], why)
            self.assertEqual([reason for reason in sorted(reasons) if reason in documented()], [], why)


if __name__ == "__main__":
    unittest.main()
