#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/duty_service.pb.h"
#include "copperplate/volunteers/v1/rest_review.pb.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/review_rests.h"

namespace copperplate::volunteers {

// Adds every fault: those of the name; DATES_REVERSED and PERIOD_TOO_LONG of `to_date`. `today` is
// in Europe/London.
RestQuery ReadRestQuery(const v1::GetRestReviewRequest& request, absl::CivilDay today,
                        Faults& faults);

v1::RestReview WriteRestReview(absl::string_view force, absl::string_view volunteer,
                               const std::vector<DutyRest>& rests);

}  // namespace copperplate::volunteers
