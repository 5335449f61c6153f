// What a report asks to be done, and what comes of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "services/governance/domain/due_date.h"
#include "services/governance/domain/evidence.h"
#include "services/governance/domain/owner.h"
#include "services/governance/domain/recommendation_state.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

// What the register said on a day: appended, never changed, and never a move of ours.
struct ExternalEntry {
  ExternalState state = ExternalState::kAwaitingReview;
  absl::CivilDay on;
  std::string recorded_by;
  absl::Time recorded_at;
};

struct Recommendation {
  std::string id;
  std::string report;  // id
  int32_t number = 0;  // in the report
  RecommendationKind kind = RecommendationKind::kRecommendation;
  std::optional<RecommendationPriority> priority;  // where the report has them
  std::string text;
  std::string management_response;  // may be empty while it is PROPOSED
  Ownership ownership;
  absl::CivilDay raised_on;  // the report's day, or that of its draft
  DueDate due;
  absl::Time recorded_at;
  RecommendationState state = RecommendationState::kProposed;
  std::vector<StateChange<RecommendationState>> changes;  // the last one's `to` is `state`
  std::vector<Evidence> evidence;
  std::vector<ExternalEntry> external;  // by day
  std::string verified_by;              // of kVerified
  std::optional<VerifierKind> verified_as;
  std::string superseded_by;                  // resource name; of kSuperseded only
  bool is_superseding_one_sensitive = false;  // then a viewer is not told which it is
};

// DUE_IN_PAST of `original_due` before today, of a recommendation that is added now; one of a
// report that is a historic import may be due on a past day.
void CheckNotDueInPast(const Recommendation& recommendation, bool historic_import,
                       absl::CivilDay today, Faults& faults);

// Every fault of what people say of a recommendation, by the API's field names: those of
// libs/fields; NUMBER_TAKEN where another of the report has `number`; DATE_IN_FUTURE of
// `raised_on`; DUE_BEFORE_RAISED of `original_due`.
Faults Validate(const Recommendation& recommendation, bool number_taken, absl::CivilDay today);

// What the register said last by the end of the day; nothing where it is not known.
std::optional<ExternalState> ExternalStateAsKnown(const Recommendation& recommendation,
                                                  const AsKnown& known);

}  // namespace copperplate::governance
