#include "services/governance/domain/recommendation.h"

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::governance {
namespace {

constexpr int32_t kHighestRecommendation = 9999;

}  // namespace

Faults Validate(const Recommendation& recommendation, bool number_taken, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(recommendation.id, "id", faults);
  fields::CheckRange(recommendation.number, "number", 1, kHighestRecommendation, faults);
  if (number_taken) {
    faults.Add("NUMBER_TAKEN", "number", "is that of another recommendation of the report");
  }
  fields::CheckProse(recommendation.text, "text", faults);
  fields::CheckOptionalProse(recommendation.management_response, "management_response", faults);
  fields::CheckOptionalLine(recommendation.ownership.owner, "owner", faults);
  fields::CheckNotInFuture(recommendation.raised_on, "raised_on", today, faults);
  const auto& original = recommendation.due.original;
  if (original.has_value() && *original < recommendation.raised_on) {
    faults.Add("DUE_BEFORE_RAISED", "original_due", "must not lie before the day it was raised");
  }
  return faults;
}

void CheckNotDueInPast(const Recommendation& recommendation, bool historic_import,
                       absl::CivilDay today, Faults& faults) {
  const auto& due = recommendation.due.original;
  if (historic_import || !due.has_value() || *due < recommendation.raised_on) return;
  if (*due < today) {
    faults.Add("DUE_IN_PAST", "original_due",
               "must not lie before the present day, but of a report that is a historic import");
  }
}

std::optional<ExternalState> ExternalStateAsKnown(const Recommendation& recommendation,
                                                  const AsKnown& known) {
  std::optional<ExternalState> state;
  for (const ExternalEntry& entry : recommendation.external) {
    if (known.Has(entry.on, entry.recorded_at)) state = entry.state;
  }
  return state;
}

}  // namespace copperplate::governance
