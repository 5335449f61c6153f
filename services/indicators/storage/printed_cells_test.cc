// What every implementation of PrintedCellRepository does: on PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using Field = UnknownReference::Field;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

using MakePrintedCellsWorld = std::unique_ptr<DashboardWorld> (*)();

PrintedCellRecord Cell(absl::string_view indicator, Column column, absl::string_view text = "5",
                       int32_t month = kMonth, absl::string_view area = kForce) {
  PrintedCellRecord record;
  record.key = {month, std::string(indicator), std::string(area), column, std::nullopt};
  record.text = std::string(text);
  record.reason = "summary contradicts page";
  record.source = "Board pack, \"May\" 2018";
  return record;
}

PrintedCellRecord Peer(Comparator comparator, VerdictWord word) {
  PrintedCellRecord record = Cell("crime", Column::kPeers, "Above average");
  record.key.comparator = comparator;
  record.reason.clear();
  record.verdict = word;
  record.data_to = kMonth - 7;
  return record;
}

std::string Print(const PrintedCellRecord& record) {
  return absl::StrCat("{\"text\": \"", record.text, "\"}");
}

class PrintedCellsTest : public ::testing::TestWithParam<MakePrintedCellsWorld> {
 protected:
  PrintedCellsTest() {
    world_->AddArea(kForce, GivenArea(kForce, AreaKind::kForce));
    world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
    world_->AddIndicator(kForce, GivenDefinition("crime", Measure::kCount));
    world_->AddIndicator(kForce, GivenDefinition("asb", Measure::kCount));
  }

  absl::StatusOr<PrintedCellsWritten> Write(const std::vector<PrintedCellRecord>& cells,
                                            absl::string_view force = kForce) {
    return world_->printed_cells().Write(DashboardContext(force), cells, Print);
  }
  std::vector<PrintedCellRecord> List(std::optional<int32_t> month = std::nullopt,
                                      int limit = 500) {
    std::vector<PrintedCellRecord> all;
    std::optional<PrintedCellKey> after;
    while (true) {
      const auto page =
          world_->printed_cells().List(DashboardContext(kForce), month, after, std::nullopt, limit);
      EXPECT_THAT(page, testing::IsOk());
      if (!page.ok()) return all;
      EXPECT_LE(page->rows.size(), static_cast<size_t>(limit));
      all.insert(all.end(), page->rows.begin(), page->rows.end());
      if (!page->more) return all;
      after = all.back().key;
    }
  }
  absl::StatusOr<PrintedCellRecord> Get(const PrintedCellKey& key, absl::Time then) {
    return world_->printed_cells().Get(DashboardContext(kForce), PrintedCellId(key), then);
  }
  int64_t Revision() {
    const auto figures =
        world_->dashboards().Read(DashboardContext(kForce), {kForce, kMonth, "", std::nullopt});
    EXPECT_THAT(figures, testing::IsOk());
    return figures.ok() ? figures->revision : 0;
  }

  const std::unique_ptr<DashboardWorld> world_ = GetParam()();
};

TEST_P(PrintedCellsTest, EveryVersionIsKnownAtItsTime) {
  const PrintedCellRecord first = Cell("crime", Column::kCurrent, "5");
  ABSL_ASSERT_OK(Write({first, Peer(Comparator::kNational, VerdictWord::kLower)}));
  const absl::Time then = world_->RecordTime(kForce, Revision());
  const PrintedCellRecord second = Cell("crime", Column::kCurrent, "6");
  ABSL_ASSERT_OK(Write({second}));
  const absl::Time now = world_->RecordTime(kForce, Revision());
  EXPECT_EQ(*Get(first.key, then), first);
  EXPECT_EQ(*Get(first.key, now - absl::Microseconds(1)), first);
  EXPECT_EQ(*Get(first.key, now), second);
  EXPECT_EQ(*world_->printed_cells().Get(DashboardContext(kForce), PrintedCellId(first.key),
                                         std::nullopt),
            second);
  const auto page =
      world_->printed_cells().List(DashboardContext(kForce), kMonth, std::nullopt, then, 10);
  ABSL_ASSERT_OK(page);
  ASSERT_EQ(page->rows.size(), 2u);
  EXPECT_EQ(page->rows[0], first);
  EXPECT_THAT(Get(first.key, then - absl::Microseconds(1)), HasReason("PRINTED_CELL_UNKNOWN"));
  EXPECT_THAT(Get(first.key, absl::UnixEpoch()), HasReason("KNOWN_AT_BEFORE_FIRST"));
}

TEST_P(PrintedCellsTest, WhatIsWrittenIsRead) {
  const std::vector<PrintedCellRecord> cells = {Cell("crime", Column::kCurrent),
                                                Peer(Comparator::kNational, VerdictWord::kHigher)};
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten written, Write(cells));
  EXPECT_EQ(written.changed, 2);
  EXPECT_EQ(written.unchanged, 0);
  EXPECT_THAT(written.unknown, IsEmpty());
  EXPECT_EQ(List(), cells);
  EXPECT_EQ(Revision(), 5);
}

TEST_P(PrintedCellsTest, UnchangedCellsMakeNoRevision) {
  const std::vector<PrintedCellRecord> cells = {Cell("crime", Column::kCurrent),
                                                Peer(Comparator::kNational, VerdictWord::kHigher)};
  ABSL_ASSERT_OK(Write(cells));
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten again, Write(cells));
  EXPECT_EQ(again.changed, 0);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(Revision(), 5);

  std::vector<PrintedCellRecord> one_new = cells;
  one_new[1].data_to.reset();
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten revised, Write(one_new));
  EXPECT_EQ(revised.changed, 1);
  EXPECT_EQ(revised.unchanged, 1);
  EXPECT_EQ(Revision(), 6);
  EXPECT_EQ(List(), one_new);
}

TEST_P(PrintedCellsTest, OneUnknownReferenceAndNothingIsWritten) {
  ABSL_ASSERT_OK_AND_ASSIGN(const PrintedCellsWritten written,
                            Write({Cell("crime", Column::kCurrent), Cell("arson", Column::kCurrent),
                                   Cell("arson", Column::kFytd, "5", kMonth, "ely"),
                                   Cell("asb", Column::kFytd, "5", kMonth, "ely")}));
  EXPECT_THAT(
      written.unknown,
      ElementsAre(UnknownReference{1, Field::kIndicator}, UnknownReference{2, Field::kIndicator},
                  UnknownReference{2, Field::kArea}, UnknownReference{3, Field::kArea}));
  EXPECT_THAT(List(), IsEmpty());
  EXPECT_EQ(Revision(), 4);
}

TEST_P(PrintedCellsTest, ListsGoByKeyWhateverThePageSize) {
  const std::vector<PrintedCellRecord> in_order = {
      Cell("asb", Column::kCurrent, "1", kMonth - 1),
      Cell("asb", Column::kCurrent, "2"),
      Cell("crime", Column::kFytd, "4"),
      Peer(Comparator::kMostSimilarForces, VerdictWord::kLower),
      Peer(Comparator::kRegional, VerdictWord::kComparable),
      Cell("asb", Column::kCurrent, "3", kMonth, "south"),
      Cell("crime", Column::kCurrent, "5", kMonth, "south"),
  };
  const std::vector<PrintedCellRecord> shuffled = {
      in_order[6], in_order[3], in_order[5], in_order[0], in_order[2], in_order[4], in_order[1]};
  ABSL_ASSERT_OK(Write(shuffled));
  for (const int limit : {1, 2, 3, 7, 500}) {
    EXPECT_EQ(List(std::nullopt, limit), in_order) << limit;
  }
  EXPECT_EQ(List(kMonth, 2), std::vector<PrintedCellRecord>(in_order.begin() + 1, in_order.end()));
  EXPECT_THAT(List(kMonth + 1), IsEmpty());
}

TEST_P(PrintedCellsTest, TheForceMustExist) {
  EXPECT_THAT(Write({Cell("crime", Column::kCurrent)}, "atlantis"), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(world_->printed_cells().Get(DashboardContext("atlantis"), "p", std::nullopt),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(world_->printed_cells().List(DashboardContext("atlantis"), std::nullopt, std::nullopt,
                                           std::nullopt, 5),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(
      Write({Cell("crime", Column::kCurrent)}, "essex")->unknown,
      ElementsAre(UnknownReference{0, Field::kIndicator}, UnknownReference{0, Field::kArea}));
}

INSTANTIATE_TEST_SUITE_P(Memory, PrintedCellsTest, ::testing::Values(MakeFakeDashboardWorld));
INSTANTIATE_TEST_SUITE_P(PostgreSql, PrintedCellsTest, ::testing::Values(MakeStoredDashboardWorld));

TEST(PrintedCellStorageTest, EachChangedCellIsAnEvent) {
  ABSL_ASSERT_OK_AND_ASSIGN(auto database, ServiceDatabase::Create());
  ABSL_ASSERT_OK(database->database().RunAsSuperuser(R"(
      INSERT INTO indicators.area VALUES ('essex', 1, 'essex', gen_random_uuid(), now(), 1);
      INSERT INTO indicators.indicator VALUES ('essex', 1, 'crime', gen_random_uuid(), now(), 1);)"));
  const Ports ports = database->repositories().ports();
  const PrintedCellRecord first = Cell("crime", Column::kCurrent, "5", kMonth, "essex");
  const PrintedCellRecord second = Cell("crime", Column::kCurrent, "6", kMonth, "essex");
  for (const PrintedCellRecord& cell : {first, first, second}) {
    ABSL_ASSERT_OK(ports.printed_cells.Write(DashboardContext("essex"), {cell}, Print));
  }
  const auto events = database->database().RunAsSuperuser(
      "SELECT string_agg(concat_ws('|', actor, call_id, type, subject, before, after), ' ' "
      "ORDER BY id) FROM indicators.event_out WHERE force = 'essex'");
  const std::string subject = absl::StrCat("forces/essex/printedCells/", PrintedCellId(first.key));
  EXPECT_EQ(events.value_or(""),
            absl::StrCat("publisher-1|call-1|printed_cell.created|", subject, "|", Print(first),
                         " publisher-1|call-1|printed_cell.updated|", subject, "|", Print(first),
                         "|", Print(second)));
  EXPECT_THAT(database->database().RunAsSuperuser(
                  "SELECT count(*) FROM indicators.event_out e JOIN indicators.revision r "
                  "ON r.force = e.force AND r.recorded_at = e.occurred_at"),
              testing::IsOkAndHolds("2"))
      << "an event's instant is its revision's";
}

}  // namespace
}  // namespace copperplate::indicators
