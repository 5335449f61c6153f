// Lists of figures, as they are and as they were known. On PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/indicators/storage/testing/figures_test_base.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class FiguresListTest : public FiguresWorldTest {};

TEST_P(FiguresListTest, WhatWasKnownStays) {
  Import({{.month = kMonth, .numerator = 1}});
  Import({{.month = kMonth, .numerator = 2}, {.month = kMonth + 1, .numerator = 3}});
  Import({{.month = kMonth, .numerator = 4}});
  const std::vector<std::vector<std::string>> expected = {
      {"south crime 0 = 1"},
      {"south crime 0 = 2", "south crime 1 = 3"},
      {"south crime 0 = 4", "south crime 1 = 3"}};
  for (int64_t i = 0; i < 3; ++i) {
    const absl::Time recorded = world().RecordTime("cambridgeshire", kFirstRevision + i);
    ABSL_ASSERT_OK_AND_ASSIGN(const int64_t revision,
                              observations().ResolveRevision(context(), recorded));
    EXPECT_EQ(revision, kFirstRevision + i);
    EXPECT_EQ(Brief(List({.revision = revision})), expected[static_cast<size_t>(i)]);
    ABSL_ASSERT_OK_AND_ASSIGN(
        const int64_t before,
        observations().ResolveRevision(context(), recorded - absl::Microseconds(1)));
    EXPECT_EQ(before, kFirstRevision + i - 1);
  }
  EXPECT_THAT(observations().ResolveRevision(context(), absl::Now() + absl::Hours(1)),
              HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_P(FiguresListTest, ListsAreFilteredAndPaged) {
  std::vector<GivenRow> rows;
  for (const char* area : {"south", "north"}) {
    for (const char* indicator : {"speed", "crime"}) {
      for (int i = 0; i < 3; ++i) {
        rows.push_back({.area = area, .indicator = indicator, .month = kMonth + i, .numerator = i});
      }
      rows.push_back({.area = area,
                      .indicator = indicator,
                      .month = kMonth + 1,
                      .numerator = 9,
                      .breakdown = "sex=f"});
    }
  }
  Import(rows);
  const std::vector<std::string> all = Brief(List());
  EXPECT_THAT(all, SizeIs(16));
  EXPECT_EQ(all.front(), "north crime 0 = 0");
  EXPECT_EQ(all.back(), "south speed 2 = 2");
  for (const int limit : {1, 2, 3, 5, 16, 17}) EXPECT_EQ(Brief(List({}, limit)), all) << limit;

  const ObservationQuery narrow = {
      .indicator = "crime", .area = "south", .from_month = kMonth + 1, .to_month = kMonth + 1};
  EXPECT_THAT(Brief(List(narrow, 1)), ElementsAre("south crime 1 = 1", "south crime 1 sex=f = 9"));
  EXPECT_THAT(Brief(List({.indicator = "speed", .from_month = kMonth + 2}, 1)),
              ElementsAre("north speed 2 = 2", "south speed 2 = 2"));
  EXPECT_THAT(List({.area = "north", .to_month = kMonth - 1}), IsEmpty());
}

TEST_P(FiguresListTest, EveryPageHasTheVersionsThatWereKnown) {
  std::vector<GivenRow> rows;
  for (const char* area : {"south", "north"}) {
    for (int i = 0; i < 3; ++i) {
      rows.push_back({.area = area, .month = kMonth + i});
      rows.push_back({.area = area, .month = kMonth + i, .breakdown = "sex=f"});
    }
  }
  std::vector<std::vector<std::string>> known;
  for (int version = 0; version < 4; ++version) {
    // The first import has a figure in two, each later one changes every other.
    for (size_t i = 0; i < rows.size(); ++i) rows[i].numerator += (i + version) % 2;
    Import(version == 0 ? std::vector<GivenRow>(rows.begin() + 3, rows.end() - 3) : rows);
    known.push_back(Brief(List()));
  }
  EXPECT_THAT(known[0], SizeIs(6));
  EXPECT_THAT(known[1], SizeIs(12));
  EXPECT_EQ(known[3].front(), "north crime 0 = 2");
  for (size_t version = 0; version < known.size(); ++version) {
    for (const int limit : {1, 2, 3, 6, 7, 12}) {
      const ObservationQuery query = {.revision = kFirstRevision + static_cast<int64_t>(version)};
      EXPECT_EQ(Brief(List(query, limit)), known[version]) << version << " by " << limit;
    }
  }
}

TEST_P(FiguresListTest, ListsSayWhatIsUnknown) {
  EXPECT_THAT(observations().List(context(), {.indicator = "no-such", .limit = 5}),
              HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(observations().List(context(), {.area = "no-such", .limit = 5}),
              HasReason("AREA_UNKNOWN"));
  const absl::Status both =
      observations()
          .List(context(), {.indicator = "no-such", .area = "nor-such", .limit = 5})
          .status();
  EXPECT_THAT(ErrorFields(both), SizeIs(2));
  EXPECT_THAT(observations().List(ContextFor("atlantis"), {.limit = 5}),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(batches().Find(ContextFor("atlantis"), "b"), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(observations().History(context(), {"no-such", "south", kMonth, ""}, std::nullopt, 5),
              HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(observations().History(context(), {"crime", "no-such", kMonth, ""}, std::nullopt, 5),
              HasReason("AREA_UNKNOWN"));
  const absl::Status own =
      observations()
          .History(ContextFor("essex"), {"no-such", "", kMonth, ""}, std::nullopt, 5)
          .status();
  EXPECT_THAT(own, HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(ErrorFields(own), SizeIs(1));
}

TEST_P(FiguresListTest, HistoryHasEveryRevisionTheNewestFirst) {
  const std::string own = "cambridgeshire";
  for (int i = 1; i <= 4; ++i) {
    Import({{.area = own, .month = kMonth, .numerator = i},
            {.area = own, .month = kMonth, .numerator = 7, .breakdown = "sex=f"},
            {.area = own, .month = kMonth + 1, .numerator = 7}},
           {.batch_id = absl::StrCat("batch-", i), .revision_reason = absl::StrCat("reason ", i)});
  }
  for (const int limit : {1, 3, 4, 5}) {
    std::vector<ObservationRecord> all;
    std::optional<int64_t> before;
    bool more = true;
    while (more) {
      ABSL_ASSERT_OK_AND_ASSIGN(
          const auto page,
          observations().History(context(), {"crime", "", kMonth, ""}, before, limit));
      all.insert(all.end(), page.rows.begin(), page.rows.end());
      before = all.back().revision;
      more = page.more;
    }
    EXPECT_THAT(Brief(all),
                ElementsAre("cambridgeshire crime 0 = 4", "cambridgeshire crime 0 = 3",
                            "cambridgeshire crime 0 = 2", "cambridgeshire crime 0 = 1"));
    EXPECT_EQ(all[0].batch, "batch-4");
    EXPECT_EQ(all[0].revision_reason, "reason 4");
    EXPECT_EQ(all[0].author, "importer-1");
    EXPECT_EQ(all[3].revision, kFirstRevision);
    EXPECT_EQ(all[3].record_time, world().RecordTime("cambridgeshire", kFirstRevision));
  }
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto broken_down,
      observations().History(context(), {"crime", own, kMonth, "sex=f"}, std::nullopt, 5));
  EXPECT_THAT(broken_down.rows, SizeIs(1));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto none, observations().History(context(), {"crime", own, 5, ""}, std::nullopt, 5));
  EXPECT_THAT(none.rows, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Fake, FiguresListTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresListTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
