#include "services/indicators/domain/forecast_sentence.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

const char* NameOf(ForecastMethod method) {
  switch (method) {
    case ForecastMethod::kAdditiveHoltWinters:
      return "additive Holt-Winters smoothing";
    case ForecastMethod::kMultiplicativeHoltWinters:
      return "multiplicative Holt-Winters smoothing";
    case ForecastMethod::kPooledSeason:
      return "the season of a larger series";
    case ForecastMethod::kSeasonalNaive:
    case ForecastMethod::kYearComplete:
      break;
  }
  return "the same months a year before";
}

std::string YearInWords(const YearEndForecast& year) {
  return absl::StrCat("the year to ", MonthInWords(year.year.last));
}

std::optional<double> ErrorOf(const YearEndForecast& year, ForecastMethod method) {
  for (const MethodTrial& trial : year.trials) {
    if (trial.method == method) return trial.error;
  }
  return std::nullopt;
}

// With one decimal more than the figures themselves.
std::string ErrorInWords(const IndicatorDefinition& definition, const YearEndForecast& year,
                         ForecastMethod method) {
  return Quantity(definition, absl::StrFormat("%.*f", definition.decimals + 1,
                                              ErrorOf(year, method).value_or(0)));
}

// Why the months to come are what they are.
std::string MethodInWords(const IndicatorDefinition& definition, const YearEndForecast& year) {
  constexpr ForecastMethod kNaive = ForecastMethod::kSeasonalNaive;
  if (year.method != kNaive) {
    return absl::StrCat("The months to come follow ", NameOf(year.method),
                        ": tried on the past it missed a month by ",
                        ErrorInWords(definition, year, year.method),
                        " on average, the same month a year before by ",
                        ErrorInWords(definition, year, kNaive), ".");
  }
  return absl::StrCat("The months to come are those of a year before: ",
                      ErrorOf(year, kNaive).has_value()
                          ? "tried on the past, no model came nearer."
                          : "the history is too short to try a model on.");
}

}  // namespace

std::string ForecastSentence(const IndicatorDefinition& definition, const YearEndForecast& year) {
  const auto quantity = [&](const ForecastValue& value) {
    return Quantity(definition, value.text);
  };
  if (year.method == ForecastMethod::kYearComplete) {
    return absl::StrCat(YearInWords(year), " is complete with ", quantity(year.projected), ".")
        .replace(0, 1, "T");
  }
  std::string sentence = absl::StrCat(
      "After ", Quantity(definition, year.year_to_date.text), " to ", MonthInWords(year.last_month),
      ", ", YearInWords(year), " is projected to end at ", quantity(year.projected), ", between ",
      quantity(year.lower), " and ", quantity(year.upper), " with 95% confidence");
  if (year.previous_year.has_value()) {
    absl::StrAppend(&sentence, " (the year before: ", quantity(*year.previous_year), ")");
  }
  return absl::StrCat(sentence, ". ", MethodInWords(definition, year));
}

std::string StepChangeNote(const YearEndForecast& year) {
  if (year.step_changes.empty()) return "";
  std::vector<std::string> changes;
  for (const StepChange& change : year.step_changes) {
    changes.push_back(absl::StrCat(MonthInWords(change.month), change.reason.empty() ? "" : " (",
                                   change.reason, change.reason.empty() ? "" : ")"));
  }
  return absl::StrCat("The history has a step change in ", absl::StrJoin(changes, " and in "),
                      ": what came before may say little of what is to come.");
}

}  // namespace copperplate::indicators
