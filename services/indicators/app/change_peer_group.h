#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/peer_group_repository.h"

namespace copperplate::indicators {

// ALREADY_EXISTS (PEER_GROUP_EXISTS), INVALID_ARGUMENT with what CheckPeerGroup() finds, and what
// the port gives.
absl::StatusOr<Changed<PeerGroupRecord>> CreatePeerGroup(PeerGroupRepository& groups,
                                                         const RequestContext& context,
                                                         const PeerGroup& group, WriteMode mode,
                                                         const Printer<PeerGroupRecord>& print);

// The group as it is to be, sound by itself, made of the present version.
using MergePeerGroup = absl::FunctionRef<absl::StatusOr<PeerGroup>(const PeerGroupRecord&)>;

// NOT_FOUND (PEER_GROUP_UNKNOWN), ABORTED (ETAG_MISMATCH), what `merge` and CheckPeerGroup() find,
// and what the port gives.
absl::StatusOr<Changed<PeerGroupRecord>> UpdatePeerGroup(PeerGroupRepository& groups,
                                                         const RequestContext& context,
                                                         const Asked& asked, MergePeerGroup merge,
                                                         const Printer<PeerGroupRecord>& print);

}  // namespace copperplate::indicators
