// What an engagement is held against when somebody looks at how it goes.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/attention.h"
#include "services/volunteers/domain/continuous_service.h"
#include "services/volunteers/domain/expectation.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

// Configuration of a force, of one kind, from a day on until the next of the kind.
struct ReviewStandard {
  std::string id;
  Kind kind = Kind::kSpecial;
  absl::CivilDay from;
  ExpectationRule expectation;
  AttentionLimits attention;
  ServiceRules service;
};

// Where a force has none. Of a special constable 16 hours a month (Hampshire Constabulary), of a
// cadet 3 (Volunteer Police Cadets), of the others none; the rest as the structs have it.
ReviewStandard DefaultReviewStandard(Kind kind);

// That in force on the day.
ReviewStandard ReviewStandardOn(absl::Span<const ReviewStandard> standards, Kind kind,
                                absl::CivilDay day);

// Its faults beside the others, by the API's names: NUMBER_OUT_OF_RANGE; NO_DUTY_DAYS_REVERSED of
// `no_duty_second_days` that is not above the first; DUPLICATE of `recognised_years[i]`;
// STANDARD_EXISTS_ON_DAY of `from_date` where there is one of the kind from that day on already.
void CheckReviewStandard(const ReviewStandard& standard, absl::Span<const ReviewStandard> others,
                         Faults& faults);

}  // namespace copperplate::volunteers
