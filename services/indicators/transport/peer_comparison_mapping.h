#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/peer_comparison.pb.h"
#include "services/indicators/app/get_peer_comparison.h"

namespace copperplate::indicators {

// The comparison of the force's indicator of this id as the API shows it, into an empty message.
void WritePeerComparison(absl::string_view force, const std::string& indicator,
                         const ComputedPeers& peers, v1::PeerComparison& out);

}  // namespace copperplate::indicators
