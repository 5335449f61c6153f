#include "services/indicators/domain/period_trend_sentence.h"

#include "absl/strings/str_cat.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

absl::string_view Noun(int months) {
  return months == 12 ? "year" : (months == 3 ? "quarter" : "month");
}

std::string PeriodTo(const Cell& cell, int months) {
  const std::string month = MonthInWords(cell.period.last);
  return months == 1 ? month : absl::StrCat("the ", Noun(months), " to ", month);
}

absl::string_view Word(const PeriodTrend& trend) {
  switch (trend.change) {
    case TrendChange::kIncreasing:
      return "a significant increase";
    case TrendChange::kDecreasing:
      return "a significant decrease";
    case TrendChange::kNoSignificantChange:
      break;
  }
  return "no significant trend";
}

absl::string_view Meaning(TrendMeaning meaning) {
  switch (meaning) {
    case TrendMeaning::kBetter:
      return ", for the better";
    case TrendMeaning::kWorse:
      return ", for the worse";
    case TrendMeaning::kNeither:
      return ", which by itself is neither better nor worse";
    case TrendMeaning::kNone:
      break;
  }
  return "";
}

// With as many decimals as it takes that the two differ.
std::string Statistic(const PeriodTrend& trend) {
  const bool above = trend.chi_square > trend.threshold;
  int decimals = 1;
  const auto text = [&](double value) { return RoundedText(value, decimals); };
  while (decimals < 6 && text(trend.chi_square) == text(trend.threshold)) ++decimals;
  return absl::StrCat("chi-square is ", text(trend.chi_square), above ? ", above " : ", not above ",
                      text(trend.threshold));
}

}  // namespace

std::string PeriodTrendSentence(const IndicatorDefinition& definition, const PeriodTrend& trend) {
  const Cell& first = trend.periods.front().cell;
  const Cell& last = trend.periods.back().cell;
  const absl::string_view noun = Noun(trend.period_months);
  const std::string stability =
      trend.sign_is_stable
          ? absl::StrCat("and its direction is the same whichever ", noun, " is left out")
          : absl::StrCat("and its direction rests on a single ", noun);
  return absl::StrCat("From ", PeriodTo(first, trend.period_months), " to ",
                      PeriodTo(last, trend.period_months), ", over five ", noun, "s, from ",
                      Quantity(definition, first.text), " to ", Quantity(definition, last.text),
                      ": ", Word(trend), Meaning(trend.meaning), "; ", Statistic(trend), ", ",
                      stability, ".");
}

}  // namespace copperplate::indicators
