#include "services/indicators/domain/definition.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/population.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using ::testing::IsEmpty;

TEST(ValidateDefinitionTest, SoundDefinitionsHaveNoFault) {
  EXPECT_THAT(FieldsOf(Validate(DefinitionOf(Measure::kCount))), IsEmpty());
  EXPECT_THAT(FieldsOf(Validate(DefinitionOf(Measure::kProportion, 1, "percent"))), IsEmpty());
  EXPECT_THAT(FieldsOf(Validate(DefinitionOf(Measure::kRatio, 1, "percent"))), IsEmpty());
  EXPECT_THAT(FieldsOf(Validate(DefinitionOf(Measure::kRatio, 1, "vehicles_per_session"))),
              IsEmpty());
  EXPECT_THAT(FieldsOf(Validate(DefinitionOf(Measure::kHarm))), IsEmpty());
  IndicatorDefinition ksi = DefinitionOf(Measure::kCount);
  ksi.formula = {{"fatal-casualties", false}, {"serious-casualties", false}};
  ksi.baseline_rule = BaselineRule::kFixed;
  ksi.baseline_from = Month(2010, 1);
  ksi.framework_tags = {"pcp-2017", "peel"};
  ksi.valid_to = ksi.valid_from;
  EXPECT_THAT(FieldsOf(Validate(ksi)), IsEmpty());
}

TEST(ValidateDefinitionTest, CollectsEveryFault) {
  IndicatorDefinition definition;
  definition.id = "Not an id";
  definition.theme = "";
  definition.unit = "Per Cent";
  definition.decimals = 7;
  definition.caveat = "\xff";
  definition.lag_months = 25;
  definition.baseline_from = Month(2010, 4);
  definition.rule_profile = "board-2019";
  definition.framework_tags = {"a", "a", ""};
  definition.display_order = -1;
  definition.formula = {{"not-an-id-", false}, {"Upper", true}, {"not-an-id-", true}};
  definition.valid_from = 0;
  definition.valid_to = 7;
  EXPECT_THAT(FieldsOf(Validate(definition)),
              ElementsAre("id", "title", "theme", "unit", "decimals", "columns", "caveat",
                          "lag_months", "baseline_from", "rule_profile", "framework_tags[1]",
                          "framework_tags[2]", "display_order", "formula[1].indicator",
                          "formula[2].indicator", "valid_from", "valid_to"));
}

struct SingleFault {
  std::string field;
  std::string reason;
  void (*spoil)(IndicatorDefinition&);
};

TEST(ValidateDefinitionTest, NamesEachFault) {
  const SingleFault cases[] = {
      {"unit", "UNIT_NOT_FOR_MEASURE", [](auto& d) { d.unit = "percent"; }},
      {"unit", "UNIT_NOT_FOR_MEASURE", [](auto& d) { d.measure = Measure::kProportion; }},
      {"unit", "UNIT_INVALID", [](auto& d) { d.unit = std::string(64, 'a'); }},
      {"allows_negative", "NEGATIVE_NOT_FOR_MEASURE",
       [](auto& d) {
         d.measure = Measure::kLevel;
         d.allows_negative = true;
       }},
      {"baseline_from", "BASELINE_FROM_NOT_FOR_RULE",
       [](auto& d) { d.baseline_rule = BaselineRule::kFixed; }},
      {"baseline_from", "MONTH_OUT_OF_RANGE",
       [](auto& d) {
         d.baseline_rule = BaselineRule::kFixed;
         d.baseline_from = 12;
       }},
      {"formula", "FORMULA_INVALID",
       [](auto& d) {
         d.formula = {{"fatal", false}};
       }},
      {"formula", "FORMULA_NOT_FOR_MEASURE",
       [](auto& d) {
         d.measure = Measure::kRatio;
         d.formula = {{"fatal", false}, {"serious", false}};
       }},
      {"formula[1].indicator", "FORMULA_INVALID",
       [](auto& d) {
         d.formula = {{"fatal", false}, {d.id, false}};
       }},
      {"valid_to", "VALIDITY_ENDS_BEFORE_IT_BEGINS",
       [](auto& d) { d.valid_to = d.valid_from - 1; }},
      {"title", "TEXT_INVALID", [](auto& d) { d.title = std::string(8001, 'a'); }},
      {"title", "FIELD_REQUIRED", [](auto& d) { d.title = ""; }},
      {"framework_tags", "TOO_MANY",
       [](auto& d) {
         for (int i = 0; i < 51; ++i) d.framework_tags.push_back(std::to_string(i));
       }},
  };
  for (const SingleFault& c : cases) {
    IndicatorDefinition definition = DefinitionOf(Measure::kCount);
    c.spoil(definition);
    const Faults faults = Validate(definition);
    EXPECT_THAT(FieldsOf(faults), ElementsAre(c.field));
    EXPECT_EQ(ErrorReason(faults.ToStatus()), c.reason);
    EXPECT_EQ(faults.ToStatus().code(), absl::StatusCode::kInvalidArgument);
  }
}

TEST(DisplayMultiplierTest, IsOfThePercentageOrThePopulation) {
  EXPECT_EQ(DisplayMultiplier(DefinitionOf(Measure::kProportion, 1, "percent")), 100);
  EXPECT_EQ(DisplayMultiplier(DefinitionOf(Measure::kRatio, 1, "percent")), 100);
  EXPECT_EQ(DisplayMultiplier(DefinitionOf(Measure::kRatio, 1, "per_session")), 1);
  EXPECT_EQ(DisplayMultiplier(DefinitionOf(Measure::kRate, 1, "per_1000")), 1000);
  EXPECT_EQ(DisplayMultiplier(DefinitionOf(Measure::kMean, 0, "minutes")), 1);
}

Area Peterborough() {
  Area area;
  area.id = "peterborough";
  area.title = "Peterborough";
  area.kind = AreaKind::kDistrict;
  area.parents = {{.area = "northern"}};
  area.codes = {{CodeScheme::kOns, "E06000031"}, {CodeScheme::kLocal, "PB"}};
  area.valid_from = Month(2010, 4);
  return area;
}

TEST(ValidateAreaTest, CollectsEveryFault) {
  EXPECT_THAT(FieldsOf(Validate(Peterborough())), IsEmpty());
  Area root = Peterborough();
  root.parents.clear();
  EXPECT_THAT(FieldsOf(Validate(root)), IsEmpty());
  Area area = Peterborough();
  area.id = "";
  area.title = "";
  area.codes.push_back({CodeScheme::kOns, "E06000031"});
  area.codes.push_back({CodeScheme::kLocal, ""});
  area.parents[0].area = "Nowhere";
  area.valid_to = Month(2010, 3);
  EXPECT_THAT(FieldsOf(Validate(area)), ElementsAre("id", "title", "codes[2].code", "codes[3].code",
                                                    "parents[0].area", "valid_to"));
  Area own_parent = Peterborough();
  own_parent.parents[0].area = own_parent.id;
  own_parent.title = "\xff";
  EXPECT_THAT(FieldsOf(Validate(own_parent)), ElementsAre("title", "parents[0].area"));
}

TEST(ValidateAreaTest, ANationalParentMayHaveTheAreasOwnId) {
  Area area = Peterborough();
  area.parents = {{.area = area.id, .national = true}};
  EXPECT_THAT(FieldsOf(Validate(area)), IsEmpty());
}

TEST(ValidateAreaTest, AParentsMonthsLieWithinTheAreas) {
  Area area = Peterborough();
  area.valid_to = Month(2018, 4);
  area.parents = {{.area = "a", .from = Month(2010, 4), .to = Month(2018, 4)}};
  EXPECT_THAT(FieldsOf(Validate(area)), IsEmpty());
  area.parents = {{.area = "a", .from = Month(2010, 3), .to = Month(2018, 5)},
                  {.area = "b", .from = Month(2012, 1), .to = Month(2011, 12)}};
  EXPECT_THAT(FieldsOf(Validate(area)),
              ElementsAre("parents[0].from_month", "parents[0].to_month", "parents[1].to_month"));
  area.parents = std::vector<AreaParent>(51, AreaParent{.area = "a"});
  EXPECT_THAT(FieldsOf(Validate(area)), ElementsAre("parents"));
}

TEST(MembershipSpanTest, IsWhenBothAreThereAndTheLinkSaysSo) {
  Area area = Peterborough();
  Area parent = Peterborough();
  parent.valid_from = Month(2018, 4);
  const auto span = [&](std::optional<int32_t> from, std::optional<int32_t> to) {
    const MonthSpan months = MembershipSpan(area, {"north", false, from, to}, parent);
    return std::pair(months.first, months.last);
  };
  EXPECT_EQ(span({}, {}), std::pair(Month(2018, 4), MonthSpan().last));
  EXPECT_EQ(span(Month(2019, 1), Month(2019, 2)), std::pair(Month(2019, 1), Month(2019, 2)));
  area.valid_to = Month(2020, 1);
  EXPECT_EQ(span({}, {}), std::pair(Month(2018, 4), Month(2020, 1)));
  parent.valid_to = Month(2019, 1);
  EXPECT_EQ(span(Month(2010, 4), {}), std::pair(Month(2018, 4), Month(2019, 1)));
  area.valid_to = Month(2018, 3);
  EXPECT_TRUE(MembershipSpan(area, {"north"}, parent).empty());
}

TEST(ValidatePopulationTest, CollectsEveryFault) {
  EXPECT_THAT(FieldsOf(Validate(Population{"cambridge", 2017, 124'000})), IsEmpty());
  EXPECT_THAT(FieldsOf(Validate(Population{"", 1899, 0})), ElementsAre("area", "year", "value"));
  EXPECT_THAT(FieldsOf(Validate(Population{"a", 2200, 1'000'000'001})),
              ElementsAre("year", "value"));
  EXPECT_EQ(PopulationId({"cambridge", 2017, 124'000}), "cambridge-2017");
}

TEST(AreaTest, IsValidInItsFirstAndLastMonth) {
  Area area = Peterborough();
  EXPECT_TRUE(area.ValidIn(Month(2099, 1)));
  area.valid_to = Month(2018, 3);
  EXPECT_FALSE(area.ValidIn(Month(2010, 3)));
  EXPECT_TRUE(area.ValidIn(Month(2010, 4)));
  EXPECT_TRUE(area.ValidIn(Month(2018, 3)));
  EXPECT_FALSE(area.ValidIn(Month(2018, 4)));
}

TEST(CountsEventsTest, OfCountsAndRatesAndTheirSumsButNotOfADifference) {
  EXPECT_TRUE(CountsEvents(DefinitionOf(Measure::kCount)));
  EXPECT_TRUE(CountsEvents(DefinitionOf(Measure::kRate)));
  for (const Measure measure : {Measure::kAmount, Measure::kProportion, Measure::kHarm}) {
    EXPECT_FALSE(CountsEvents(DefinitionOf(measure)));
  }
  IndicatorDefinition derived = DefinitionOf(Measure::kCount);
  derived.formula = {{"fatal"}, {"serious"}};
  EXPECT_TRUE(CountsEvents(derived));
  derived.formula[1].subtract = true;
  EXPECT_FALSE(CountsEvents(derived));
}

}  // namespace
}  // namespace copperplate::indicators
