#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/peer_figure.pb.h"
#include "copperplate/indicators/v1/peer_group.pb.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/peer_figure_repository.h"
#include "services/indicators/app/ports/peer_group_repository.h"

namespace copperplate::indicators {

// Faults of `parent`: RESOURCE_NAME_INVALID, PEERS_NOT_NATIONAL where it is not `forces/national`.
void CheckPeerParent(absl::string_view parent, Faults& faults);
// The same of the force that a group's name begins with.
void CheckPeersNational(absl::string_view force, absl::string_view field, Faults& faults);

// The id of a force that `text` names, or is; empty, with the fault, where it is none.
std::string ReadForceReference(absl::string_view text, absl::string_view field, Faults& faults);

// The group `id` that `message` describes. Faults, by the resource's field names, are everything
// that is wrong with it by itself.
PeerGroup ReadPeerGroup(absl::string_view id, const v1::PeerGroup& message, Faults& faults);

v1::PeerGroup WritePeerGroup(const PeerGroupRecord& record);

// Into an empty message; without a batch what says where it came from is left out.
void WritePeerFigure(const PeerFigureRecord& record, v1::PeerFigure& out);

}  // namespace copperplate::indicators
