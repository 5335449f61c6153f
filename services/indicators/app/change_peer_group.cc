#include "services/indicators/app/change_peer_group.h"

#include "libs/api/etag.h"
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
                                                         const PeerGroupUpdate& update,
                                                         const Printer<PeerGroupRecord>& print) {
  const auto decide = [&](const PeerGroupBook& book) -> absl::StatusOr<PeerGroup> {
    const PeerGroupRecord* const present = FindPeerGroup(book, update.id);
    if (present == nullptr) return PeerGroupUnknown();
    if (update.expected_version.value_or(present->header.version) != present->header.version) {
      return api::EtagMismatch();
    }
    ABSL_ASSIGN_OR_RETURN(const PeerGroup group, update.merge(*present));
    ABSL_RETURN_IF_ERROR(CheckPeerGroup(book, group).ToStatus());
    return group;
  };
  return groups.Change(context, {.mode = update.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
