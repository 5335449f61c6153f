// How many people there are: stocks at the end of a day in Europe/London.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

using Engagements = absl::Span<const Engagement>;

// Whom figures count: the volunteer, or by its id the record that is kept of the person. Views of
// the engagement.
absl::string_view CountedAs(const Engagement& engagement);

// Distinct persons. Who is counted in two states at once, in engagements of two kinds, is in both
// counts and in `strength` once.
struct Headcount {
  int64_t strength = 0;  // "in force", "establishment": all below
  int64_t active = 0;    // in PROBATION or ACTIVE
  int64_t in_probation = 0;
  int64_t on_leave = 0;
  int64_t suspended = 0;
};

// Of the kind, or without one of all kinds together, each person once.
Headcount HeadcountOn(Engagements engagements, std::optional<Kind> kind, absl::CivilDay day);

// Who is in one stage on the way in.
struct PipelineStage {
  EngagementState state = EngagementState::kApplied;
  int64_t persons = 0;
  // Days in the stage, from the one on which it began: between two when there are evenly many.
  // Nothing where nobody is in it.
  std::optional<Rational> median_days;
  std::optional<int64_t> oldest_days;
};

// APPLIED, VETTING, INDUCTION in this order.
std::vector<PipelineStage> PipelineOn(Engagements engagements, Kind kind, absl::CivilDay day);

}  // namespace copperplate::volunteers
