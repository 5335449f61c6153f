// What somebody leaves behind who cannot hand it over, or did not.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "libs/change_postgres/change_set.h"
#include "libs/parts_postgres/beside.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/app/ports/event_images.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

struct LeftBehind {
  std::string force;
  std::string volunteer;  // id
  absl::CivilDay day;
  const std::vector<Supervision>& supervisions;  // of the force
  const std::vector<WatchGroup>& groups;         // likewise
};

// Adds to the set that nothing is the volunteer's to look after from the day on: supervisions by
// them end, or never begin, and who was to be succeeded by them goes on (domain
// GiveUpSupervisions()); groups that are not closed by then have
// no coordinator. Units keep the leader, who led them until then and does no more (`led`).
absl::Status AddLeftBehind(const LeftBehind& left, const EventImages& images,
                           postgres::Transaction& transaction, change_postgres::ChangeSet& changes);

// That of an engagement that has ended: all of it where the volunteer died; else the guards of the
// leaving have seen to all that holds on the day or has begun since, and what was to begin after
// today never does, unless the volunteer is in force in another engagement or goes on in one.
parts_postgres::AddBeside<Engagement> LeftBehindBeside(EventImages images);

}  // namespace copperplate::volunteers
