// Which of a volunteer's duties leave too little rest.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/duty_repository.h"
#include "services/volunteers/domain/duty_rest.h"

namespace copperplate::volunteers {

struct RestQuery {
  std::string volunteer;  // id
  // Of duties that begin on these days, both inclusive.
  absl::CivilDay from;
  absl::CivilDay to;
};

struct DutyRest {
  Duty duty;
  std::vector<RestWarning> warnings;  // not empty
};

// In the order in which they begin, of all engagements of the volunteer. NOT_FOUND
// (VOLUNTEER_UNKNOWN), and what the port gives.
absl::StatusOr<std::vector<DutyRest>> ReviewRests(DutyRepository& duties,
                                                  const RequestContext& context,
                                                  const RestQuery& query);

}  // namespace copperplate::volunteers
