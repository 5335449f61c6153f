// What follows of a change of somebody's engagements, vetting, consents or role: the days on which
// they may be given duties, which stand on the row that a duty locks (`engagement.deployable`), as
// instants; from when the volunteer is of age (`adult_from`); of a cadet when the unit has leaders
// enough (`led`: cadet_unit_rows.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/session.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {

// What the force has about the volunteer, but skills, recognitions, units and watch groups, and
// supervisions, of which one needs one's own and another everybody's. Statements of their own for
// each kind: consistent under the lock
// (root_rows.h). NOT_FOUND (VOLUNTEER_UNKNOWN).
absl::StatusOr<Dossier> ReadDossier(postgres::Session& session, absl::string_view force,
                                    absl::string_view volunteer);

// As `engagement.deployable` and `trainable` are written: tstzmultiranges.
struct DeployableColumns {
  std::string deployable;
  std::string trainable;
};
// `engagement` is one of the volunteer's. Of the dossier neither supervisions nor roles are looked
// at.
DeployableColumns DeployableOf(const Dossier& dossier, const Engagement& engagement);

// `engagement.adult_from`.
std::optional<absl::Time> AdultFrom(const Volunteer& volunteer);

// Rewrites what of the volunteers' engagements has changed, and of the units that they lead.
absl::Status SettleDeployable(postgres::Session& session, absl::string_view force,
                              const std::vector<std::string>& volunteers);

// Of everybody who has an engagement in the role.
absl::Status SettleDeployableOfRole(postgres::Session& session, absl::string_view force,
                                    absl::string_view role);

}  // namespace copperplate::volunteers
