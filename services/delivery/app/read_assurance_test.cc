#include "services/delivery/app/read_assurance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/delivery/app/change_assurance.h"
#include "services/delivery/storage/testing/fake_assurances.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;

const absl::CivilDay kReadOn(2018, 5, 10);

class ReadAssuranceTest : public ::testing::Test {
 protected:
  ReadAssuranceTest() { context_.force = "essex"; }

  void GivenEntry(const std::string& id, Marking marking = Marking::kOfficial) {
    AssuranceEntry entry;
    entry.id = id;
    entry.controls = {{"audit", "Internal audit"}};
    entry.marking = marking;
    const auto print = [](const AssuranceEntryRecord&) { return std::string(); };
    ABSL_ASSERT_OK(
        CreateAssuranceEntry(entries_, context_, entry, WriteMode::kWrite, {print, print}));
  }
  void GivenAssurance(const std::string& entry, const std::string& id, absl::CivilDay given_on,
                      const std::string& level) {
    const auto print = [](const AssuranceRecord&) { return std::string(); };
    const Assurance assurance{.id = id,
                              .control = "audit",
                              .line = 1,
                              .source = "Audit",
                              .given_on = given_on,
                              .level = level};
    ABSL_ASSERT_OK(
        CreateAssurance(entries_, context_, entry, assurance, WriteMode::kWrite, {print, print}));
  }
  std::vector<std::string> Ids(const std::optional<AssuranceKey>& after, int limit) {
    const auto page =
        ListAssurances(entries_, context_, {.entry = "e1", .sensitive = false}, after, limit);
    EXPECT_TRUE(page.ok()) << page.status();
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const AssuranceRecord& record : page->rows) ids.push_back(record.assurance.id);
    if (page->more) ids.emplace_back("...");
    return ids;
  }
  // `e1 PARTIAL` for each entry.
  std::vector<std::string> Ratings(bool sensitive, absl::CivilDay as_of) {
    const auto rated = RateFramework(entries_, context_, sensitive, as_of);
    EXPECT_TRUE(rated.ok()) << rated.status();
    std::vector<std::string> told;
    if (!rated.ok()) return told;
    for (size_t i = 0; i < rated->ratings.size(); ++i) {
      const AssuranceLevel* const level = rated->ratings[i].level;
      told.push_back(rated->content.entries[i].entry.entry.id + " " +
                     (level == nullptr ? "-" : level->code));
    }
    return told;
  }

  FakeAssurances entries_;
  RequestContext context_;
};

TEST_F(ReadAssuranceTest, AnAssuranceIsFoundInItsEntry) {
  GivenEntry("e1");
  GivenAssurance("e1", "a1", kReadOn, "PARTIAL");
  const auto found = GetAssurance(entries_, context_, {.entry = "e1", .sensitive = false}, "a1");
  ABSL_ASSERT_OK(found);
  EXPECT_EQ(found->assurance.level, "PARTIAL");
  EXPECT_THAT(GetAssurance(entries_, context_, {.entry = "e1", .sensitive = false}, "a2"),
              HasReason("ASSURANCE_UNKNOWN"));
  EXPECT_THAT(GetAssurance(entries_, context_, {.entry = "e2", .sensitive = false}, "a1"),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
}

TEST_F(ReadAssuranceTest, WhatIsSensitiveIsNotThereForAViewer) {
  GivenEntry("e1", Marking::kOfficialSensitive);
  GivenEntry("e2");
  GivenAssurance("e1", "a1", kReadOn, "PARTIAL");
  EXPECT_THAT(GetAssurance(entries_, context_, {.entry = "e1", .sensitive = false}, "a1"),
              HasReason("ASSURANCE_ENTRY_UNKNOWN"));
  ABSL_EXPECT_OK(GetAssurance(entries_, context_, {.entry = "e1", .sensitive = true}, "a1"));
  EXPECT_THAT(Ratings(false, kReadOn), ElementsAre("e2 -"));
  EXPECT_THAT(Ratings(true, kReadOn), ElementsAre("e1 PARTIAL", "e2 -"));
}

TEST_F(ReadAssuranceTest, AssurancesAreListedPageByPageTheLatestFirst) {
  GivenEntry("e1");
  GivenAssurance("e1", "old", kReadOn - 9, "PARTIAL");
  GivenAssurance("e1", "b", kReadOn, "PARTIAL");
  GivenAssurance("e1", "a", kReadOn, "PARTIAL");
  EXPECT_THAT(Ids(std::nullopt, 3), ElementsAre("a", "b", "old"));
  EXPECT_THAT(Ids(std::nullopt, 1), ElementsAre("a", "..."));
  EXPECT_THAT(Ids(AssuranceKey{.given_on = kReadOn, .id = "a"}, 1), ElementsAre("b", "..."));
  EXPECT_THAT(Ids(AssuranceKey{.given_on = kReadOn, .id = "b"}, 1), ElementsAre("old"));
}

TEST_F(ReadAssuranceTest, TheFrameworkIsRatedByTheForcesOrderOfLevels) {
  const auto set = [&](const std::vector<AssuranceLevel>& levels) {
    const auto merge =
        [&](const AssuranceLevelsRecord&) -> absl::StatusOr<std::vector<AssuranceLevel>> {
      return levels;
    };
    const auto print = [](const AssuranceLevelsRecord&) { return std::string(); };
    ABSL_ASSERT_OK(UpdateAssuranceLevels(entries_, context_, {}, merge, {print, print}));
  };
  GivenEntry("e1");
  GivenAssurance("e1", "a1", kReadOn, "PARTIAL");
  GivenAssurance("e1", "a2", kReadOn, "MINIMAL");
  EXPECT_THAT(Ratings(false, kReadOn), ElementsAre("e1 MINIMAL"));
  set({{"MINIMAL", "Minimal"}, {"PARTIAL", "Partial"}});
  EXPECT_THAT(Ratings(false, kReadOn), ElementsAre("e1 PARTIAL"));
  set({});
  EXPECT_THAT(Ratings(false, kReadOn), ElementsAre("e1 MINIMAL"));
}

TEST_F(ReadAssuranceTest, TheFrameworkIsRatedAsOfADay) {
  GivenEntry("e1");
  GivenAssurance("e1", "a1", kReadOn - 365, "MINIMAL");
  GivenAssurance("e1", "a2", kReadOn, "SUBSTANTIAL");
  EXPECT_THAT(Ratings(false, kReadOn - 366), ElementsAre("e1 -"));
  EXPECT_THAT(Ratings(false, kReadOn - 365), ElementsAre("e1 MINIMAL"));
  EXPECT_THAT(Ratings(false, kReadOn - 1), ElementsAre("e1 MINIMAL"));
  EXPECT_THAT(Ratings(false, kReadOn), ElementsAre("e1 SUBSTANTIAL"));
  EXPECT_THAT(Ratings(false, kReadOn + 365), ElementsAre("e1 SUBSTANTIAL"));
  EXPECT_THAT(Ratings(false, kReadOn + 366), ElementsAre("e1 -"));
  EXPECT_THAT(RateFramework(entries_, RequestContext(), false, kReadOn),
              HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::delivery
