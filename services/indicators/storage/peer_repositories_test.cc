// What every implementation of the ports for peers does: on PostgreSQL and in memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/reference_world.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::UnorderedElementsAre;

constexpr char kNational[] = "national";
constexpr int32_t kJune = 2024 * 12 + 5;
// After every revision that a test makes.
constexpr int64_t kNewestPeers = 1'000'000;

PeerFigure FigureOf(absl::string_view of, int32_t period_end, int64_t events,
                    PeerKind kind = PeerKind::kForce) {
  PeerFigure figure;
  figure.kind = kind;
  figure.of = std::string(of);
  figure.period_end = period_end;
  figure.period_months = 3;
  figure.numerator = events * kMillion;
  figure.denominator = 1'000 * kMillion;
  figure.data_to = period_end;
  return figure;
}

class PeerRepositoriesTest : public ReferenceSuite {
 protected:
  void AddIndicator(const std::string& force, absl::string_view id, absl::string_view title) {
    IndicatorDefinition definition;
    definition.id = std::string(id);
    definition.title = std::string(title);
    definition.theme = "victims";
    definition.measure = Measure::kRate;
    definition.unit = "per_1000";
    definition.frequency = Frequency::kQuarterly;
    definition.decimals = 2;
    definition.lag_months = 6;
    definition.rule_profile = "board-2018";
    definition.valid_from = 2010 * 12;
    const auto decide =
        [&](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
      return definition;
    };
    const auto print = [](const IndicatorRecord&) { return std::string("{}"); };
    ABSL_EXPECT_OK(world().indicators().Change(
        Context(force), {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}}));
  }

  PeerGroupRecord PutGroup(absl::string_view id, std::vector<std::string> members) {
    PeerGroup group;
    group.id = std::string(id);
    group.force = "cambridgeshire";
    group.members = std::move(members);
    group.source = "of 2018";
    group.valid_from = 2018 * 12;
    const auto decide = [&](const PeerGroupBook& book) -> absl::StatusOr<PeerGroup> {
      EXPECT_THAT(book.forces, ::testing::Contains("cambridgeshire"));
      EXPECT_THAT(book.forces, ::testing::Not(::testing::Contains("national")));
      return group;
    };
    const auto print = [](const PeerGroupRecord&) { return std::string("{}"); };
    const auto changed = world().peer_groups().Change(
        Context(kNational), {.mode = WriteMode::kWrite, .decide = decide, .print = {print, print}});
    ABSL_EXPECT_OK(changed);
    return changed.ok() ? std::get<PeerGroupRecord>(*changed) : PeerGroupRecord();
  }

  absl::StatusOr<Batch> Import(absl::string_view id, absl::string_view indicator,
                               const std::vector<PeerFigure>& figures,
                               WriteMode mode = WriteMode::kWrite,
                               const PeerReference* held = nullptr) {
    const auto reference = world().peer_figures().LoadReference(Context(kNational));
    if (!reference.ok()) return reference.status();
    std::vector<PeerFigureImportRow> rows;
    for (const ImportIndicator& known : reference->import.indicators) {
      if (known.definition.id != indicator) continue;
      for (const PeerFigure& figure : figures) rows.push_back({known.number, figure, 2});
    }
    const auto print = [](const Batch&) { return std::string("{}"); };
    const auto cancelled = [] { return false; };
    return world().peer_figures().Apply(Context(kNational),
                                        {.batch_id = std::string(id),
                                         .source = "",
                                         .revision_reason = "",
                                         .content = {},
                                         .row_count = static_cast<int64_t>(rows.size()),
                                         .mode = mode,
                                         .print = print,
                                         .cancelled = cancelled},
                                        held != nullptr ? *held : *reference, rows);
  }

  PeerFigures Read(int32_t month, std::optional<absl::Time> known_at = std::nullopt) {
    const auto figures = world().peers().Read(
        Context("cambridgeshire"), {.indicator = "robbery", .month = month, .known_at = known_at});
    ABSL_EXPECT_OK(figures);
    return figures.value_or(PeerFigures());
  }
  // `kent 24293 5` for each.
  static std::vector<std::string> Brief(const std::vector<PeerFigure>& figures) {
    std::vector<std::string> texts;
    texts.reserve(figures.size());
    for (const PeerFigure& figure : figures) {
      texts.push_back(absl::StrCat(figure.of, " ", figure.period_end - kJune, " ",
                                   figure.numerator.value_or(0) / kMillion));
    }
    return texts;
  }
};

TEST_P(PeerRepositoriesTest, AGroupIsKnownAsItStood) {
  const PeerGroupRecord first = PutGroup("g1", {"essex", "kent"});
  const PeerGroupRecord second = PutGroup("g1", {"norfolk"});
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);
  EXPECT_GT(second.header.version, first.header.version);
  PeerGroupRepository& groups = world().peer_groups();
  ABSL_ASSERT_OK_AND_ASSIGN(const PeerGroupRecord now,
                            groups.Get(Context(kNational), "g1", std::nullopt));
  EXPECT_THAT(now.group.members, ElementsAre("norfolk"));
  EXPECT_EQ(now.group.force, "cambridgeshire");
  EXPECT_EQ(now.group.source, "of 2018");
  ABSL_ASSERT_OK_AND_ASSIGN(const PeerGroupRecord then,
                            groups.Get(Context(kNational), "g1", first.header.update_time));
  EXPECT_THAT(then.group.members, ElementsAre("essex", "kent"));
  EXPECT_THAT(groups.Get(Context(kNational), "g2", std::nullopt), HasReason("PEER_GROUP_UNKNOWN"));
  EXPECT_THAT(groups.Get(Context(kNational), "g1", absl::UnixEpoch()),
              HasReason("KNOWN_AT_BEFORE_FIRST"));

  PutGroup("g2", {"essex"});
  ABSL_ASSERT_OK_AND_ASSIGN(
      Page<PeerGroupRecord> page,
      groups.List(
          Context(kNational),
          {.after = "", .of_force = "cambridgeshire", .revision = kNewestPeers, .limit = 1}));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].group.id, "g1");
  EXPECT_TRUE(page.more);
  ABSL_ASSERT_OK_AND_ASSIGN(
      page, groups.List(Context(kNational),
                        {.after = "g1", .of_force = "", .revision = kNewestPeers, .limit = 1}));
  EXPECT_EQ(page.rows[0].group.id, "g2");
  EXPECT_FALSE(page.more);
  ABSL_ASSERT_OK_AND_ASSIGN(
      page,
      groups.List(Context(kNational),
                  {.after = "", .of_force = "", .revision = first.header.version, .limit = 5}));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_THAT(page.rows[0].group.members, ElementsAre("essex", "kent"));
}

TEST_P(PeerRepositoriesTest, FiguresAreAddedRevisedAndListed) {
  AddIndicator(kNational, "robbery", "Robbery");
  const std::vector<PeerFigure> figures = {FigureOf("essex", kJune, 5),
                                           FigureOf("cambridgeshire", kJune, 4)};
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch dry,
                            Import("b1", "robbery", figures, WriteMode::kValidateOnly));
  EXPECT_EQ(dry.inserted_count, 2);
  EXPECT_EQ(dry.number, 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch first, Import("b1", "robbery", figures));
  EXPECT_EQ(first.inserted_count, 2);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch again, Import("b1", "robbery", figures));
  EXPECT_TRUE(again.replayed);
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch unchanged, Import("b2", "robbery", figures));
  EXPECT_EQ(unchanged.unchanged_count, 2);
  EXPECT_EQ(unchanged.revision, 0);
  PeerFigure published = FigureOf("essex", kJune, 0);
  published.numerator.reset();
  published.denominator.reset();
  published.value = -2'500'000;
  published.interval_lower = -3'000'000;
  published.interval_upper = 1;
  ABSL_ASSERT_OK_AND_ASSIGN(const Batch revised,
                            Import("b3", "robbery", {published, FigureOf("essex", kJune - 3, 7)}));
  EXPECT_EQ(revised.inserted_count, 1);
  EXPECT_EQ(revised.revised_count, 1);

  PeerFigureQuery query;
  query.revision = kNewestPeers;
  query.limit = 2;
  ABSL_ASSERT_OK_AND_ASSIGN(Page<PeerFigureRecord> page,
                            world().peer_figures().List(Context(kNational), query));
  ASSERT_EQ(page.rows.size(), 2u);
  EXPECT_TRUE(page.more);
  EXPECT_EQ(page.rows[0].figure.of, "essex");
  EXPECT_EQ(page.rows[0].figure.period_end, kJune - 3);
  EXPECT_EQ(page.rows[1].figure.of, "cambridgeshire");
  EXPECT_EQ(page.rows[1].batch, "b1");
  query.after = PeerFigurePosition{"robbery", PeerKind::kForce, kJune, "cambridgeshire"};
  ABSL_ASSERT_OK_AND_ASSIGN(page, world().peer_figures().List(Context(kNational), query));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_FALSE(page.more);
  EXPECT_EQ(page.rows[0].batch, "b3");
  EXPECT_EQ(page.rows[0].figure.value, -2'500'000);
  EXPECT_EQ(page.rows[0].figure.numerator, std::nullopt);
  EXPECT_EQ(page.rows[0].figure.interval_lower, -3'000'000);
  query.revision = first.revision;
  ABSL_ASSERT_OK_AND_ASSIGN(page, world().peer_figures().List(Context(kNational), query));
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].figure.numerator, 5 * kMillion);
  query.indicator = "arson";
  EXPECT_THAT(world().peer_figures().List(Context(kNational), query),
              HasReason("INDICATOR_UNKNOWN"));
}

TEST_P(PeerRepositoriesTest, DefinitionsThatChangeMeanwhileAreNotOverrun) {
  AddIndicator(kNational, "robbery", "Robbery");
  ABSL_ASSERT_OK_AND_ASSIGN(const PeerReference held,
                            world().peer_figures().LoadReference(Context(kNational)));
  AddIndicator(kNational, "robbery", "Robbery, renamed");
  EXPECT_THAT(Import("b1", "robbery", {FigureOf("essex", kJune, 5)}, WriteMode::kWrite, &held),
              HasReason("DEFINITIONS_CHANGED"));
}

TEST_P(PeerRepositoriesTest, AComparisonReadsTheLatestPeriodAndTheOneAYearBefore) {
  AddIndicator("cambridgeshire", "robbery", "Our robberies");
  PeerFigures figures = Read(kJune);
  EXPECT_EQ(figures.own->title, "Our robberies");
  EXPECT_EQ(figures.own->rule_profile, "board-2018");
  EXPECT_FALSE(figures.own->ValidIn(2010 * 12 - 1));
  EXPECT_TRUE(figures.own->ValidIn(kJune));
  EXPECT_TRUE(figures.own->ValidIn(2010 * 12));
  EXPECT_EQ(figures.own->valid_to, std::nullopt);
  EXPECT_EQ(figures.peers, std::nullopt);
  EXPECT_EQ(figures.national_revision, 0);

  AddIndicator(kNational, "robbery", "Robbery");
  EXPECT_EQ(Read(kJune).peers->period_end, std::nullopt);
  ABSL_ASSERT_OK(Import("b1", "robbery",
                        {FigureOf("cambridgeshire", kJune - 12, 1), FigureOf("essex", kJune - 3, 2),
                         FigureOf("cambridgeshire", kJune, 3), FigureOf("essex", kJune, 4),
                         FigureOf("essex", kJune + 3, 5)}));
  PutGroup("g1", {"essex"});
  figures = Read(kJune + 2);
  ASSERT_TRUE(figures.peers.has_value());
  EXPECT_EQ(figures.peers->period_end, kJune);
  EXPECT_EQ(figures.peers->definition.lag_months, 6);
  EXPECT_EQ(figures.peers->definition.measure, Measure::kRate);
  EXPECT_THAT(Brief(figures.peers->figures),
              UnorderedElementsAre("cambridgeshire -12 1", "cambridgeshire 0 3", "essex 0 4"));
  ASSERT_EQ(figures.groups.size(), 1u);
  EXPECT_THAT(figures.groups[0].members, ElementsAre("essex"));
  EXPECT_EQ(figures.groups[0].force, "cambridgeshire");

  const absl::Time before = *figures.recorded_at;
  ABSL_ASSERT_OK(Import("b2", "robbery", {FigureOf("essex", kJune, 9)}));
  EXPECT_THAT(Brief(Read(kJune).peers->figures), ::testing::Contains("essex 0 9"));
  EXPECT_THAT(Brief(Read(kJune, before).peers->figures), ::testing::Contains("essex 0 4"));
  EXPECT_EQ(Read(kJune - 13).peers->period_end, std::nullopt);
  EXPECT_THAT(
      world().peers().Read(Context("narnia"),
                           {.indicator = "robbery", .month = kJune, .known_at = std::nullopt}),
      HasReason("FORCE_UNKNOWN"));
}

INSTANTIATE_REFERENCE_SUITE(PeerRepositoriesTest);

}  // namespace
}  // namespace copperplate::indicators
