#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/volunteer_summary.pb.h"
#include "services/volunteers/app/summarise_volunteers.h"

namespace copperplate::volunteers {

v1::VolunteerSummary WriteVolunteerSummary(absl::string_view force,
                                           const VolunteerSummary& summary);

}  // namespace copperplate::volunteers
