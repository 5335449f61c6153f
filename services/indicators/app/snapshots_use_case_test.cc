// CreateSnapshot and DiffSnapshot, on ports in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/app/canonical_dashboard.h"
#include "services/indicators/app/compare_dashboard.h"
#include "services/indicators/app/create_snapshot.h"
#include "services/indicators/app/diff_snapshot.h"
#include "services/indicators/app/get_dashboard.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr char kForce[] = "essex";

std::string PrintId(const PublishedSnapshot& published) { return published.record.id; }
std::string Serialise(const ComputedDashboard& dashboard) {
  return absl::StrCat(dashboard.rows.size(), " rows");
}

std::string SerialiseCommentaries(absl::Span<const CommentaryRecord> records,
                                  absl::string_view sensitive_canonical_json) {
  return absl::StrCat(records.size(), " ", sensitive_canonical_json);
}

class SnapshotUseCaseTest : public ::testing::Test {
 protected:
  SnapshotUseCaseTest() {
    world_->AddArea(kForce, GivenArea(kForce, AreaKind::kForce));
    world_->AddIndicator(kForce, GivenDefinition("crime", Measure::kCount));
    std::vector<GivenFigure> figures;
    for (int32_t month = kMonth - 47; month <= kMonth; ++month) {
      figures.push_back(Figure(month, "10"));
    }
    world_->AddFigures(kForce, "first", figures);
  }
  static GivenFigure Figure(int32_t month, const std::string& numerator) {
    return {"crime", kForce, month, numerator, "", FigureStatus::kFinal, Qualifier::kExact, ""};
  }

  PublishedSnapshot Publish(absl::string_view profile = "") {
    const auto changed = CreateSnapshot(world_->snapshots(), DashboardContext(kForce),
                                        {kMonth, kForce, std::string(profile)}, WriteMode::kWrite,
                                        {Serialise, SerialiseCommentaries}, {PrintId, PrintId});
    EXPECT_THAT(changed, testing::IsOk());
    if (!changed.ok()) return {};
    return std::get<PublishedSnapshot>(*changed);
  }
  SnapshotDifferences MustDiff(absl::string_view id) {
    const auto differences =
        DiffSnapshot(world_->snapshots(), world_->dashboards(), DashboardContext(kForce), id, true);
    EXPECT_THAT(differences, testing::IsOk());
    return differences.value_or(SnapshotDifferences());
  }

  // `4 crime` for each cause of one difference: its revision and what it changed.
  static std::vector<std::string> CausesOf(const SnapshotDifferences& differences, size_t index) {
    std::vector<std::string> causes;
    for (const DiffCause& cause : differences.causes[index]) {
      causes.push_back(absl::StrCat(cause.revision, " ", cause.subject));
    }
    return causes;
  }

  const std::unique_ptr<DashboardWorld> world_ = MakeFakeDashboardWorld();
};

TEST_F(SnapshotUseCaseTest, PublishesTheCanonicalDashboardOfNow) {
  const PublishedSnapshot published = Publish("significance");
  ABSL_ASSERT_OK_AND_ASSIGN(const ComputedDashboard dashboard,
                            GetDashboard(world_->dashboards(), DashboardContext(kForce),
                                         {kForce, kMonth, "", std::nullopt}, "significance",
                                         SignificanceControl::kOneIn20, Detail::kExplained));
  EXPECT_EQ(published.document.canonical_json,
            CanonicalDashboard(kForce, dashboard).Build().text());
  EXPECT_EQ(published.record.sha256, Sha256(published.document.canonical_json));
  EXPECT_EQ(published.document.dashboard, "1 rows");
  EXPECT_THAT(published.document.batches, ElementsAre("first"));
  EXPECT_EQ(published.record.profile, "significance");
}

TEST_F(SnapshotUseCaseTest, CanonicalJsonSaysWhatTheCellsAre) {
  const std::string json = Publish().document.canonical_json;
  EXPECT_THAT(json, HasSubstr(R"({"area":"forces/essex/areas/essex","knownAt":"2017-07-14T)"));
  EXPECT_THAT(json, HasSubstr(R"("month":"2018-03","name":"forces/essex/dashboard","profile":"",)"
                              R"("revision":"3","rows":[{)"));
  EXPECT_THAT(json, HasSubstr(R"("current":{"firstMonth":"2018-03","lastMonth":"2018-03",)"
                              R"("monthsPresent":1,"numerator":"10","provisional":false,)"
                              R"("text":"10","value":"10"})"));
  EXPECT_THAT(json, HasSubstr(R"("v1YearAverage":{"bandPercent":20,"changePercent":"0",)"
                              R"("method":"RELATIVE_BAND","profile":"profiles/board-2018",)"
                              R"("profileVersion":1,"reference":{)"));
}

Commentary AgreedOfForce(std::string id, Marking marking) {
  Commentary commentary;
  commentary.id = std::move(id);
  commentary.subject = CommentarySubject::kSection;
  commentary.heading = "Summary";
  commentary.area = kForce;
  commentary.month = kMonth;
  commentary.text = "It \"rose\".\n";
  commentary.sources = {"own"};
  commentary.author = "a";
  commentary.state = CommentaryState::kAgreed;
  commentary.marking = marking;
  return commentary;
}

TEST_F(SnapshotUseCaseTest, CommentariesAreUnderTheHashAndSensitiveOnesByTheirOwn) {
  world_->AddCommentary(kForce, AgreedOfForce("open", Marking::kOfficial), false);
  world_->AddCommentary(kForce, AgreedOfForce("secret", Marking::kOfficialSensitive), false);
  const SnapshotDocument document = Publish().document;
  EXPECT_EQ(document.commentaries, "1 ");
  ASSERT_EQ(document.sensitive_commentaries.substr(0, 2), "1 ");
  const std::string sealed = document.sensitive_commentaries.substr(2);
  EXPECT_THAT(document.canonical_json,
              HasSubstr(R"("commentaries":[{"area":"forces/essex/areas/essex","author":"a",)"
                        R"("createTime":"2017-07-14T)"));
  EXPECT_THAT(document.canonical_json,
              HasSubstr(R"("heading":"Summary","marking":"OFFICIAL","month":"2018-03",)"
                        R"("name":"forces/essex/commentaries/open","sources":["own"],)"
                        R"("state":"AGREED","subject":"SECTION","text":"It \"rose\".\n",)"
                        R"("uid":"open","updateTime":"2017-07-14T)"));
  const Sha256Digest digest = Sha256(sealed);
  EXPECT_THAT(document.canonical_json,
              HasSubstr(absl::StrCat("\"sensitiveCommentariesSha256\":\"",
                                     absl::BytesToHexString(AsBytes(digest)), "\"")));
  EXPECT_THAT(sealed, HasSubstr(R"("name":"forces/essex/commentaries/secret")"));
  EXPECT_THAT(document.canonical_json, ::testing::Not(HasSubstr("commentaries/secret")));
}

TEST_F(SnapshotUseCaseTest, ACommentaryAgreedSinceIsADifferenceAndMovesNoCell) {
  const PublishedSnapshot published = Publish();
  const int64_t revision =
      world_->AddCommentary(kForce, AgreedOfForce("open", Marking::kOfficial), false);
  const SnapshotDifferences changed = MustDiff(published.record.id);
  EXPECT_THAT(changed.differences, IsEmpty());
  ASSERT_EQ(changed.commentary_differences.size(), 1u);
  EXPECT_EQ(changed.commentary_differences[0].id, "open");
  EXPECT_EQ(changed.commentary_differences[0].kind, CommentaryDifferenceKind::kAdded);
  ASSERT_EQ(changed.commentaries.causes.size(), 1u);
  EXPECT_EQ(changed.commentaries.causes[0].revision, revision);
}

TEST_F(SnapshotUseCaseTest, NothingDiffersAtFirst) {
  const PublishedSnapshot published = Publish();
  const SnapshotDifferences same = MustDiff(published.record.id);
  EXPECT_THAT(same.differences, IsEmpty());
  EXPECT_THAT(same.batch_ids, IsEmpty());
  EXPECT_EQ(same.revision, 3);
}

TEST_F(SnapshotUseCaseTest, ARevisedFigureIsNamedWithItsBatch) {
  const PublishedSnapshot published = Publish();
  world_->AddFigures(kForce, "second", {Figure(kMonth, "12")});
  const SnapshotDifferences changed = MustDiff(published.record.id);
  EXPECT_EQ(changed.revision, 4);
  std::vector<std::string> brief;
  for (const CellDifference& difference : changed.differences) {
    EXPECT_EQ(difference.indicator, "crime");
    EXPECT_EQ(difference.kind, DifferenceKind::kChanged);
    EXPECT_THAT(difference.batches, ElementsAre(2));
    brief.push_back(absl::StrCat(static_cast<int>(difference.column), " ", difference.before, "->",
                                 difference.after));
  }
  // Current, year to date, rolling 12, both averages' verdicts, the benchmark's, the change.
  EXPECT_THAT(brief, ElementsAre("0 10->12", "4 120->122", "6 120->122", "8 Comparable->Higher",
                                 "9 Comparable->Higher", "10 Comparable->Comparable",
                                 "12 0, 0, 0->2, 2, 2"));
  EXPECT_THAT(changed.batch_ids, ElementsAre(Pair(2, "second")));
}

TEST_F(SnapshotUseCaseTest, ADefinitionThatCameIsARowAdded) {
  const PublishedSnapshot published = Publish();
  world_->AddIndicator(kForce, GivenDefinition("asb", Measure::kCount, 1));
  const SnapshotDifferences changed = MustDiff(published.record.id);
  ASSERT_EQ(changed.differences.size(), 1u);
  EXPECT_EQ(changed.differences[0].indicator, "asb");
  EXPECT_EQ(changed.differences[0].kind, DifferenceKind::kRowAdded);
  EXPECT_THAT(changed.differences[0].batches, IsEmpty());
  EXPECT_THAT(CausesOf(changed, 0), ElementsAre("4 asb"));
}

TEST_F(SnapshotUseCaseTest, WhatIsNoImportsDoingIsNamed) {
  world_->AddIndicator(kForce, GivenDefinition("rate", Measure::kRate, 1));
  world_->AddPopulation(kForce, {kForce, 2016, 1000});
  std::vector<GivenFigure> figures;
  for (int32_t month = kMonth - 47; month <= kMonth; ++month) {
    figures.push_back(Figure(month, "10"));
    figures.back().indicator = "rate";
  }
  world_->AddFigures(kForce, "second", figures);
  const PublishedSnapshot published = Publish();
  IndicatorDefinition renamed = GivenDefinition("crime", Measure::kCount);
  renamed.title = "Recorded crime";
  const int64_t definition = world_->AddIndicator(kForce, renamed);
  const int64_t population = world_->AddPopulation(kForce, {kForce, 2016, 2000});
  const SnapshotDifferences changed = MustDiff(published.record.id);
  ASSERT_GT(changed.differences.size(), 1u);
  ASSERT_EQ(changed.causes.size(), changed.differences.size());
  EXPECT_EQ(changed.differences[0].field, "title");
  EXPECT_THAT(CausesOf(changed, 0), ElementsAre(absl::StrCat(definition, " crime")));
  for (size_t i = 1; i < changed.differences.size(); ++i) {
    EXPECT_EQ(changed.differences[i].indicator, "rate");
    EXPECT_THAT(changed.differences[i].batches, IsEmpty());
    EXPECT_THAT(CausesOf(changed, i), ElementsAre(absl::StrCat(population, " essex-2016")));
  }
}

TEST_F(SnapshotUseCaseTest, ASeriesBreakRecordedSinceIsADifferenceAndItsCause) {
  const PublishedSnapshot published = Publish();
  Annotation series_break;
  series_break.kind = AnnotationKind::kSeriesBreak;
  series_break.id = "rules";
  series_break.indicator = "crime";
  series_break.first_month = kMonth - 5;
  series_break.reason = "counting rules";
  const int64_t revision = world_->AddAnnotation(kForce, series_break, false);
  const SnapshotDifferences changed = MustDiff(published.record.id);
  ASSERT_EQ(changed.differences.size(), 1u);
  EXPECT_EQ(changed.differences[0].field, "seriesBreaks");
  EXPECT_EQ(changed.differences[0].before, "");
  EXPECT_EQ(changed.differences[0].after, "2017-10 counting rules");
  EXPECT_THAT(CausesOf(changed, 0), ElementsAre(absl::StrCat(revision, " rules")));
  world_->AddAnnotation(kForce, series_break, true);
  EXPECT_THAT(MustDiff(published.record.id).differences, IsEmpty());
}

// 47 months of 10 and one of 40: 510 / 48 with 2.66 x 30 / 47 on either side, 8.9 to 12.3.
TEST_F(SnapshotUseCaseTest, ATargetOrARebaseThatMovedAChartsVerdictIsItsCause) {
  world_->AddFigures(kForce, "second", {Figure(kMonth, "40")});
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = "aim";
  target.indicator = "crime";
  target.area = kForce;
  target.first_month = kMonth - 5;
  target.value = 5 * kMillion;
  world_->AddAnnotation(kForce, target, false);
  const PublishedSnapshot published = Publish("mdc");
  target.value = 20 * kMillion;
  const int64_t aim = world_->AddAnnotation(kForce, target, false);
  SnapshotDifferences changed = MustDiff(published.record.id);
  ASSERT_EQ(changed.differences.size(), 1u);
  EXPECT_EQ(changed.differences[0].column, Column::kBenchmark);
  EXPECT_EQ(changed.differences[0].before, "Higher");  // than 5
  EXPECT_EQ(changed.differences[0].after, "Lower");    // than 20
  EXPECT_THAT(changed.differences[0].batches, IsEmpty());
  EXPECT_THAT(CausesOf(changed, 0), ElementsAre(absl::StrCat(aim, " aim")));

  Annotation rebase;
  rebase.kind = AnnotationKind::kRebase;
  rebase.id = "merger";
  rebase.indicator = "crime";
  rebase.area = kForce;
  rebase.first_month = kMonth - 1;
  rebase.reason = "merger";
  const int64_t merger = world_->AddAnnotation(kForce, rebase, false);
  changed = MustDiff(published.record.id);
  ASSERT_EQ(changed.differences.size(), 3u);
  for (size_t i = 0; i < 3; ++i) {
    EXPECT_THAT(changed.differences[i].batches, IsEmpty());
    EXPECT_THAT(CausesOf(changed, i),
                ElementsAre(absl::StrCat(aim, " aim"), absl::StrCat(merger, " merger")));
  }
  EXPECT_EQ(changed.differences[0].column, Column::kV1Yr);
  EXPECT_EQ(changed.differences[0].before, "Higher");
  EXPECT_EQ(changed.differences[0].after, "n/a");  // of two points none is told from chance
}

TEST_F(SnapshotUseCaseTest, WhatAnImportMovedIsNoOtherChangesDoing) {
  const PublishedSnapshot published = Publish();
  IndicatorDefinition mended = GivenDefinition("crime", Measure::kCount);
  mended.caveat = "Counted twice until 2016";
  const int64_t definition = world_->AddIndicator(kForce, mended);
  world_->AddFigures(kForce, "second", {Figure(kMonth, "11")});
  const SnapshotDifferences changed = MustDiff(published.record.id);
  ASSERT_GT(changed.differences.size(), 1u);
  for (size_t i = 0; i < changed.differences.size(); ++i) {
    const bool caveat = changed.differences[i].field == "caveat";
    EXPECT_EQ(changed.differences[i].batches.empty(), caveat);
    EXPECT_EQ(CausesOf(changed, i), caveat ? std::vector{absl::StrCat(definition, " crime")}
                                           : std::vector<std::string>());
  }
  EXPECT_EQ(changed.differences[0].field, "caveat");
}

TEST_F(SnapshotUseCaseTest, AReleaseThatChangedAProfileIsACause) {
  const auto compose = [](const DashboardFigures& figures,
                          const std::vector<CommentaryRecord>&) -> absl::StatusOr<SnapshotContent> {
    SnapshotContent content;
    content.canonical_json = "{}";
    content.comparison = CompareDashboard(ComputeDashboard(figures, kMonth, "significance"));
    std::string& detail = content.comparison[0].cells[static_cast<size_t>(Column::kV1Yr)].detail;
    EXPECT_EQ(detail.substr(0, 15), "significance/2 ");
    detail[13] = '1';
    return content;
  };
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto changed,
      world_->snapshots().Publish(DashboardContext(kForce), {.mode = WriteMode::kWrite,
                                                             .month = kMonth,
                                                             .area = kForce,
                                                             .profile = "significance",
                                                             .compose = compose,
                                                             .print = {PrintId, PrintId}}));
  const SnapshotDifferences differences = MustDiff(std::get<PublishedSnapshot>(changed).record.id);
  ASSERT_EQ(differences.differences.size(), 1u);
  EXPECT_EQ(differences.differences[0].column, Column::kV1Yr);
  ASSERT_THAT(CausesOf(differences, 0), ElementsAre("0 significance"));
  EXPECT_EQ(differences.causes[0][0].kind, CauseKind::kProfile);
  EXPECT_EQ(differences.causes[0][0].version_before, 1);
  EXPECT_EQ(differences.causes[0][0].version_after, 2);
}

TEST_F(SnapshotUseCaseTest, AnUnknownSnapshotHasNoDifferences) {
  EXPECT_THAT(
      DiffSnapshot(world_->snapshots(), world_->dashboards(), DashboardContext(kForce), "x", true),
      HasReason("SNAPSHOT_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::indicators
