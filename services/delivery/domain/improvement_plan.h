// An improvement plan after an inspection, its findings, and the reviews that look at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// What a plan has at most of findings, of actions and of reviews: summaries read them all.
inline constexpr int kMostOfImprovementPlan = 1000;

struct ImprovementPlan {
  std::string id;
  std::string title;
  std::string source_report;  // governance's resource name; may be empty
  std::string owner;
  int32_t review_every_months = 0;
  Marking marking = Marking::kOfficial;  // of all its parts too

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

enum class FindingKind : uint8_t {
  kAreaOfConcern,
  kCauseOfConcern,
  kAreaForImprovement,
  kRecommendation,
};

struct Finding {
  std::string id;
  int32_t number = 0;
  FindingKind kind = FindingKind::kAreaForImprovement;
  std::string text;
  std::string recommendation;       // governance's resource name; may be empty
  std::string recommendation_copy;  // what it said; may be empty
  // When the copy was put here or last changed; nothing without a copy.
  std::optional<absl::Time> copied_at;
  // From which the plan has it; nothing in a request that leaves that to the service.
  std::optional<absl::CivilDay> found_on;
};

// That a body looked at the plan on a day of Europe/London.
struct PlanReview {
  std::string id;
  absl::CivilDay on;
  std::string at_body;
  std::string recorded_by;
};

// Every fault of one of these by itself, by the API's field names; that resource names are some is
// for the caller to see.
Faults Validate(const ImprovementPlan& plan);
// RECOMMENDATION_REQUIRED where an area or cause of concern has none (HMICFRS: a cause of concern
// is always accompanied by one), or a copy is of none.
Faults Validate(const Finding& finding);
// DATE_IN_FUTURE after `today`.
Faults Validate(const PlanReview& review, absl::CivilDay today);

// When the next review is due: `months` calendar months after the last one, the month's last day
// where it has no such day (31 December and two months: 28 February).
absl::CivilDay NextReview(absl::CivilDay last, int32_t months);

}  // namespace copperplate::delivery
