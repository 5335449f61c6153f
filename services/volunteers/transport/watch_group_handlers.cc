#include "services/volunteers/transport/watch_group_handlers.h"

#include "libs/time/civil.h"
#include "services/volunteers/transport/session_mapping.h"
#include "services/volunteers/transport/site_mapping.h"
#include "services/volunteers/transport/watch_group_mapping.h"

namespace copperplate::volunteers {

PartCall<WatchGroup> WatchGroupHandlers::GroupCall(const rpc::CallContext& call) const {
  return {ports_.watch_groups, call, {.today = LondonDay(clock_.Now())}};
}

PartCall<SpeedwatchSite> WatchGroupHandlers::SiteCall(const rpc::CallContext& call) const {
  return {ports_.sites, call, {.today = LondonDay(clock_.Now())}};
}

PartCall<SpeedwatchSession> WatchGroupHandlers::SessionCall(const rpc::CallContext& call) const {
  return {ports_.sessions, call, {.now = clock_.Now()}};
}

absl::StatusOr<v1::WatchGroup> WatchGroupHandlers::GetWatchGroup(
    const rpc::CallContext& call, const v1::GetWatchGroupRequest& request) const {
  return GroupCall(call).Get(request);
}

absl::StatusOr<v1::ListWatchGroupsResponse> WatchGroupHandlers::ListWatchGroups(
    const rpc::CallContext& call, const v1::ListWatchGroupsRequest& request) const {
  using Response = v1::ListWatchGroupsResponse;
  return GroupCall(call).List<Response>(kForceName, request, &Response::add_watch_groups);
}

absl::StatusOr<v1::WatchGroup> WatchGroupHandlers::CreateWatchGroup(
    const rpc::CallContext& call, const v1::CreateWatchGroupRequest& request) const {
  return GroupCall(call).Create(kForceName, request, request.watch_group_id(),
                                request.watch_group());
}

absl::StatusOr<v1::WatchGroup> WatchGroupHandlers::UpdateWatchGroup(
    const rpc::CallContext& call, const v1::UpdateWatchGroupRequest& request) const {
  const PartMapping<WatchGroup> mapping = {.today = LondonDay(clock_.Now()),
                                           .declared_today = DeclaresToday(request)};
  return PartCall<WatchGroup>(ports_.watch_groups, call, mapping)
      .Update(request, request.watch_group());
}

absl::StatusOr<v1::Site> WatchGroupHandlers::GetSite(const rpc::CallContext& call,
                                                     const v1::GetSiteRequest& request) const {
  return SiteCall(call).Get(request);
}

absl::StatusOr<v1::ListSitesResponse> WatchGroupHandlers::ListSites(
    const rpc::CallContext& call, const v1::ListSitesRequest& request) const {
  using Response = v1::ListSitesResponse;
  return SiteCall(call).List<Response>(kWatchGroupName, request, &Response::add_sites);
}

absl::StatusOr<v1::Site> WatchGroupHandlers::CreateSite(
    const rpc::CallContext& call, const v1::CreateSiteRequest& request) const {
  return SiteCall(call).Create(kWatchGroupName, request, request.site_id(), request.site());
}

absl::StatusOr<v1::Site> WatchGroupHandlers::UpdateSite(
    const rpc::CallContext& call, const v1::UpdateSiteRequest& request) const {
  return SiteCall(call).Update(request, request.site());
}

absl::StatusOr<v1::Session> WatchGroupHandlers::GetSession(
    const rpc::CallContext& call, const v1::GetSessionRequest& request) const {
  return SessionCall(call).Get(request);
}

absl::StatusOr<v1::ListSessionsResponse> WatchGroupHandlers::ListSessions(
    const rpc::CallContext& call, const v1::ListSessionsRequest& request) const {
  using Response = v1::ListSessionsResponse;
  return SessionCall(call).List<Response>(kWatchGroupName, request, &Response::add_sessions);
}

absl::StatusOr<v1::Session> WatchGroupHandlers::CreateSession(
    const rpc::CallContext& call, const v1::CreateSessionRequest& request) const {
  return SessionCall(call).Create(kWatchGroupName, request, request.session_id(),
                                  request.session());
}

absl::StatusOr<v1::Session> WatchGroupHandlers::UpdateSession(
    const rpc::CallContext& call, const v1::UpdateSessionRequest& request) const {
  return SessionCall(call).Update(request, request.session());
}

absl::StatusOr<google::protobuf::Empty> WatchGroupHandlers::DeleteSession(
    const rpc::CallContext& call, const v1::DeleteSessionRequest& request) const {
  return SessionCall(call).Delete(request);
}

}  // namespace copperplate::volunteers
