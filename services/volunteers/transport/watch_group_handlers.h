#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/watch_group_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of WatchGroupService. Thread-safe.
class WatchGroupHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  WatchGroupHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::WatchGroup> GetWatchGroup(const rpc::CallContext& call,
                                               const v1::GetWatchGroupRequest& request) const;
  absl::StatusOr<v1::ListWatchGroupsResponse> ListWatchGroups(
      const rpc::CallContext& call, const v1::ListWatchGroupsRequest& request) const;
  absl::StatusOr<v1::WatchGroup> CreateWatchGroup(const rpc::CallContext& call,
                                                  const v1::CreateWatchGroupRequest& request) const;
  absl::StatusOr<v1::WatchGroup> UpdateWatchGroup(const rpc::CallContext& call,
                                                  const v1::UpdateWatchGroupRequest& request) const;
  absl::StatusOr<v1::Site> GetSite(const rpc::CallContext& call,
                                   const v1::GetSiteRequest& request) const;
  absl::StatusOr<v1::ListSitesResponse> ListSites(const rpc::CallContext& call,
                                                  const v1::ListSitesRequest& request) const;
  absl::StatusOr<v1::Site> CreateSite(const rpc::CallContext& call,
                                      const v1::CreateSiteRequest& request) const;
  absl::StatusOr<v1::Site> UpdateSite(const rpc::CallContext& call,
                                      const v1::UpdateSiteRequest& request) const;
  absl::StatusOr<v1::Session> GetSession(const rpc::CallContext& call,
                                         const v1::GetSessionRequest& request) const;
  absl::StatusOr<v1::ListSessionsResponse> ListSessions(
      const rpc::CallContext& call, const v1::ListSessionsRequest& request) const;
  absl::StatusOr<v1::Session> CreateSession(const rpc::CallContext& call,
                                            const v1::CreateSessionRequest& request) const;
  absl::StatusOr<v1::Session> UpdateSession(const rpc::CallContext& call,
                                            const v1::UpdateSessionRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteSession(
      const rpc::CallContext& call, const v1::DeleteSessionRequest& request) const;

 private:
  PartCall<WatchGroup> GroupCall(const rpc::CallContext& call) const;
  PartCall<SpeedwatchSite> SiteCall(const rpc::CallContext& call) const;
  PartCall<SpeedwatchSession> SessionCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
