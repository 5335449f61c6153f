// Where the volunteers of one kind stand: what the Board is told of their number and hours.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/exit_interview.h"
#include "services/volunteers/domain/flows.h"
#include "services/volunteers/domain/headcount.h"
#include "services/volunteers/domain/hours.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/summary_periods.h"

namespace copperplate::volunteers {

struct KindSummary {
  Kind kind = Kind::kSpecial;
  Headcount headcount;
  std::vector<PipelineStage> pipeline;
  std::vector<Flows> flows;                      // in the order of PeriodsOf()
  std::vector<ExitCompletion> exit_completions;  // likewise
  // At the ends of 12 whole months, the last one LastWholeMonth().
  std::vector<int64_t> month_end_strengths;
  std::optional<Rational> average_headcount;  // of those
  // Who left the force in those months by that average; nothing where it is 0.
  std::optional<Rational> turnover;
};

// At the end of the range's day. `engagements` are those of all kinds, their histories as they were
// known.
KindSummary SummariseKind(Engagements engagements, Kind kind, const SummaryRange& range);

// The hours of one kind.
struct KindHours {
  std::vector<Hours> hours;  // in the order of PeriodsOf()
  // Of each period, by each of kHoursBy.
  std::vector<std::vector<std::map<std::string, Hours>>> splits;
  // Of the 12 whole months by their average headcount and by 12; nothing where that is 0.
  std::optional<Rational> average_monthly;
  // Persons on duty in the month of the day by the strength at its end; nothing where that is 0.
  std::optional<Rational> turnout;
};

// The first day of the duties that KindHours are of.
absl::CivilDay FirstDayOfHours(const SummaryRange& range);

// `worked` are those from FirstDayOfHours() to the range's day, `persons_on_duty` in its
// month.
KindHours SummariseHours(absl::Span<const MinutesWorked> worked, int64_t persons_on_duty,
                         const KindSummary& summary, const SummaryRange& range);

}  // namespace copperplate::volunteers
