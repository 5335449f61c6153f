#include "services/delivery/app/change_assurance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/delivery/storage/testing/fake_assurances.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

class ChangeAssuranceTest : public ::testing::Test {
 protected:
  static RequestContext Context() {
    RequestContext context;
    context.force = "essex";
    context.caller = "somebody";
    return context;
  }
  static AssuranceEntry EntryWith(std::string id, const std::vector<std::string>& controls) {
    AssuranceEntry entry;
    entry.id = std::move(id);
    entry.objective = "Detainees are safe.";
    entry.principal_risk_ref = "R12";
    for (const std::string& control : controls) entry.controls.push_back({control, control});
    entry.owner = "Head of Custody";
    return entry;
  }
  static Assurance Of(std::string id, std::string control, std::string level) {
    return {.id = std::move(id),
            .control = std::move(control),
            .line = 2,
            .source = "Internal audit",
            .given_on = absl::CivilDay(2018, 2, 8),
            .level = std::move(level)};
  }

  template <typename Record>
  static std::string Print(const Record&) {
    return "";
  }

  absl::StatusOr<Changed<AssuranceEntryRecord>> Create(const AssuranceEntry& entry) {
    const auto print = Print<AssuranceEntryRecord>;
    return CreateAssuranceEntry(entries_, Context(), entry, WriteMode::kWrite, {print, print});
  }
  absl::StatusOr<Changed<AssuranceEntryRecord>> Update(const Asked& asked,
                                                       const AssuranceEntry& entry) {
    const auto merge = [&](const AssuranceEntryRecord&) -> absl::StatusOr<AssuranceEntry> {
      return entry;
    };
    const auto print = Print<AssuranceEntryRecord>;
    return UpdateAssuranceEntry(entries_, Context(), asked, merge, {print, print});
  }
  absl::StatusOr<Changed<AssuranceRecord>> Give(const Assurance& assurance,
                                                const std::string& entry = "e1") {
    const auto print = Print<AssuranceRecord>;
    return CreateAssurance(entries_, Context(), entry, assurance, WriteMode::kWrite,
                           {print, print});
  }
  absl::StatusOr<Changed<AssuranceRecord>> Delete(const Asked& asked) {
    const auto print = Print<AssuranceRecord>;
    return DeleteAssurance(entries_, Context(), "e1", asked, {print, print});
  }
  absl::StatusOr<Changed<AssuranceLevelsRecord>> SetLevels(
      const std::vector<AssuranceLevel>& levels, const Asked& asked = {},
      const std::string& force = "essex") {
    const auto merge =
        [&](const AssuranceLevelsRecord&) -> absl::StatusOr<std::vector<AssuranceLevel>> {
      return levels;
    };
    const auto print = Print<AssuranceLevelsRecord>;
    RequestContext context = Context();
    context.force = force;
    return UpdateAssuranceLevels(entries_, context, asked, merge, {print, print});
  }
  // Their codes and whether they are the force's own, `FULL LIMITED own`.
  static std::string LevelsText(const absl::StatusOr<Changed<AssuranceLevelsRecord>>& changed) {
    if (!changed.ok()) return std::string(changed.status().message());
    std::string text;
    const auto& record = std::get<AssuranceLevelsRecord>(*changed);
    for (const AssuranceLevel& level : record.levels) absl::StrAppend(&text, level.code, " ");
    return absl::StrCat(text, record.own ? "own" : "of all");
  }

  FakeAssurances entries_;
};

TEST_F(ChangeAssuranceTest, AnIdIsTakenOnce) {
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit"})));
  const auto again = Create(EntryWith("e1", {}));
  EXPECT_THAT(again, StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(again, HasReason("ASSURANCE_ENTRY_EXISTS"));
  ABSL_ASSERT_OK(Give(Of("a1", "audit", "PARTIAL")));
  const auto given = Give(Of("a1", "audit", "MINIMAL"));
  EXPECT_THAT(given, StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(given, HasReason("ASSURANCE_EXISTS"));
}

TEST_F(ChangeAssuranceTest, AForceHasNoMoreThan500Entries) {
  for (int i = 0; i < 500; ++i) {
    ABSL_ASSERT_OK(Create(EntryWith(absl::StrCat("e", i), {})));
  }
  const absl::Status refused = Create(EntryWith("more", {})).status();
  EXPECT_THAT(refused, HasReason("TOO_MANY"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("id"));
  ABSL_EXPECT_OK(Update({.id = "e0"}, EntryWith("e0", {"audit"})));
}

TEST_F(ChangeAssuranceTest, WhoReadAnOlderVersionIsRefused) {
  EXPECT_THAT(Update({.id = "e1"}, EntryWith("e1", {})), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit"})));
  ABSL_ASSERT_OK(Update({.id = "e1", .expected_version = 1}, EntryWith("e1", {"audit", "visits"})));
  EXPECT_THAT(Update({.id = "e1", .expected_version = 1}, EntryWith("e1", {"audit"})),
              HasReason("ETAG_MISMATCH"));
  ABSL_ASSERT_OK(Give(Of("a1", "audit", "PARTIAL")));
  EXPECT_THAT(Delete({.id = "a1", .expected_version = 2}), HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Delete({.id = "a2"}), HasReason("ASSURANCE_UNKNOWN"));
  ABSL_ASSERT_OK(Delete({.id = "a1", .expected_version = 3}));
  EXPECT_THAT(Delete({.id = "a1"}), HasReason("ASSURANCE_UNKNOWN"));
}

TEST_F(ChangeAssuranceTest, AControlStaysThatAssurancesAreOf) {
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit", "visits"})));
  ABSL_ASSERT_OK(Give(Of("a1", "audit", "PARTIAL")));
  ABSL_EXPECT_OK(Update({.id = "e1"}, EntryWith("e1", {"audit"})));
  const auto refused = Update({.id = "e1"}, EntryWith("e1", {"visits"}));
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("CONTROL_IN_USE"));
  EXPECT_EQ(refused.status().message(),
            "the entry has assurances of the controls audit, which therefore stay");
  ABSL_ASSERT_OK(Delete({.id = "a1"}));
  ABSL_EXPECT_OK(Update({.id = "e1"}, EntryWith("e1", {"visits"})));
}

TEST_F(ChangeAssuranceTest, AnAssuranceIsOfWhatThereIs) {
  EXPECT_THAT(Give(Of("a1", "audit", "PARTIAL")), HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit"})));
  const absl::Status refused = Give(Of("a1", "visits", "FULL")).status();
  EXPECT_THAT(refused, HasReason("CONTROL_UNKNOWN"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("control", "level"));
  EXPECT_THAT(Give(Of("a1", "audit", "FULL")), HasReason("LEVEL_UNKNOWN"));
  ABSL_ASSERT_OK(SetLevels({{"FULL", "Full"}}));
  ABSL_EXPECT_OK(Give(Of("a1", "audit", "FULL")));
  EXPECT_THAT(Give(Of("a2", "audit", "PARTIAL")), HasReason("LEVEL_UNKNOWN"))
      << "the force's own levels stand in place of those of all";
}

TEST_F(ChangeAssuranceTest, LevelsAreTheForcesOwnOrThoseOfAll) {
  EXPECT_EQ(LevelsText(SetLevels({{"FULL", "Full"}, {"LIMITED", "Limited"}})), "FULL LIMITED own");
  EXPECT_EQ(LevelsText(SetLevels({})), "SUBSTANTIAL REASONABLE PARTIAL MINIMAL of all");
}

TEST_F(ChangeAssuranceTest, WhoReadOlderLevelsIsRefused) {
  ABSL_ASSERT_OK(SetLevels({{"FULL", "Full"}}, {.id = "essex", .expected_version = 1}));
  EXPECT_THAT(SetLevels({{"NONE", "None"}}, {.id = "essex", .expected_version = 1}),
              HasReason("ETAG_MISMATCH"));
  ABSL_EXPECT_OK(SetLevels({{"NONE", "None"}}, {.id = "essex", .expected_version = 2}));
}

TEST_F(ChangeAssuranceTest, ALevelStaysThatAnAssuranceHas) {
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit", "visits"})));
  ABSL_ASSERT_OK(Give(Of("a1", "audit", "PARTIAL")));
  ABSL_ASSERT_OK(Give(Of("a2", "visits", "MINIMAL")));
  const auto refused = SetLevels({{"FULL", "Full"}, {"SUBSTANTIAL", "Substantial"}});
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("LEVEL_IN_USE"));
  EXPECT_EQ(refused.status().message(),
            "assurances have the levels MINIMAL, PARTIAL, which therefore stay");
  EXPECT_EQ(LevelsText(SetLevels({{"MINIMAL", "Little"}, {"FULL", "Full"}, {"PARTIAL", "Part"}})),
            "MINIMAL FULL PARTIAL own");
  ABSL_ASSERT_OK(Give(Of("a3", "audit", "FULL")));
  EXPECT_THAT(SetLevels({}), HasReason("LEVEL_IN_USE")) << "those of all have no FULL";
  ABSL_ASSERT_OK(Delete({.id = "a3"}));
  ABSL_EXPECT_OK(SetLevels({}));
}

TEST_F(ChangeAssuranceTest, TheLevelsOfAllAreNobodysToChange) {
  const auto refused = SetLevels({{"FULL", "Full"}}, {}, "national");
  EXPECT_THAT(refused, StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(refused, HasReason("LEVELS_OF_ALL"));
}

TEST_F(ChangeAssuranceTest, AnEntryHasNoMoreThan1000Assurances) {
  ABSL_ASSERT_OK(Create(EntryWith("e1", {"audit"})));
  for (int i = 0; i < 1000; ++i) {
    ABSL_ASSERT_OK(Give(Of(absl::StrCat("a", i), "audit", "PARTIAL")));
  }
  const absl::Status refused = Give(Of("more", "audit", "PARTIAL")).status();
  EXPECT_THAT(refused, HasReason("TOO_MANY"));
  EXPECT_THAT(FieldsOf(refused), ElementsAre("id"));
}

}  // namespace
}  // namespace copperplate::delivery
