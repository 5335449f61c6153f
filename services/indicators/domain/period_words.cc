#include "services/indicators/domain/period_words.h"

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostPeriodsNamed = 3;

constexpr absl::string_view kMonthNames[] = {"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

std::string Span(int32_t first, int32_t last) {
  return absl::StrCat(MonthInWords(first), " to ", MonthInWords(last));
}

}  // namespace

std::string MonthInWords(int32_t month) {
  return absl::StrCat(kMonthNames[month % 12], " ", month / 12);
}

std::string MonthsThere(int32_t from, std::optional<int32_t> to) {
  const std::string first = FormatMonth(from);
  return to.has_value() ? absl::StrCat("from ", first, " to ", FormatMonth(*to))
                        : absl::StrCat("from ", first, " on");
}

std::string MonthsInWords(absl::Span<const int32_t> months) {
  const size_t count = months.size();
  if (count > 2 && months.back() - months.front() == static_cast<int32_t>(count) - 1) {
    return Span(months.front(), months.back());
  }
  std::string text;
  if (count > kMostPeriodsNamed) return text;
  for (size_t i = 0; i < count; ++i) {
    absl::string_view joint = i + 1 == count ? " and " : ", ";
    absl::StrAppend(&text, i == 0 ? "" : joint, MonthInWords(months[i]));
  }
  return text;
}

std::string PeriodNoun(Frequency frequency, size_t count) {
  const absl::string_view noun = frequency == Frequency::kMonthly     ? "month"
                                 : frequency == Frequency::kQuarterly ? "quarter"
                                                                      : "year";
  return absl::StrCat(noun, count == 1 ? "" : "s");
}

PeriodLabel SubjectLabel(const IndicatorDefinition& definition, Comparison comparison,
                         const Period& period) {
  const std::string month = MonthInWords(period.last);
  if (comparison != Comparison::kBenchmark) return {month};
  switch (definition.frequency) {
    case Frequency::kQuarterly:
      return {absl::StrCat("the quarter to ", month)};
    case Frequency::kAnnual:
      return {absl::StrCat("the year to ", month)};
    case Frequency::kMonthly:
      break;
  }
  return {absl::StrCat("the 12 months to ", month), /*plural=*/true};
}

PeriodLabel ReferenceLabel(const IndicatorDefinition& definition, Comparison comparison,
                           const Period& period) {
  const std::string span = Span(period.first, period.last);
  if (comparison != Comparison::kBenchmark) {
    return {absl::StrCat(
        SumsOverMonths(definition.measure) ? "the average month of " : "the average of ", span)};
  }
  switch (definition.frequency) {
    case Frequency::kQuarterly:
      return {"the same quarter a year before"};
    case Frequency::kAnnual:
      return {"the year before"};
    case Frequency::kMonthly:
      break;
  }
  return {absl::StrCat("the baseline of ", span)};
}

}  // namespace copperplate::indicators
