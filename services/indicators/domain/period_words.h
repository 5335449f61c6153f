// Months and periods as a sentence names them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {

// `March 2018`.
std::string MonthInWords(int32_t month);

// `March 2018`; `April 2016 to January 2017` where one follows another; `May 2016, July 2016 and
// March 2017` of up to three; empty where they are more. Ascending.
std::string MonthsInWords(absl::Span<const int32_t> months);

// `from 1974-04 on`, `from 1974-04 to 2018-03`.
std::string MonthsThere(int32_t from, std::optional<int32_t> to);
// `month`, `quarters`, `year`: so many periods of such figures.
std::string PeriodNoun(Frequency frequency, size_t count);

// A period within a sentence. `12 months` take the verb in the plural.
struct PeriodLabel {
  std::string text;
  bool plural = false;

  absl::string_view Has() const { return plural ? " have" : " has"; }
  absl::string_view Is() const { return plural ? " are" : " is"; }
  absl::string_view Equals() const { return plural ? " equal" : " equals"; }
};

// What is judged: the data month, or against the benchmark the 12 months, quarter or year to it.
PeriodLabel SubjectLabel(const IndicatorDefinition& definition, Comparison comparison,
                         const Period& period);

// What it is held against: the average month, the baseline, the period a year before.
PeriodLabel ReferenceLabel(const IndicatorDefinition& definition, Comparison comparison,
                           const Period& period);

}  // namespace copperplate::indicators
