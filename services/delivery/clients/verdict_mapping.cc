#include "services/delivery/clients/verdict_mapping.h"

#include <utility>

#include "copperplate/indicators/v1/dashboard.pb.h"
#include "libs/time/civil.h"

namespace copperplate::delivery {
namespace {

namespace v1 = indicators::v1;
using Comparison = IndicatorVerdict::Comparison;

std::pair<const v1::Verdict*, Comparison> VerdictOf(const v1::DashboardRow& row) {
  const std::pair<const v1::Verdict*, Comparison> candidates[] = {
      {&row.benchmark(), Comparison::kBenchmark},
      {&row.v_1_year_average(), Comparison::kYearAverage},
      {&row.v_3_year_average(), Comparison::kThreeYearAverage}};
  for (const auto& candidate : candidates) {
    if (candidate.first->reason() != v1::Verdict::NOT_APPLICABLE) return candidate;
  }
  return candidates[0];
}

IndicatorVerdict::Word ReadWord(v1::Verdict::Word word) {
  switch (word) {
    case v1::Verdict::LOWER:
      return IndicatorVerdict::Word::kLower;
    case v1::Verdict::COMPARABLE:
      return IndicatorVerdict::Word::kComparable;
    case v1::Verdict::HIGHER:
      return IndicatorVerdict::Word::kHigher;
    default:
      return IndicatorVerdict::Word::kNotCalculated;
  }
}

IndicatorVerdict::Polarity ReadPolarity(v1::Indicator::Polarity polarity) {
  switch (polarity) {
    case v1::Indicator::HIGHER_IS_BETTER:
      return IndicatorVerdict::Polarity::kHigherIsBetter;
    case v1::Indicator::LOWER_IS_BETTER:
      return IndicatorVerdict::Polarity::kLowerIsBetter;
    default:
      return IndicatorVerdict::Polarity::kNeutral;
  }
}

}  // namespace

IndicatorVerdict ReadRow(const v1::DashboardRow& row) {
  const auto [verdict, comparison] = VerdictOf(row);
  return {.title = row.title(),
          .data_month = ParseMonth(row.data_month()).value_or(absl::CivilMonth()),
          .value = row.current().text(),
          .has_figure = row.current().has_value(),
          .word = ReadWord(verdict->word()),
          .text = verdict->text(),
          .sentence = verdict->sentence(),
          .comparison = comparison,
          .unit = row.unit(),
          .polarity = ReadPolarity(row.polarity())};
}

}  // namespace copperplate::delivery
