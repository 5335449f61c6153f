// Posts that nobody fills: of groups a coordinator, of cadet units their leaders.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/engagement_reviews.h"

namespace copperplate::volunteers {

// Those of the force on the day, groups first. A group whose coordinator died, or left, has nobody,
// whether or not it still names them: what was told by a release that did not hand it over stays as
// it was.
absl::StatusOr<std::vector<VacantPost>> ReadVacantPosts(postgres::Session& session,
                                                        absl::string_view force,
                                                        absl::CivilDay as_of);

}  // namespace copperplate::volunteers
