#include "services/indicators/domain/peer_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/indicators/domain/peer_group.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

IndicatorDefinition Quarterly(Measure measure) {
  IndicatorDefinition definition;
  definition.id = "robbery";
  definition.measure = measure;
  definition.unit = measure == Measure::kProportion ? "percent" : "per_1000";
  definition.frequency = Frequency::kQuarterly;
  definition.decimals = 2;
  definition.valid_from = 2010 * 12;
  return definition;
}

// `numerator NEGATIVE_NOT_ALLOWED` for each fault.
std::vector<std::string> Issues(const IndicatorDefinition& definition, const PeerFigureRow& row) {
  PeerFigure figure;
  std::vector<std::string> texts;
  for (const PeerFigureIssue& issue : ValidatePeerFigure(definition, row, kJune2024 + 3, &figure)) {
    texts.push_back(absl::StrCat(issue.field, " ", issue.reason));
  }
  return texts;
}

PeerFigureRow PeerRow(absl::string_view numerator, absl::string_view denominator,
                      absl::string_view value = "") {
  return {.period_end = kJune2024,
          .numerator = numerator,
          .denominator = denominator,
          .value = value,
          .interval_lower = "",
          .interval_upper = "",
          .data_to = {}};
}

TEST(PeerFigureTest, TheValueIsTheQuotientOrWhatWasPublished) {
  const IndicatorDefinition rate = Quarterly(Measure::kRate);
  PeerFigure figure;
  EXPECT_THAT(ValidatePeerFigure(rate, PeerRow("250", "1000000"), kJune2024, &figure), IsEmpty());
  EXPECT_EQ(figure.period_end, kJune2024);
  EXPECT_EQ(figure.period_months, 3);
  EXPECT_EQ(figure.data_to, kJune2024);
  const Cell quotient = PeerCell(rate, figure);
  EXPECT_EQ(quotient.text, "0.25");
  EXPECT_EQ(quotient.period, (Period{kJune2024 - 2, kJune2024}));
  EXPECT_EQ(quotient.numerator, 250 * absl::int128(kMillion));

  EXPECT_THAT(ValidatePeerFigure(rate, PeerRow("250", "1000000", "0.3"), kJune2024, &figure),
              IsEmpty());
  EXPECT_EQ(PeerCell(rate, figure).text, "0.30");
  EXPECT_THAT(ValidatePeerFigure(rate, PeerRow("", "", "0.3"), kJune2024, &figure), IsEmpty());
  EXPECT_FALSE(figure.sized());
}

TEST(PeerFigureTest, ANegativeIsTakenOnlyWhereTheIndicatorAllowsIt) {
  IndicatorDefinition rate = Quarterly(Measure::kRate);
  EXPECT_THAT(Issues(rate, PeerRow("-32", "3009664")),
              ElementsAre("numerator NEGATIVE_NOT_ALLOWED"));
  EXPECT_THAT(Issues(rate, PeerRow("", "", "-0.1")), ElementsAre("value NEGATIVE_NOT_ALLOWED"));
  rate.allows_negative = true;
  PeerFigure figure;
  EXPECT_THAT(ValidatePeerFigure(rate, PeerRow("-32", "3009664"), kJune2024, &figure), IsEmpty());
  EXPECT_TRUE(figure.negative());
  EXPECT_EQ(PeerCell(rate, figure).text, "-0.01");
  EXPECT_THAT(Issues(rate, PeerRow("3", "-1")), ElementsAre("denominator NEGATIVE_NOT_ALLOWED"));
}

TEST(PeerFigureTest, EveryFaultIsNamed) {
  const IndicatorDefinition rate = Quarterly(Measure::kRate);
  const struct {
    PeerFigureRow row;
    std::string issue;
  } cases[] = {{PeerRow("", ""), "value NUMBER_MISSING"},
               {PeerRow("5", ""), "denominator DENOMINATOR_MISSING"},
               {PeerRow("", "5"), "numerator NUMBER_MISSING"},
               {PeerRow("5", "0"), "denominator NUMERATOR_WITHOUT_DENOMINATOR"},
               {PeerRow("5.5", "100"), "numerator FRACTION_IN_COUNT"},
               {PeerRow("x", "100"), "numerator NUMBER_MALFORMED"},
               {PeerRow("1", "1e9"), "denominator NUMBER_HAS_EXPONENT"},
               {PeerRow("", "", "NaN"), "value NUMBER_NOT_FINITE"}};
  for (const auto& [row, issue] : cases) EXPECT_THAT(Issues(rate, row), ElementsAre(issue));

  PeerFigureRow row = PeerRow("1", "100");
  row.period_end = kJune2024 + 4;
  row.data_to = kJune2024 + 5;
  EXPECT_THAT(Issues(rate, row),
              ElementsAre("period_end MONTH_NOT_END_OF_PERIOD", "period_end MONTH_IN_FUTURE",
                          "data_to MONTHS_REVERSED"));
  row = PeerRow("1", "100");
  row.period_end = 2009 * 12 + 2;
  EXPECT_THAT(Issues(rate, row), ElementsAre("indicator INDICATOR_NOT_VALID"));
  row = PeerRow("1", "100");
  row.interval_lower = "2";
  EXPECT_THAT(Issues(rate, row), ElementsAre("interval_upper NUMBER_MISSING"));
  row.interval_upper = "1";
  EXPECT_THAT(Issues(rate, row), ElementsAre("interval_lower INTERVAL_REVERSED"));
  EXPECT_THAT(Issues(Quarterly(Measure::kCount), PeerRow("5", "100")),
              ElementsAre("denominator DENOMINATOR_NOT_APPLICABLE"));
  EXPECT_THAT(Issues(Quarterly(Measure::kProportion), PeerRow("5", "4")),
              ElementsAre("numerator NUMERATOR_ABOVE_DENOMINATOR"));
}

TEST(PeerGroupTest, EveryFaultIsNamed) {
  PeerGroup group;
  group.id = "cambridgeshire-2018";
  group.force = "cambridgeshire";
  group.members = {"essex", "cambridgeshire", "kent", "essex"};
  group.valid_from = 2018 * 12;
  group.valid_to = 2017 * 12;
  std::vector<std::string> fields;
  const Faults faults = Validate(group);
  for (const FieldFault& fault : faults.faults()) fields.push_back(fault.field);
  EXPECT_THAT(fields, ElementsAre("members[1]", "members[3]", "valid_to"));
  EXPECT_EQ(faults.reason(), "PEER_GROUP_NAMES_ITSELF");
}

}  // namespace
}  // namespace copperplate::indicators
