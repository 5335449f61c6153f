#include "services/indicators/domain/forecast_sentence.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/domain/quantity.h"

namespace copperplate::indicators {
namespace {

const char* NameOf(const YearEndForecast& year, ForecastMethod method) {
  switch (method) {
    case ForecastMethod::kAdditiveHoltWinters:
      return "additive Holt-Winters smoothing";
    case ForecastMethod::kMultiplicativeHoltWinters:
      return "multiplicative Holt-Winters smoothing";
    case ForecastMethod::kPooledSeason:
      return year.pool_is_own ? "its own season over all years" : "the season of a larger series";
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

// The model that came nearest on the past and cannot be used; null where there is none.
const MethodTrial* NearestNotFitted(const YearEndForecast& year) {
  for (const MethodTrial& trial : year.trials) {
    if (trial.outcome == TrialOutcome::kNotFitted && trial.error.has_value()) return &trial;
  }
  return nullptr;
}

// With one decimal more than the figures themselves.
std::string ErrorInWords(const IndicatorDefinition& definition, const YearEndForecast& year,
                         ForecastMethod method) {
  return Quantity(definition,
                  RoundedText(ErrorOf(year, method).value_or(0), definition.decimals + 1));
}

// Why the months to come are what they are.
std::string MethodInWords(const IndicatorDefinition& definition, const YearEndForecast& year) {
  constexpr ForecastMethod kNaive = ForecastMethod::kSeasonalNaive;
  if (year.method != kNaive) {
    return absl::StrCat("The months to come follow ", NameOf(year, year.method),
                        ": tried on the past it missed a month by ",
                        ErrorInWords(definition, year, year.method),
                        " on average, the same month a year before by ",
                        ErrorInWords(definition, year, kNaive), ".");
  }
  constexpr char kYearBefore[] = "The months to come are those of a year before: ";
  if (const MethodTrial* const nearest = NearestNotFitted(year)) {
    return absl::StrCat(kYearBefore, "tried on the past ", NameOf(year, nearest->method),
                        " came nearer, but it cannot be fitted to the whole history.");
  }
  return absl::StrCat(kYearBefore, ErrorOf(year, kNaive).has_value()
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
