#include "services/indicators/app/change_peer_group.h"

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/peer_group_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<PeerGroupRecord>> CreatePeerGroup(PeerGroupRepository& groups,
                                                         const RequestContext& context,
                                                         const PeerGroup& group, WriteMode mode,
                                                         const Printer<PeerGroupRecord>& print) {
  const auto decide = [&](const PeerGroupBook& book) -> absl::StatusOr<PeerGroup> {
    if (FindPeerGroup(book, group.id) != nullptr) {
      return Error(absl::StatusCode::kAlreadyExists, "PEER_GROUP_EXISTS",
                   "there is a peer group of this id")
          .Build();
    }
    ABSL_RETURN_IF_ERROR(CheckPeerGroup(book, group).ToStatus());
    return group;
  };
  return groups.Change(context, {.mode = mode, .decide = decide, .print = print});
}

absl::StatusOr<Changed<PeerGroupRecord>> UpdatePeerGroup(PeerGroupRepository& groups,
                                                         const RequestContext& context,
                                                         const Asked& asked, MergePeerGroup merge,
                                                         const Printer<PeerGroupRecord>& print) {
  const auto decide = [&](const PeerGroupBook& book) -> absl::StatusOr<PeerGroup> {
    ABSL_ASSIGN_OR_RETURN(const PeerGroupRecord* const present,
                          Present(FindPeerGroup(book, asked.id), asked, PeerGroupUnknown()));
    ABSL_ASSIGN_OR_RETURN(const PeerGroup group, merge(*present));
    ABSL_RETURN_IF_ERROR(CheckPeerGroup(book, group).ToStatus());
    return group;
  };
  return groups.Change(context, {.mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
