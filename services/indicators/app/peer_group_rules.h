#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/peer_group_repository.h"

namespace copperplate::indicators {

// Null where the book has no group of this id.
const PeerGroupRecord* FindPeerGroup(const PeerGroupBook& book, absl::string_view id);

// Every fault of how `group` (sound by itself) stands among the others, by the API's field names:
// the forces it names exist (FORCE_UNKNOWN); a force has one group in any month
// (PEER_GROUPS_OVERLAP).
Faults CheckPeerGroup(const PeerGroupBook& book, const PeerGroup& group);

}  // namespace copperplate::indicators
