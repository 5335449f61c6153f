// What every implementation of SnapshotRepository does: on PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/made_ids.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/service_database.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::StatusIs;

using MakeSnapshotsWorld = std::unique_ptr<DashboardWorld> (*)();

std::string SnapshotImage(const PublishedSnapshot& published) {
  return absl::StrCat("{\"id\": \"", published.record.id, "\"}");
}
std::string SnapshotReply(const PublishedSnapshot& published) {
  return absl::StrCat(published.record.id, ":", published.document.canonical_json,
                      published.document.dashboard);
}

// What a test publishes: nothing that a dashboard would be, but all that storage looks at.
SnapshotContent ContentOf(const DashboardFigures& figures,
                          const std::vector<CommentaryRecord>& agreed) {
  SnapshotContent content;
  content.canonical_json = absl::StrCat("{\"revision\":\"", figures.revision, "\"}");
  content.sha256 = Sha256(content.canonical_json);
  content.dashboard = std::string("\x0a\x00\xff bytes", 9);
  std::vector<int64_t> batches;
  for (const IndicatorFigures& indicator : figures.indicators) {
    for (const AreaSeries& series : indicator.series) {
      for (const SeriesPoint& point : series.points) batches.push_back(point.batch);
    }
    content.comparison.push_back(
        {indicator.definition.id,
         {{Column::kCurrent, "4,988 \"x\"", "detail\\", batches}, {Column::kChange, "", "", {}}},
         {{"title", "crime"}, {"caveat", ""}}});
  }
  for (const CommentaryRecord& record : agreed) {
    std::string& part =
        record.commentary.sensitive() ? content.sensitive_commentaries : content.commentaries;
    absl::StrAppend(&part, record.commentary.id, " ", record.commentary.text, ";");
  }
  content.first_month = kMonth - 47;
  return content;
}

class SnapshotsTest : public ::testing::TestWithParam<MakeSnapshotsWorld> {
 protected:
  SnapshotsTest() {
    world_->AddArea(kForce, GivenArea(kForce, AreaKind::kForce));
    world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea, kForce));
    world_->AddIndicator(kForce, GivenDefinition("crime", Measure::kCount));
    AddFigure("b1", kMonth - 1, "5");
    AddFigure("b2", kMonth, "6");
  }
  void AddFigure(absl::string_view batch, int32_t month, const std::string& numerator) {
    world_->AddFigures(
        kForce, batch,
        {{"crime", kForce, month, numerator, "", FigureStatus::kFinal, Qualifier::kExact, ""}});
  }

  SnapshotRepository& snapshots() { return world_->snapshots(); }

  absl::StatusOr<Changed<PublishedSnapshot>> Publish(
      const RequestContext& context = DashboardContext(kForce), absl::string_view area = kForce,
      int32_t month = kMonth, WriteMode mode = WriteMode::kWrite,
      absl::string_view profile = "significance") {
    return snapshots().Publish(context, {.mode = mode,
                                         .month = month,
                                         .area = std::string(area),
                                         .profile = std::string(profile),
                                         .compose = ContentOf,
                                         .print = {SnapshotImage, SnapshotReply}});
  }
  PublishedSnapshot MustPublish(absl::string_view area = kForce, int32_t month = kMonth,
                                WriteMode mode = WriteMode::kWrite) {
    const auto changed = Publish(DashboardContext(kForce), area, month, mode);
    EXPECT_THAT(changed, testing::IsOk());
    if (!changed.ok() || !std::holds_alternative<PublishedSnapshot>(*changed)) {
      ADD_FAILURE() << "not published";
      return {};
    }
    return std::get<PublishedSnapshot>(*changed);
  }
  std::vector<std::string> List(std::optional<int32_t> month = std::nullopt, int limit = 500) {
    std::vector<std::string> ids;
    std::optional<SnapshotPosition> after;
    while (true) {
      const auto page = snapshots().List(DashboardContext(kForce), month, after, limit);
      EXPECT_THAT(page, testing::IsOk());
      if (!page.ok()) return ids;
      for (const SnapshotRecord& record : page->rows) ids.push_back(record.id);
      if (!page->more) return ids;
      const SnapshotRecord& last = page->rows.back();
      after = SnapshotPosition{last.month, last.area, last.profile, last.edition};
    }
  }

  const std::unique_ptr<DashboardWorld> world_ = GetParam()();
};

TEST_P(SnapshotsTest, WhatIsPublishedIsRead) {
  const PublishedSnapshot published = MustPublish();
  EXPECT_EQ(published.record.id, "p2018-03-significance-cambridgeshire-1");
  EXPECT_FALSE(published.record.uid.empty());
  EXPECT_GT(published.record.create_time, absl::UnixEpoch());
  EXPECT_EQ(published.record.author, "publisher-1");
  EXPECT_EQ(published.record.month, kMonth);
  EXPECT_EQ(published.record.area, kForce);
  EXPECT_EQ(published.record.edition, 1);
  EXPECT_EQ(published.record.profile, "significance");
  EXPECT_EQ(published.record.revision, 5);
  EXPECT_EQ(published.document.canonical_json, "{\"revision\":\"5\"}");
  EXPECT_EQ(published.record.sha256, Sha256("{\"revision\":\"5\"}"));
  EXPECT_EQ(published.document.dashboard, std::string("\x0a\x00\xff bytes", 9));
  EXPECT_THAT(published.document.batches, ElementsAre("b1", "b2"));

  ABSL_ASSERT_OK_AND_ASSIGN(const PublishedSnapshot read,
                            snapshots().Get(DashboardContext(kForce), published.record.id, false));
  EXPECT_EQ(read.record.id, published.record.id);
  EXPECT_EQ(read.record.uid, published.record.uid);
  EXPECT_EQ(read.record.create_time, published.record.create_time);
  EXPECT_EQ(read.record.author, published.record.author);
  EXPECT_EQ(read.record.month, kMonth);
  EXPECT_EQ(read.record.area, kForce);
  EXPECT_EQ(read.record.edition, 1);
  EXPECT_EQ(read.record.profile, "significance");
  EXPECT_EQ(read.record.revision, 5);
  EXPECT_EQ(read.record.sha256, published.record.sha256);
  EXPECT_EQ(read.document.canonical_json, published.document.canonical_json);
  EXPECT_EQ(read.document.dashboard, published.document.dashboard);
  EXPECT_EQ(read.document.batches, published.document.batches);
}

TEST_P(SnapshotsTest, PublishingMakesNoRevision) {
  MustPublish();
  EXPECT_EQ(MustPublish().record.revision, 5);
}

TEST_P(SnapshotsTest, AnEarlierEditionStaysAsItWas) {
  const PublishedSnapshot first = MustPublish();
  AddFigure("b3", kMonth, "7");
  const PublishedSnapshot second = MustPublish();
  EXPECT_EQ(second.record.id, "p2018-03-significance-cambridgeshire-2");
  EXPECT_EQ(second.record.edition, 2);
  EXPECT_THAT(second.document.batches, ElementsAre("b1", "b3"));
  EXPECT_EQ(MustPublish("south").record.edition, 1);
  EXPECT_EQ(MustPublish(kForce, kMonth - 1).record.id, "p2018-02-significance-cambridgeshire-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const PublishedSnapshot read,
                            snapshots().Get(DashboardContext(kForce), first.record.id, false));
  EXPECT_EQ(read.document.canonical_json, first.document.canonical_json);
  EXPECT_THAT(read.document.batches, ElementsAre("b1", "b2"));
}

Commentary ForSnapshot(std::string id, CommentaryState state, int32_t month = kMonth) {
  Commentary commentary;
  commentary.id = std::move(id);
  commentary.subject = CommentarySubject::kArea;
  commentary.area = kForce;
  commentary.month = month;
  commentary.text = "first";
  commentary.state = state;
  return commentary;
}

TEST_P(SnapshotsTest, KeepsTheAgreedCommentariesOfItsMonthAndArea) {
  constexpr CommentaryState kAgreed = CommentaryState::kAgreed;
  Commentary open = ForSnapshot("open", kAgreed);
  world_->AddCommentary(kForce, open, false);
  Commentary secret = ForSnapshot("secret", kAgreed);
  secret.marking = Marking::kOfficialSensitive;
  world_->AddCommentary(kForce, secret, false);
  world_->AddCommentary(kForce, ForSnapshot("draft", CommentaryState::kDraft), false);
  world_->AddCommentary(kForce, ForSnapshot("earlier", kAgreed, kMonth - 1), false);
  Commentary elsewhere = ForSnapshot("elsewhere", kAgreed);
  elsewhere.area = "south";
  world_->AddCommentary(kForce, elsewhere, false);
  const PublishedSnapshot published = MustPublish();
  EXPECT_EQ(published.document.commentaries, "open first;");
  EXPECT_EQ(published.document.sensitive_commentaries, "secret first;");

  open.text = "second";
  world_->AddCommentary(kForce, open, false);
  const std::string& id = published.record.id;
  const auto for_few = snapshots().Get(DashboardContext(kForce), id, true);
  ABSL_ASSERT_OK(for_few);
  EXPECT_EQ(for_few->document.commentaries, "open first;");
  EXPECT_EQ(for_few->document.sensitive_commentaries, "secret first;");
  const auto for_all = snapshots().Get(DashboardContext(kForce), id, false);
  ABSL_ASSERT_OK(for_all);
  EXPECT_EQ(for_all->document.commentaries, "open first;");
  EXPECT_EQ(for_all->document.sensitive_commentaries, "");
}

TEST_P(SnapshotsTest, TellsWhatBecameOfCommentariesSince) {
  Commentary kept = ForSnapshot("kept", CommentaryState::kAgreed);
  const int64_t published = world_->AddCommentary(kForce, kept, false);
  kept.state = CommentaryState::kDraft;
  const int64_t reopened = world_->AddCommentary(kForce, kept, false);
  const int64_t added =
      world_->AddCommentary(kForce, ForSnapshot("late", CommentaryState::kAgreed), false);
  const int64_t deleted = world_->AddCommentary(kForce, kept, true);
  CauseQuery since;
  since.after = published;
  since.to = added;
  since.month = kMonth;
  since.area = kForce;
  const auto commentaries = [&] {
    return snapshots().Commentaries(DashboardContext(kForce), since);
  };
  ABSL_ASSERT_OK_AND_ASSIGN(CommentaryChanges changes, commentaries());
  ASSERT_EQ(changes.kept.size(), 1u);
  EXPECT_EQ(changes.kept[0].commentary.state, CommentaryState::kAgreed);
  ASSERT_EQ(changes.standing.size(), 2u);
  EXPECT_EQ(changes.standing[0].commentary.id, "kept");
  EXPECT_EQ(changes.standing[0].commentary.state, CommentaryState::kDraft);
  EXPECT_EQ(changes.standing[1].commentary.id, "late");
  ASSERT_EQ(changes.causes.size(), 2u);
  EXPECT_EQ(changes.causes[0].kind, CauseKind::kCommentary);
  EXPECT_EQ(changes.causes[0].subject, "kept");
  EXPECT_EQ(changes.causes[0].revision, reopened);
  EXPECT_EQ(changes.causes[0].record_time, world_->RecordTime(kForce, reopened));
  since.to = deleted;
  ABSL_ASSERT_OK_AND_ASSIGN(changes, commentaries());
  ASSERT_EQ(changes.standing.size(), 1u);
  EXPECT_EQ(changes.standing[0].commentary.id, "late");
  since.area = "south";
  ABSL_ASSERT_OK_AND_ASSIGN(changes, commentaries());
  EXPECT_THAT(changes.kept, IsEmpty());
  EXPECT_THAT(changes.causes, IsEmpty());
}

TEST_P(SnapshotsTest, ValidateOnlyStoresNothing) {
  const PublishedSnapshot preview = MustPublish(kForce, kMonth, WriteMode::kValidateOnly);
  EXPECT_EQ(preview.record.id, "");
  EXPECT_EQ(preview.record.uid, "");
  EXPECT_EQ(preview.record.edition, 1);
  EXPECT_EQ(preview.document.canonical_json, "{\"revision\":\"5\"}");
  EXPECT_THAT(preview.document.batches, ElementsAre("b1", "b2"));
  EXPECT_THAT(List(), IsEmpty());
  EXPECT_EQ(MustPublish().record.edition, 1);
}

TEST_P(SnapshotsTest, ARepeatedRequestIsAnsweredWithItsFirstResult) {
  RequestContext context = DashboardContext(kForce);
  context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", Sha256("one")};
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, Publish(context));
  EXPECT_TRUE(std::holds_alternative<PublishedSnapshot>(first));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Publish(context));
  ASSERT_TRUE(std::holds_alternative<FirstResult>(again));
  EXPECT_EQ(std::get<FirstResult>(again).reply, SnapshotReply(std::get<PublishedSnapshot>(first)));
  context.idempotency->body = Sha256("two");
  EXPECT_THAT(Publish(context), StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(Publish(context), HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(List(), ElementsAre("p2018-03-significance-cambridgeshire-1"));
}

TEST_P(SnapshotsTest, WhatCannotBeComposedIsNotPublished) {
  const auto compose = [](const DashboardFigures&,
                          const std::vector<CommentaryRecord>&) -> absl::StatusOr<SnapshotContent> {
    return absl::OutOfRangeError("too large");
  };
  EXPECT_THAT(
      snapshots().Publish(DashboardContext(kForce), {.mode = WriteMode::kWrite,
                                                     .month = kMonth,
                                                     .area = kForce,
                                                     .profile = "",
                                                     .compose = compose,
                                                     .print = {SnapshotImage, SnapshotReply}}),
      StatusIs(StatusCode::kOutOfRange));
  EXPECT_THAT(List(), IsEmpty());
}

TEST_P(SnapshotsTest, WhatIsNotThereIsNotFound) {
  EXPECT_THAT(Publish(DashboardContext("atlantis")), HasReason("FORCE_UNKNOWN"));
  MustPublish();
  for (const auto& [force, reason] :
       {std::pair{"essex", "SNAPSHOT_UNKNOWN"}, std::pair{"atlantis", "FORCE_UNKNOWN"}}) {
    const RequestContext context = DashboardContext(force);
    EXPECT_THAT(snapshots().Get(context, "p2018-03-significance-cambridgeshire-1", false),
                StatusIs(StatusCode::kNotFound));
    EXPECT_THAT(snapshots().Get(context, "p2018-03-significance-cambridgeshire-1", false),
                HasReason(reason));
    EXPECT_THAT(snapshots().GetForDiff(context, "p2018-03-significance-cambridgeshire-1"),
                HasReason(reason));
  }
  EXPECT_THAT(snapshots().List(DashboardContext("atlantis"), std::nullopt, std::nullopt, 5),
              HasReason("FORCE_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto none, snapshots().List(DashboardContext("essex"), std::nullopt, std::nullopt, 5));
  EXPECT_THAT(none.rows, IsEmpty());
}

TEST_P(SnapshotsTest, ListsTheLatestMonthFirstWhateverThePageSize) {
  MustPublish("south");
  MustPublish();
  MustPublish();
  MustPublish(kForce, kMonth - 1);
  MustPublish("south", kMonth + 1);
  for (const int limit : {1, 2, 3, 5, 500}) {
    EXPECT_THAT(
        List(std::nullopt, limit),
        ElementsAre("p2018-04-significance-south-1", "p2018-03-significance-cambridgeshire-1",
                    "p2018-03-significance-cambridgeshire-2", "p2018-03-significance-south-1",
                    "p2018-02-significance-cambridgeshire-1"))
        << limit;
  }
  EXPECT_THAT(List(kMonth, 2), ElementsAre("p2018-03-significance-cambridgeshire-1",
                                           "p2018-03-significance-cambridgeshire-2",
                                           "p2018-03-significance-south-1"));
}

TEST_P(SnapshotsTest, EditionsAreCountedForEachProfile) {
  MustPublish();
  for (const char* profile : {"", "board-2018", ""}) {
    ABSL_ASSERT_OK(Publish(DashboardContext(kForce), kForce, kMonth, WriteMode::kWrite, profile));
  }
  for (const int limit : {1, 2, 500}) {
    EXPECT_THAT(List(kMonth, limit),
                ElementsAre("m2018-03-cambridgeshire-1", "m2018-03-cambridgeshire-2",
                            "p2018-03-board-2018-cambridgeshire-1",
                            "p2018-03-significance-cambridgeshire-1"))
        << limit;
  }
}

TEST_P(SnapshotsTest, ChangesOtherThanImportsAreNamed) {
  MustPublish();
  ABSL_ASSERT_OK_AND_ASSIGN(
      const ComparedSnapshot published,
      snapshots().GetForDiff(DashboardContext(kForce), "p2018-03-significance-cambridgeshire-1"));
  EXPECT_EQ(published.revision, 5);
  world_->AddIndicator(kForce, GivenDefinition("crime", Measure::kCount));   // 6
  world_->AddArea(kForce, GivenArea("south", AreaKind::kPolicingArea));      // 7: leaves the tree
  world_->AddPopulation(kForce, {"south", 2017, 5});                         // 8
  world_->AddArea(kForce, GivenArea("elsewhere", AreaKind::kPolicingArea));  // 9: never in it
  PrintedCellRecord cell;
  cell.key = {kMonth, "crime", kForce, Column::kFytd, std::nullopt};
  cell.text = "5";
  cell.reason = "misprint";
  ABSL_ASSERT_OK(world_->printed_cells().Write(  // 10
      DashboardContext(kForce), {cell},
      [](const PrintedCellRecord&) { return std::string("{}"); }));
  Annotation series_break;
  series_break.kind = AnnotationKind::kSeriesBreak;
  series_break.id = "rules";
  series_break.indicator = "crime";
  series_break.first_month = kMonth;
  world_->AddAnnotation(kForce, series_break, false);  // 11
  world_->AddAnnotation(kForce, series_break, true);   // 12
  series_break.kind = AnnotationKind::kRebase;
  series_break.area = kForce;
  world_->AddAnnotation(kForce, series_break, false);  // 13
  HarmWeight weight;
  weight.id = weight.category = "burglary";
  weight.first_month = kMonth;
  weight.source = "index";
  world_->AddHarmWeight(kForce, weight, false);  // 14
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = "aim";
  target.indicator = "crime";
  target.area = kForce;
  target.first_month = kMonth;
  target.value = 90 * kMillion;
  world_->AddAnnotation(kForce, target, false);  // 15
  target.id = "elsewhere";
  target.area = "south";
  world_->AddAnnotation(kForce, target, false);  // 16: of no row of the force's own area
  CauseQuery query;
  query.after = published.revision;
  query.to = 16;
  query.month = kMonth;
  query.area = kForce;
  query.areas = {kForce};
  const auto brief = [&] {
    std::vector<std::string> texts;
    const auto causes = snapshots().Causes(DashboardContext(kForce), query);
    EXPECT_THAT(causes, testing::IsOk());
    for (const DiffCause& cause : causes.value_or(std::vector<DiffCause>())) {
      EXPECT_EQ(cause.record_time, world_->RecordTime(kForce, cause.revision));
      texts.push_back(absl::StrCat(cause.revision, " ", static_cast<int>(cause.kind), " ",
                                   cause.subject, " ", cause.indicator, " ",
                                   static_cast<int>(cause.column)));
    }
    return texts;
  };
  EXPECT_THAT(brief(), ElementsAre("6 1 crime crime 0", "7 2 south  0", "8 3 south-2017  0",
                                   absl::StrCat("10 4 ", PrintedCellId(cell.key), " crime 4"),
                                   "11 5 rules crime 0", "12 5 rules crime 0", "13 9 rules crime 0",
                                   "14 6 burglary  0", "15 8 aim crime 0"));
  query.after = 6;
  query.to = 8;
  EXPECT_THAT(brief(), ElementsAre("7 2 south  0", "8 3 south-2017  0"));
}

TEST_P(SnapshotsTest, WhatMovesPeersIsNamedByItsNationalRevision) {
  constexpr char kNational[] = "national";
  world_->AddArea(kNational, GivenArea("uk", AreaKind::kNation));  // 1
  MustPublish();
  ABSL_ASSERT_OK_AND_ASSIGN(
      const ComparedSnapshot published,
      snapshots().GetForDiff(DashboardContext(kForce), "p2018-03-significance-cambridgeshire-1"));
  EXPECT_EQ(published.national_revision, 1);
  EXPECT_EQ(published.recorded_at, std::max(world_->RecordTime(kForce, published.revision),
                                            world_->RecordTime(kNational, 1)));
  world_->AddArea(kNational, GivenArea("east", AreaKind::kRegion, "uk"));         // 2
  world_->AddIndicator(kNational, GivenDefinition("crime", Measure::kCount));     // 3
  world_->AddIndicator(kNational, GivenDefinition("violence", Measure::kCount));  // 4
  world_->AddArea(kNational, GivenArea("uk", AreaKind::kNation));                 // 5
  CauseQuery query;
  query.after = query.to = published.revision;
  query.month = kMonth;
  query.area = kForce;
  query.areas = {kForce};
  query.national_after = published.national_revision;
  query.national_to = 5;
  EXPECT_THAT(*snapshots().Causes(DashboardContext(kForce), query), IsEmpty());
  query.peers_of = {"crime"};
  ABSL_ASSERT_OK_AND_ASSIGN(const std::vector<DiffCause> causes,
                            snapshots().Causes(DashboardContext(kForce), query));
  std::vector<std::string> brief;
  for (const DiffCause& cause : causes) {
    EXPECT_TRUE(IsNational(cause.kind));
    EXPECT_EQ(cause.record_time, world_->RecordTime(kNational, cause.revision));
    brief.push_back(absl::StrCat(cause.revision, " ", static_cast<int>(cause.kind), " ",
                                 cause.subject, " ", cause.indicator));
  }
  EXPECT_THAT(brief, ElementsAre("2 13 east ", "3 12 crime crime", "5 13 uk "));
}

TEST_P(SnapshotsTest, TheComparisonComesBackAsItWas) {
  MustPublish();
  ABSL_ASSERT_OK_AND_ASSIGN(
      const ComparedSnapshot compared,
      snapshots().GetForDiff(DashboardContext(kForce), "p2018-03-significance-cambridgeshire-1"));
  EXPECT_EQ(compared.month, kMonth);
  EXPECT_EQ(compared.area, kForce);
  EXPECT_EQ(compared.profile, "significance");
  ASSERT_EQ(compared.comparison.size(), 1u);
  EXPECT_EQ(compared.comparison[0].indicator, "crime");
  const std::vector<ComparedCell>& cells = compared.comparison[0].cells;
  ASSERT_EQ(cells.size(), 2u);
  EXPECT_EQ(cells[0], (ComparedCell{Column::kCurrent, "4,988 \"x\"", "detail\\", {}}));
  EXPECT_EQ(cells[1], (ComparedCell{Column::kChange, "", "", {}}));
  EXPECT_THAT(cells[1].batches, IsEmpty());
  const std::vector<ComparedField>& fields = compared.comparison[0].fields;
  ASSERT_EQ(fields.size(), 2u);
  EXPECT_EQ(fields[0].name + "=" + fields[0].text, "title=crime");
  EXPECT_EQ(fields[1].name + "=" + fields[1].text, "caveat=");

  ASSERT_EQ(cells[0].batches.size(), 2u);
  std::vector<int64_t> numbers = cells[0].batches;
  numbers.push_back(987'654);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto ids,
                            snapshots().BatchIds(DashboardContext(kForce), numbers));
  EXPECT_THAT(ids, ElementsAre(Pair(numbers[0], "b1"), Pair(numbers[1], "b2")));
  EXPECT_THAT(*snapshots().BatchIds(DashboardContext(kForce), {}), IsEmpty());
}

TEST_P(SnapshotsTest, ADashboardWithoutRowsIsPublishedToo) {
  world_->AddArea("essex", GivenArea("essex", AreaKind::kForce));
  ABSL_ASSERT_OK(Publish(DashboardContext("essex"), "essex"));
  ABSL_ASSERT_OK_AND_ASSIGN(
      const ComparedSnapshot compared,
      snapshots().GetForDiff(DashboardContext("essex"), "p2018-03-significance-essex-1"));
  EXPECT_THAT(compared.comparison, IsEmpty());
}

TEST_P(SnapshotsTest, ConcurrentPublishersGetEditionsOfTheirOwn) {
  std::vector<int> editions(4);
  std::vector<std::thread> publishers;
  publishers.reserve(editions.size());
  for (int& edition : editions) {
    publishers.emplace_back([&] { edition = MustPublish().record.edition; });
  }
  for (std::thread& publisher : publishers) publisher.join();
  EXPECT_THAT(editions, ::testing::UnorderedElementsAre(1, 2, 3, 4));
}

INSTANTIATE_TEST_SUITE_P(Memory, SnapshotsTest, ::testing::Values(MakeFakeDashboardWorld));
INSTANTIATE_TEST_SUITE_P(PostgreSql, SnapshotsTest, ::testing::Values(MakeStoredDashboardWorld));

TEST(SnapshotStorageTest, APublishedSnapshotIsAnEvent) {
  ABSL_ASSERT_OK_AND_ASSIGN(auto database, ServiceDatabase::Create());
  const Ports ports = database->repositories().ports();
  const auto decide = [](const AreaTree&) -> absl::StatusOr<Area> {
    return GivenArea("essex", AreaKind::kForce);
  };
  const auto print_area = [](const AreaRecord&) { return std::string("{}"); };
  ABSL_ASSERT_OK(ports.areas.Change(
      DashboardContext("essex"),
      {.mode = WriteMode::kWrite, .decide = decide, .print = {print_area, print_area}}));
  ABSL_ASSERT_OK(ports.snapshots.Publish(DashboardContext("essex"),
                                         {.mode = WriteMode::kWrite,
                                          .month = kMonth,
                                          .area = "essex",
                                          .profile = "",
                                          .compose = ContentOf,
                                          .print = {SnapshotImage, SnapshotReply}}));
  const auto event = database->database().RunAsSuperuser(
      "SELECT concat_ws('|', actor, call_id, type, subject, before, after) "
      "FROM indicators.event_out WHERE type LIKE 'snapshot%'");
  EXPECT_EQ(event.value_or(""),
            "publisher-1|call-1|snapshot.published|forces/essex/snapshots/m2018-03-essex-1|"
            "{\"id\": \"m2018-03-essex-1\"}");
  const auto row = database->database().RunAsSuperuser(
      "SELECT concat_ws('|', first_month, revision, national_revision, length(sha256)) "
      "FROM indicators.snapshot");
  EXPECT_EQ(row.value_or(""), absl::StrCat(kMonth - 47, "|1|0|32"));
}

}  // namespace
}  // namespace copperplate::indicators
