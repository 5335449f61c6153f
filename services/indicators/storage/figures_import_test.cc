// What an import writes. On PostgreSQL and in memory.
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

class FiguresImportTest : public FiguresWorldTest {};

TEST_P(FiguresImportTest, TheReferenceHasTheNewestDefinitions) {
  IndicatorDefinition definition = Definition("sickness", Measure::kPerHead);
  definition.frequency = Frequency::kQuarterly;
  definition.allows_negative = true;
  definition.valid_from = 5;
  definition.valid_to = 9;
  world().AddIndicator("cambridgeshire", definition);
  world().AddArea("cambridgeshire", {0, "west", 3, 8}, "south");

  ABSL_ASSERT_OK_AND_ASSIGN(const ImportReference reference, imports().LoadReference(context()));
  EXPECT_EQ(reference.revision, 7);
  ASSERT_THAT(reference.areas, SizeIs(4));
  for (const ImportArea& area : reference.areas) {
    if (area.id != "west") continue;
    EXPECT_EQ(area.valid_from, 3);
    EXPECT_EQ(area.valid_to, 8);
  }
  ASSERT_THAT(reference.indicators, SizeIs(3));
  for (const ImportIndicator& indicator : reference.indicators) {
    if (indicator.definition.id != "sickness") continue;
    EXPECT_EQ(indicator.definition.measure, Measure::kPerHead);
    EXPECT_EQ(indicator.definition.frequency, Frequency::kQuarterly);
    EXPECT_TRUE(indicator.definition.allows_negative);
    EXPECT_THAT(indicator.definition.formula, IsEmpty());
    EXPECT_EQ(indicator.definition.valid_from, 5);
    EXPECT_EQ(indicator.definition.valid_to, 9);
  }
  EXPECT_THAT(imports().LoadReference(ContextFor("atlantis")), HasReason("FORCE_UNKNOWN"));
}

TEST_P(FiguresImportTest, AFirstImportIsOneRevision) {
  const Batch batch = Import({{.month = kMonth, .numerator = 7},
                              {.area = "north", .month = kMonth, .numerator = -2},
                              {.indicator = "speed",
                               .month = kMonth - 1,
                               .numerator = 90,
                               .denominator = 6,
                               .status = FigureStatus::kProvisional,
                               .qualifier = Qualifier::kAsPrinted,
                               .period_months = 12}},
                             {.batch_id = "first", .revision_reason = "because"});
  EXPECT_GT(batch.number, 0);
  EXPECT_EQ(batch.id, "first");
  EXPECT_FALSE(batch.uid.empty());
  EXPECT_EQ(batch.state, BatchState::kApplied);
  EXPECT_EQ(batch.source, "test");
  EXPECT_EQ(batch.revision_reason, "because");
  EXPECT_EQ(batch.author, "importer-1");
  EXPECT_EQ(batch.row_count, 3);
  EXPECT_THAT(batch, Counts(3, 0, 0));
  EXPECT_EQ(batch.fault_count, 0);
  EXPECT_EQ(batch.content, Sha256("content"));
  EXPECT_EQ(batch.revision, kFirstRevision);
  EXPECT_EQ(batch.create_time, world().RecordTime("cambridgeshire", kFirstRevision));

  const std::vector<ObservationRecord> held = List();
  EXPECT_THAT(Brief(held),
              ElementsAre("north crime 0 = -2", "south crime 0 = 7", "south speed -1 = 90/6"));
  EXPECT_EQ(held[1].status, FigureStatus::kFinal);
  EXPECT_EQ(held[1].qualifier, Qualifier::kExact);
  EXPECT_EQ(held[1].period_months, 1);
  EXPECT_EQ(held[2].status, FigureStatus::kProvisional);
  EXPECT_EQ(held[2].qualifier, Qualifier::kAsPrinted);
  EXPECT_EQ(held[2].period_months, 12);
  for (const ObservationRecord& record : held) {
    EXPECT_EQ(record.batch, "first");
    EXPECT_EQ(record.revision, kFirstRevision);
    EXPECT_EQ(record.record_time, batch.create_time);
    EXPECT_EQ(record.author, "importer-1");
    EXPECT_EQ(record.revision_reason, "because");
  }
}

TEST_P(FiguresImportTest, OnlyWhatDiffersIsWritten) {
  Import({{.month = kMonth, .numerator = 1}, {.month = kMonth + 1, .numerator = 2}});
  const Batch batch = Import({{.month = kMonth, .numerator = 1},
                              {.month = kMonth + 1, .numerator = 3},
                              {.month = kMonth + 2, .numerator = 4}});
  EXPECT_THAT(batch, Counts(1, 1, 1));
  EXPECT_EQ(batch.revision, kFirstRevision + 1);
  EXPECT_THAT(Brief(List()),
              ElementsAre("south crime 0 = 1", "south crime 1 = 3", "south crime 2 = 4"));
  EXPECT_EQ(List()[0].revision, kFirstRevision);
}

TEST_P(FiguresImportTest, AnUnchangedImportMakesABatchAndNoRevision) {
  Import({{.month = kMonth, .numerator = 1}});
  const Batch batch = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "again"});
  EXPECT_THAT(batch, Counts(0, 0, 1));
  EXPECT_EQ(batch.revision, 0);
  EXPECT_EQ(Revision(), kFirstRevision);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "again"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->create_time, batch.create_time);
}

TEST_P(FiguresImportTest, AnEmptyImportMakesABatch) {
  const Batch batch = Import({}, {.batch_id = "nothing"});
  EXPECT_THAT(batch, Counts(0, 0, 0));
  EXPECT_EQ(batch.revision, 0);
}

TEST_P(FiguresImportTest, EveryPartOfAFigureCounts) {
  const GivenRow row = {.indicator = "speed", .month = kMonth, .numerator = 5, .denominator = 2};
  Import({row});
  std::vector<GivenRow> changes(5, row);
  changes[0].numerator = 6;
  changes[1].denominator = 3;
  changes[2].status = FigureStatus::kProvisional;
  changes[3].qualifier = Qualifier::kEstimated;
  changes[4].denominator = std::nullopt;
  for (const GivenRow& change : changes) {
    EXPECT_THAT(Import({change}), Counts(0, 1, 0));
    EXPECT_THAT(Import({change}), Counts(0, 0, 1));
    // Back to a figure that was held before: that is a change too.
    EXPECT_THAT(Import({row}), Counts(0, 1, 0));
  }
}

TEST_P(FiguresImportTest, BreakdownsAreFiguresOfTheirOwn) {
  Import({{.month = kMonth, .numerator = 10},
          {.month = kMonth, .numerator = 4, .breakdown = "age=18-24"},
          {.month = kMonth, .numerator = 6, .breakdown = "age=25-34"}});
  EXPECT_THAT(Import({{.month = kMonth, .numerator = 5, .breakdown = "age=18-24"}}),
              Counts(0, 1, 0));
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 10", "south crime 0 age=18-24 = 5",
                                         "south crime 0 age=25-34 = 6"));
}

TEST_P(FiguresImportTest, ForcesDoNotMeet) {
  Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "one"});
  const RequestContext essex = ContextFor("essex");
  const auto outcome = Apply({{.month = kMonth, .numerator = 2}}, {.batch_id = "one"}, essex);
  ABSL_ASSERT_OK(outcome);
  EXPECT_THAT(std::get<Batch>(*outcome), Counts(1, 0, 0));
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().List(essex, std::nullopt, 10));
  EXPECT_THAT(page.rows, SizeIs(1));
}

TEST_P(FiguresImportTest, ValidateOnlyCountsAndWritesNothing) {
  Import({{.month = kMonth, .numerator = 1}, {.month = kMonth + 1, .numerator = 1}});
  const Batch batch = Import({{.month = kMonth, .numerator = 1},
                              {.month = kMonth + 1, .numerator = 2},
                              {.month = kMonth + 2, .numerator = 3}},
                             {.batch_id = "maybe", .mode = WriteMode::kValidateOnly});
  EXPECT_THAT(batch, Counts(1, 1, 1));
  EXPECT_EQ(batch.number, 0);
  EXPECT_EQ(batch.id, "maybe");
  EXPECT_EQ(batch.uid, "");
  EXPECT_EQ(batch.revision, 0);
  EXPECT_EQ(batch.row_count, 3);
  EXPECT_EQ(Revision(), kFirstRevision);
  EXPECT_THAT(List(), SizeIs(2));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "maybe"));
  EXPECT_FALSE(found.has_value());
}

INSTANTIATE_TEST_SUITE_P(Fake, FiguresImportTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresImportTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
