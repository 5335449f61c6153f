// What an indicator is: the versioned description that a dashboard row is computed from.
//
// Months are month numbers throughout this room (libs/time: year x 12 + month - 1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/status/error.h"
#include "services/indicators/domain/column.h"
#include "services/indicators/domain/measure.h"

namespace copperplate::indicators {

// The farthest that a data month may lie behind the month asked.
inline constexpr int kMostLagMonths = 24;

// One term of a derived indicator (KSI = fatal + serious).
struct FormulaTerm {
  std::string indicator;  // id
  bool subtract = false;
};

struct IndicatorDefinition {
  std::string id;             // `all-recorded-crime`
  std::string title;          // `All Recorded Crime`
  std::string theme;          // slug: victims, offenders, communities, transformation
  std::string theme_heading;  // as printed above the theme's rows
  Measure measure = Measure::kCount;
  // The unit of the value shown: `count`, `percent`, `minutes`, `hours`, `headcount`,
  // `days_lost_per_person`, `per_1000`... PROPORTION is always `percent`; a RATIO in `percent` is
  // shown times 100, in any other unit as the plain quotient.
  std::string unit;
  Frequency frequency = Frequency::kMonthly;
  Polarity polarity = Polarity::kNeutral;
  int decimals = 0;  // 0 to 6
  bool allows_negative = false;
  ColumnSet columns;
  std::string source_system;
  std::string collection_method;
  std::string caveat;
  int lag_months = 0;  // 0 to 24: how far behind the month asked the data month may lie
  BaselineRule baseline_rule = BaselineRule::kLastCompleteFy;
  std::optional<int32_t> baseline_from;  // first month; for FIXED, and only there
  std::string rule_profile;              // a name that FindProfile() knows
  std::string peer_source;
  std::vector<std::string> framework_tags;
  int display_order = 0;
  std::vector<FormulaTerm> formula;  // empty: the indicator has figures of its own
  int32_t valid_from = 0;            // first month
  std::optional<int32_t> valid_to;   // last month, itself included
};

// Every fault of a definition, field by field; empty when it may be stored.
Faults Validate(const IndicatorDefinition& definition);

// Whether its figures can be computed: false of a formula that was stored before Validate() refused
// its like.
bool IsComputed(const IndicatorDefinition& definition);

// Whether its figures are numbers of events, which vary as such: of a COUNT or RATE, and of a sum
// of these. A difference of two varies as both do, however small it is itself.
bool CountsEvents(const IndicatorDefinition& definition);

// 100 where the value shown is a percentage, 1,000 for a RATE, else 1.
int DisplayMultiplier(const IndicatorDefinition& definition);

}  // namespace copperplate::indicators
