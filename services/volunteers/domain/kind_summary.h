// Where the volunteers of one kind stand: what the Board is told of their number.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/flows.h"
#include "services/volunteers/domain/headcount.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {

struct KindSummary {
  Kind kind = Kind::kSpecial;
  Headcount headcount;
  std::vector<PipelineStage> pipeline;
  std::vector<Flows> flows;  // in the order of kSummaryPeriods
  // At the ends of 12 whole months, the last one LastWholeMonth().
  std::vector<int64_t> month_end_strengths;
  std::optional<Rational> average_headcount;  // of those
  // Who left in those months by that average; nothing where it is 0.
  std::optional<Rational> turnover;
};

// At the end of `as_of`. `engagements` are those of all kinds, their histories as they were known.
KindSummary SummariseKind(Engagements engagements, Kind kind, absl::CivilDay as_of);

}  // namespace copperplate::volunteers
