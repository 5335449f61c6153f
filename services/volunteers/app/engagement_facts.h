// What a dossier says of an engagement to those who judge its moves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/volunteers/domain/cadet_membership.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/engagement_guards.h"
#include "services/volunteers/domain/transfer.h"

namespace copperplate::volunteers {

// On the day; nothing of a leave or of leaving. `name`, the engagement's, outlives it.
GuardFacts FactsOf(const Dossier& dossier, const Engagement& engagement, absl::string_view name,
                   absl::CivilDay effective_on);

// Names of the persons whom the volunteer supervises on the day, or has since, by today: of those
// who have left, nobody is any more. Whoever came under them while they were in force in another
// engagement is not among them, and what has not begun ends with the leaving
// (storage/left_behind.h). `engagement` is the id of the one that ends.
std::vector<std::string> SuperviseesFrom(const Dossier& dossier, absl::string_view engagement,
                                         absl::CivilDay day, absl::CivilDay today);

// The units and cadets of the force.
UnitsOfForce UnitsOf(const Dossier& dossier);

// Names of the units, not closed, that the volunteer leads and may not without the engagement of
// the id: no other one is in force that is no cadet's.
std::vector<std::string> UnitsLedBy(const Dossier& dossier, absl::string_view force,
                                    absl::string_view engagement);
// Names of the watch groups that are without a coordinator from the day on once the engagement is
// over or not in force any more: none while the volunteer is in force in another.
std::vector<std::string> GroupsLeft(const Dossier& dossier, const Engagement& engagement,
                                    absl::string_view force, absl::CivilDay day);

// The engagements beside that of the id that are not over by the end of the day.
std::vector<OpenEngagement> OpenBeside(const Dossier& dossier, absl::string_view force,
                                       absl::string_view engagement, absl::CivilDay day);

// When the last duty of the engagement ends; nothing where it has none.
std::optional<absl::Time> LastDutyEnd(const Dossier& dossier, const Engagement& engagement);

}  // namespace copperplate::volunteers
