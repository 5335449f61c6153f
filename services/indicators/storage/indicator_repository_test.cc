#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/reference_world.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

std::string IndicatorImage(const IndicatorRecord& record) {
  return absl::StrCat(record.definition.title, "@", record.header.version);
}
std::string IndicatorReply(const IndicatorRecord& record) {
  return "reply " + IndicatorImage(record);
}

IndicatorDefinition DefinitionOf(std::string id, int display_order = 0,
                                 std::string theme = "victims") {
  IndicatorDefinition definition;
  definition.title = "Title of " + id;
  definition.id = std::move(id);
  definition.theme = std::move(theme);
  definition.unit = "count";
  definition.columns = ColumnSet::All();
  definition.rule_profile = "board-2018";
  definition.display_order = display_order;
  definition.valid_from = 2014 * 12 + 3;
  return definition;
}

class IndicatorRepositoryTest : public ReferenceSuite {
 protected:
  absl::StatusOr<Changed<IndicatorRecord>> Put(const RequestContext& context,
                                               const IndicatorDefinition& definition,
                                               WriteMode mode = WriteMode::kWrite) {
    const auto decide =
        [&](const std::vector<IndicatorRecord>&) -> absl::StatusOr<IndicatorDefinition> {
      return definition;
    };
    return world().indicators().Change(
        context, {.mode = mode, .decide = decide, .print = {IndicatorImage, IndicatorReply}});
  }
  IndicatorRecord MustPut(const std::string& force, const IndicatorDefinition& definition) {
    auto changed = Put(Context(force), definition);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return std::get<IndicatorRecord>(*changed);
  }
  absl::StatusOr<IndicatorRecord> Get(const std::string& id,
                                      std::optional<absl::Time> known_at = std::nullopt) {
    return world().indicators().Get(Context("cambridgeshire"), id, known_at);
  }
  // The ids of all pages, `|` between them.
  std::string List(IndicatorQuery query) {
    std::string ids;
    while (true) {
      const auto page = world().indicators().List(Context("cambridgeshire"), query);
      if (!page.ok()) return page.status().ToString();
      for (const IndicatorRecord& record : page->rows) ids += record.definition.id;
      if (!page->more) return ids;
      const IndicatorDefinition& last = page->rows.back().definition;
      query.after = IndicatorPosition{last.display_order, last.id};
      ids += "|";
    }
  }
};

TEST_P(IndicatorRepositoryTest, ADefinitionComesBackAsItWasPut) {
  MustPut("cambridgeshire", DefinitionOf("b"));
  MustPut("cambridgeshire", DefinitionOf("c"));
  IndicatorDefinition put = DefinitionOf("a", 7, "offenders");
  put.theme_heading = "OFFENDERS";
  put.measure = Measure::kPerHead;
  put.unit = "days_lost_per_person";
  put.frequency = Frequency::kQuarterly;
  put.polarity = Polarity::kNeutral;
  put.decimals = 3;
  put.allows_negative = true;
  put.columns = {Column::kMinus1, Column::kPeers};
  put.source_system = "Origin";
  put.collection_method = "Monthly";
  put.caveat = "\"Mind\" the {gap}, \\ \xe2\x82\xac";
  put.lag_months = 9;
  put.baseline_rule = BaselineRule::kFixed;
  put.baseline_from = 2015 * 12;
  put.rule_profile = "significance";
  put.peer_source = "Peers";
  put.framework_tags = {"one, two", "", "\"three\""};
  put.formula = {{"b", false}, {"c", true}};
  put.valid_to = 2019 * 12;
  MustPut("cambridgeshire", put);

  ABSL_ASSERT_OK_AND_ASSIGN(const IndicatorRecord record, Get("a"));
  const IndicatorDefinition& got = record.definition;
  EXPECT_EQ(record.header.version, 3);
  EXPECT_EQ(got.title, put.title);
  EXPECT_EQ(got.theme, put.theme);
  EXPECT_EQ(got.theme_heading, put.theme_heading);
  EXPECT_EQ(got.measure, put.measure);
  EXPECT_EQ(got.unit, put.unit);
  EXPECT_EQ(got.frequency, put.frequency);
  EXPECT_EQ(got.polarity, put.polarity);
  EXPECT_EQ(got.decimals, put.decimals);
  EXPECT_EQ(got.allows_negative, put.allows_negative);
  EXPECT_EQ(got.columns, put.columns);
  EXPECT_EQ(got.source_system, put.source_system);
  EXPECT_EQ(got.collection_method, put.collection_method);
  EXPECT_EQ(got.caveat, put.caveat);
  EXPECT_EQ(got.lag_months, put.lag_months);
  EXPECT_EQ(got.baseline_rule, put.baseline_rule);
  EXPECT_EQ(got.baseline_from, put.baseline_from);
  EXPECT_EQ(got.rule_profile, put.rule_profile);
  EXPECT_EQ(got.peer_source, put.peer_source);
  EXPECT_EQ(got.framework_tags, put.framework_tags);
  EXPECT_EQ(got.display_order, put.display_order);
  ASSERT_EQ(got.formula.size(), 2u);
  EXPECT_EQ(got.formula[0].indicator, "b");
  EXPECT_FALSE(got.formula[0].subtract);
  EXPECT_EQ(got.formula[1].indicator, "c");
  EXPECT_TRUE(got.formula[1].subtract);
  EXPECT_EQ(got.valid_from, put.valid_from);
  EXPECT_EQ(got.valid_to, put.valid_to);
}

TEST_P(IndicatorRepositoryTest, EveryVersionIsKnownAtItsTime) {
  const IndicatorRecord first = MustPut("cambridgeshire", DefinitionOf("a"));
  const IndicatorRecord other = MustPut("cambridgeshire", DefinitionOf("b"));
  IndicatorDefinition renamed = DefinitionOf("a");
  renamed.title = "Renamed";
  const IndicatorRecord second = MustPut("cambridgeshire", renamed);
  EXPECT_EQ(second.header.uid, first.header.uid);
  EXPECT_EQ(second.header.create_time, first.header.create_time);

  EXPECT_EQ(Get("a")->definition.title, "Renamed");
  EXPECT_EQ(Get("a", second.header.update_time)->definition.title, "Renamed");
  for (const absl::Time then : {first.header.update_time, other.header.update_time,
                                second.header.update_time - absl::Microseconds(1)}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const IndicatorRecord got, Get("a", then));
    EXPECT_EQ(got.definition.title, "Title of a");
    EXPECT_EQ(got.header.version, 1);
    EXPECT_EQ(got.header.update_time, first.header.update_time);
  }
  EXPECT_THAT(Get("b", first.header.update_time).status(), HasReason("INDICATOR_UNKNOWN"));
  EXPECT_THAT(Get("a", first.header.update_time - absl::Microseconds(1)).status(),
              HasReason("KNOWN_AT_BEFORE_FIRST"));

  IndicatorQuery query;
  query.limit = 10;
  query.known_at = first.header.update_time;
  EXPECT_EQ(List(query), "a");
  query.known_at = other.header.update_time;
  EXPECT_EQ(List(query), "ab");
}

TEST_P(IndicatorRepositoryTest, TheFutureIsNotKnown) {
  MustPut("cambridgeshire", DefinitionOf("a"));
  const absl::Time later = absl::Now() + absl::Hours(1);
  EXPECT_THAT(Get("a", later).status(), HasReason("KNOWN_AT_IN_FUTURE"));
  IndicatorQuery query;
  query.limit = 10;
  query.known_at = later;
  const absl::Status status = world().indicators().List(Context("cambridgeshire"), query).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_P(IndicatorRepositoryTest, ListsGoByDisplayOrderThenIdInPagesOfEverySize) {
  MustPut("cambridgeshire", DefinitionOf("c", 2));
  MustPut("cambridgeshire", DefinitionOf("b", 2, "offenders"));
  MustPut("cambridgeshire", DefinitionOf("a", 3));
  MustPut("cambridgeshire", DefinitionOf("d", 9));
  MustPut("cambridgeshire", DefinitionOf("d", 1));
  MustPut("essex", DefinitionOf("e", 1));
  IndicatorQuery query;
  query.limit = 4;
  EXPECT_EQ(List(query), "dbca");
  query.limit = 3;
  EXPECT_EQ(List(query), "dbc|a");
  query.limit = 2;
  EXPECT_EQ(List(query), "db|ca");
  query.limit = 1;
  EXPECT_EQ(List(query), "d|b|c|a");
  query.theme = "victims";
  EXPECT_EQ(List(query), "d|c|a");
  query.theme = "nothing";
  EXPECT_EQ(List(query), "");
  EXPECT_THAT(world().indicators().Get(Context("narnia"), "a", std::nullopt).status(),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(world().indicators().List(Context("narnia"), query).status(),
              HasReason("FORCE_UNKNOWN"));
}

TEST_P(IndicatorRepositoryTest, TheRulesSeeTheNewestDefinitionsOfTheForce) {
  MustPut("cambridgeshire", DefinitionOf("b"));
  MustPut("cambridgeshire", DefinitionOf("a", 1));
  MustPut("cambridgeshire", DefinitionOf("b", 5));
  MustPut("essex", DefinitionOf("c"));
  std::vector<std::string> seen;
  const auto look =
      [&](const std::vector<IndicatorRecord>& catalogue) -> absl::StatusOr<IndicatorDefinition> {
    seen.clear();
    for (const IndicatorRecord& record : catalogue) {
      seen.push_back(absl::StrCat(record.definition.id, record.definition.display_order));
    }
    return absl::CancelledError("seen");
  };
  const IndicatorChange change{
      .mode = WriteMode::kWrite, .decide = look, .print = {IndicatorImage, IndicatorReply}};
  EXPECT_THAT(world().indicators().Change(Context("cambridgeshire"), change).status(),
              StatusIs(StatusCode::kCancelled));
  EXPECT_THAT(seen, ElementsAre("a1", "b5"));
  EXPECT_THAT(world().indicators().Change(Context("national"), change).status(),
              StatusIs(StatusCode::kCancelled));
  EXPECT_THAT(seen, IsEmpty());
}

TEST_P(IndicatorRepositoryTest, APreviewWritesNothing) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto preview,
                            Put(request, DefinitionOf("a"), WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<IndicatorRecord>(preview).header.version, 0);
  EXPECT_THAT(Get("a").status(), HasReason("INDICATOR_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto written, Put(request, DefinitionOf("a")));
  EXPECT_EQ(std::get<IndicatorRecord>(written).header.version, 1);
}

TEST_P(IndicatorRepositoryTest, ARepeatGetsTheFirstReply) {
  const RequestContext request = Repeatable("cambridgeshire", "body");
  ABSL_ASSERT_OK(Put(request, DefinitionOf("a")));
  MustPut("cambridgeshire", DefinitionOf("a", 5));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, Put(request, DefinitionOf("a")));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply Title of a@1");
  EXPECT_THAT(Put(Repeatable("cambridgeshire", "other"), DefinitionOf("a")).status(),
              HasReason("REQUEST_ID_REUSED"));
}

INSTANTIATE_REFERENCE_SUITE(IndicatorRepositoryTest);

}  // namespace
}  // namespace copperplate::indicators
