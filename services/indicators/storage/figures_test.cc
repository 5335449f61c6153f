// What every implementation of the figures' ports does: on PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/indicators/storage/testing/figures_test_base.h"

namespace copperplate::indicators {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::StatusIs;

using MakeFiguresWorld = std::unique_ptr<FiguresWorld> (*)();

class FiguresTest : public ::testing::TestWithParam<MakeFiguresWorld>, public FiguresTestBase {
 protected:
  FiguresTest() : FiguresTestBase(GetParam()()) {}
};

std::string Brief(const ObservationRecord& record) {
  return absl::StrCat(
      record.area, " ", record.indicator, " ", record.month - FiguresTestBase::kMonth,
      record.breakdown.empty() ? "" : " ", record.breakdown, " = ", record.numerator / kMillion,
      record.denominator.has_value() ? absl::StrCat("/", *record.denominator / kMillion) : "");
}
std::vector<std::string> Brief(const std::vector<ObservationRecord>& records) {
  std::vector<std::string> out;
  out.reserve(records.size());
  for (const ObservationRecord& record : records) out.push_back(Brief(record));
  return out;
}

auto Counts(int64_t inserted, int64_t revised, int64_t unchanged) {
  return AllOf(Field(&Batch::inserted_count, inserted), Field(&Batch::revised_count, revised),
               Field(&Batch::unchanged_count, unchanged));
}

TEST_P(FiguresTest, TheReferenceHasTheNewestDefinitions) {
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

TEST_P(FiguresTest, AFirstImportIsOneRevision) {
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

TEST_P(FiguresTest, OnlyWhatDiffersIsWritten) {
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

TEST_P(FiguresTest, AnUnchangedImportMakesABatchAndNoRevision) {
  Import({{.month = kMonth, .numerator = 1}});
  const Batch batch = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "again"});
  EXPECT_THAT(batch, Counts(0, 0, 1));
  EXPECT_EQ(batch.revision, 0);
  EXPECT_EQ(Revision(), kFirstRevision);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "again"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->create_time, batch.create_time);
}

TEST_P(FiguresTest, AnEmptyImportMakesABatch) {
  const Batch batch = Import({}, {.batch_id = "nothing"});
  EXPECT_THAT(batch, Counts(0, 0, 0));
  EXPECT_EQ(batch.revision, 0);
}

TEST_P(FiguresTest, EveryPartOfAFigureCounts) {
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

TEST_P(FiguresTest, BreakdownsAreFiguresOfTheirOwn) {
  Import({{.month = kMonth, .numerator = 10},
          {.month = kMonth, .numerator = 4, .breakdown = "age=18-24"},
          {.month = kMonth, .numerator = 6, .breakdown = "age=25-34"}});
  EXPECT_THAT(Import({{.month = kMonth, .numerator = 5, .breakdown = "age=18-24"}}),
              Counts(0, 1, 0));
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 10", "south crime 0 age=18-24 = 5",
                                         "south crime 0 age=25-34 = 6"));
}

TEST_P(FiguresTest, ForcesDoNotMeet) {
  Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "one"});
  const RequestContext essex = ContextFor("essex");
  const auto outcome = Apply({{.month = kMonth, .numerator = 2}}, {.batch_id = "one"}, essex);
  ABSL_ASSERT_OK(outcome);
  EXPECT_THAT(std::get<Batch>(*outcome), Counts(1, 0, 0));
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().List(essex, std::nullopt, 10));
  EXPECT_THAT(page.rows, SizeIs(1));
}

TEST_P(FiguresTest, WhatWasKnownStays) {
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

TEST_P(FiguresTest, TheSameBatchIdGivesTheFirstResult) {
  const Batch first = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "one"});
  const Batch again = Import({{.month = kMonth, .numerator = 9}},
                             {.batch_id = "one", .revision_reason = "x", .content = "other"});
  EXPECT_EQ(again.uid, first.uid);
  EXPECT_EQ(again.content, first.content);
  EXPECT_EQ(again.revision_reason, "");
  EXPECT_THAT(again, Counts(1, 0, 0));
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch refused, Refuse({.batch_id = "one"}, 1, {}));
  EXPECT_EQ(refused.uid, first.uid);
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 1"));
  EXPECT_EQ(Revision(), kFirstRevision);
}

TEST_P(FiguresTest, ABatchWithoutAnIdIsGivenOne) {
  const Batch one = Import({{.month = kMonth, .numerator = 1}});
  const Batch two = Import({{.month = kMonth, .numerator = 1}});
  EXPECT_NE(one.id, two.id);
  EXPECT_EQ(one.id.front(), 'b');
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), one.id));
  EXPECT_TRUE(found.has_value());
}

TEST_P(FiguresTest, ValidateOnlyCountsAndWritesNothing) {
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

TEST_P(FiguresTest, ARefusedImportKeepsItsFaults) {
  std::vector<BatchFault> faults;
  faults.reserve(1000);
  for (int i = 0; i < 1000; ++i) {
    faults.push_back({i / 2 + 2, "area", "AREA_UNKNOWN", absl::StrCat("fault ", i)});
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch batch,
                            Refuse({.batch_id = "bad", .revision_reason = "why"}, 1234, faults));
  EXPECT_EQ(batch.state, BatchState::kRefused);
  EXPECT_EQ(batch.fault_count, 1234);
  EXPECT_EQ(batch.row_count, 7);
  EXPECT_EQ(batch.revision, 0);
  EXPECT_THAT(batch, Counts(0, 0, 0));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "bad"));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->number, batch.number);
  EXPECT_EQ(found->revision_reason, "why");

  int64_t seen = 0;
  bool more = true;
  while (more) {
    ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                              batches().ListFaults(context(), batch.number, seen, 300));
    for (const BatchFault& fault : page.rows) {
      EXPECT_EQ(fault.line, seen / 2 + 2);
      EXPECT_EQ(fault.field, "area");
      EXPECT_EQ(fault.reason, "AREA_UNKNOWN");
      EXPECT_EQ(fault.description, absl::StrCat("fault ", seen));
      ++seen;
    }
    more = page.more;
  }
  EXPECT_EQ(seen, 1000);

  const Batch again = Import({{.month = kMonth, .numerator = 1}}, {.batch_id = "bad"});
  EXPECT_EQ(again.state, BatchState::kRefused);
  EXPECT_EQ(again.uid, batch.uid);
  EXPECT_THAT(List(), IsEmpty());
  EXPECT_EQ(Revision(), kFirstRevision - 1);
}

TEST_P(FiguresTest, NoFaultsWhereThereIsNoSuchBatch) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().ListFaults(context(), 12345, 0, 10));
  EXPECT_THAT(page.rows, IsEmpty());
  EXPECT_FALSE(page.more);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "never"));
  EXPECT_FALSE(found.has_value());
}

TEST_P(FiguresTest, BatchesAreListedTheLatestFirst) {
  std::vector<std::string> expected;
  for (int i = 0; i < 5; ++i) {
    const std::string id = absl::StrCat("batch-", i);
    Import({{.month = kMonth, .numerator = i}}, {.batch_id = id});
    expected.insert(expected.begin(), id);
  }
  for (const int limit : {1, 2, 5, 6}) {
    std::vector<std::string> ids;
    std::optional<int64_t> before;
    bool more = true;
    while (more) {
      ABSL_ASSERT_OK_AND_ASSIGN(const auto page, batches().List(context(), before, limit));
      EXPECT_LE(page.rows.size(), static_cast<size_t>(limit));
      for (const Batch& batch : page.rows) ids.push_back(batch.id);
      before = page.rows.back().number;
      more = page.more;
    }
    EXPECT_EQ(ids, expected) << limit;
  }
  EXPECT_THAT(batches().List(ContextFor("atlantis"), std::nullopt, 5), HasReason("FORCE_UNKNOWN"));
}

TEST_P(FiguresTest, DefinitionsThatChangedMeanwhileEndTheImport) {
  ABSL_ASSERT_OK_AND_ASSIGN(const ImportReference reference, imports().LoadReference(context()));
  Import({{.month = kMonth, .numerator = 1}});  // figures are no definitions
  ABSL_EXPECT_OK(ApplyTo(reference, {{.month = kMonth, .numerator = 2}}, {}, context()));
  world().AddIndicator("cambridgeshire", Definition("new", Measure::kCount));
  for (const WriteMode mode : {WriteMode::kWrite, WriteMode::kValidateOnly}) {
    const auto outcome =
        ApplyTo(reference, {{.month = kMonth, .numerator = 3}}, {.mode = mode}, context());
    EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kAborted));
    EXPECT_THAT(outcome, HasReason("DEFINITIONS_CHANGED"));
  }
  EXPECT_THAT(Brief(List()), ElementsAre("south crime 0 = 2"));
}

TEST_P(FiguresTest, ACallerWhoHasGoneGetsNothingWritten) {
  const auto outcome = Apply({{.month = kMonth, .numerator = 1}},
                             {.batch_id = "gone", .cancelled = [] { return true; }}, context());
  EXPECT_THAT(outcome, StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(List(), IsEmpty());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "gone"));
  EXPECT_FALSE(found.has_value());
}

TEST_P(FiguresTest, PublishedMonthsTakeAReason) {
  Import({{.month = kMonth, .numerator = 1}, {.month = kMonth - 1, .numerator = 1}});
  world().AddSnapshot("cambridgeshire", "cambridgeshire", kMonth - 1, kMonth);
  world().AddSnapshot("cambridgeshire", "north", kMonth + 5, kMonth + 6);
  // Lines 2 to 9: unchanged, changed, late, changed outside, late below another snapshot's area,
  // outside of it, an area that it is not about, and of another area above.
  const std::vector<GivenRow> rows = {
      {.month = kMonth, .numerator = 1},
      {.month = kMonth - 1, .numerator = 2},
      {.indicator = "speed", .month = kMonth, .numerator = 2, .denominator = 1},
      {.month = kMonth + 1, .numerator = 2},
      {.area = "north", .month = kMonth + 5, .numerator = 2},
      {.area = "north", .month = kMonth + 7, .numerator = 2},
      {.area = "south", .month = kMonth + 5, .numerator = 2},
      {.area = "cambridgeshire", .month = kMonth, .numerator = 2}};
  for (const WriteMode mode : {WriteMode::kValidateOnly, WriteMode::kWrite}) {
    const auto outcome = Apply(rows, {.batch_id = "one", .mode = mode}, context());
    ABSL_ASSERT_OK(outcome);
    ASSERT_TRUE(std::holds_alternative<ReasonRequired>(*outcome));
    EXPECT_EQ(std::get<ReasonRequired>(*outcome).row_count, 4);
    EXPECT_THAT(std::get<ReasonRequired>(*outcome).lines, ElementsAre(3, 4, 6, 9));
  }
  EXPECT_THAT(List(), SizeIs(2));
  EXPECT_EQ(Revision(), kFirstRevision);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto found, batches().Find(context(), "one"));
  EXPECT_FALSE(found.has_value());

  EXPECT_THAT(Import(rows, {.batch_id = "one", .revision_reason = "recount"}), Counts(6, 1, 1));
  // Unchanged from now on, so nothing needs a reason.
  EXPECT_THAT(Import(rows), Counts(0, 0, 8));
}

TEST_P(FiguresTest, AThousandLinesThatNeedAReasonAreNamed) {
  world().AddSnapshot("cambridgeshire", "cambridgeshire", kMonth - 1500, kMonth);
  std::vector<GivenRow> rows;
  rows.reserve(1200);
  for (int i = 0; i < 1200; ++i) rows.push_back({.month = kMonth - i, .numerator = i});
  const auto outcome = Apply(rows, {}, context());
  ABSL_ASSERT_OK(outcome);
  const auto& required = std::get<ReasonRequired>(*outcome);
  EXPECT_EQ(required.row_count, 1200);
  ASSERT_THAT(required.lines, SizeIs(1000));
  for (int64_t i = 0; i < 1000; ++i) EXPECT_EQ(required.lines[static_cast<size_t>(i)], i + 2);
}

TEST_P(FiguresTest, ListsAreFilteredAndPaged) {
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

TEST_P(FiguresTest, EveryPageHasTheVersionsThatWereKnown) {
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

TEST_P(FiguresTest, ListsSayWhatIsUnknown) {
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

TEST_P(FiguresTest, HistoryHasEveryRevisionTheNewestFirst) {
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

INSTANTIATE_TEST_SUITE_P(Fake, FiguresTest, ::testing::Values(MakeFakeFiguresWorld));
INSTANTIATE_TEST_SUITE_P(Stored, FiguresTest, ::testing::Values(MakeStoredFiguresWorld));

}  // namespace
}  // namespace copperplate::indicators
