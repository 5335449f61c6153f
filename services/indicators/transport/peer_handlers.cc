#include "services/indicators/transport/peer_handlers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/resource.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/change_peer_group.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/peer_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

// The id of the group that `name` is of.
std::string ReadName(absl::string_view name, absl::string_view field, Faults& faults) {
  const auto ids = kPeerGroupName.Match(name, field, faults);
  if (!ids.has_value()) return "";
  CheckPeersNational((*ids)[0], field, faults);
  return std::string((*ids)[1]);
}

handler::Resource<v1::PeerGroup, PeerGroupRecord, PeerGroup> PeerGroupResource() {
  return {.field = "peer_group",
          .rules = {.output_only = {}, .immutable = {"force"}},
          .to_proto = WritePeerGroup,
          .read = ReadPeerGroup};
}

}  // namespace

absl::StatusOr<v1::PeerGroup> PeerHandlers::GetPeerGroup(
    const rpc::CallContext& call, const v1::GetPeerGroupRequest& request) const {
  Faults faults;
  const std::string id = ReadName(request.name(), "name", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const PeerGroupRecord record,
                        ports_.peer_groups.Get(handler::ContextOf(call), id, known_at));
  return WritePeerGroup(record);
}

absl::StatusOr<v1::ListPeerGroupsResponse> PeerHandlers::ListPeerGroups(
    const rpc::CallContext& call, const v1::ListPeerGroupsRequest& request) const {
  Faults faults;
  CheckPeerParent(request.parent(), faults);
  const auto asked = api::ReadPageRequest<int64_t, std::string>(request, faults);
  PeerGroupQuery query;
  if (!request.force().empty()) {
    query.of_force = ReadForceReference(request.force(), "force", faults);
  }
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  query.limit = asked.limit;
  const auto find = [&](const RequestContext& context) -> absl::StatusOr<Page<PeerGroupRecord>> {
    if (asked.after.has_value()) {
      std::tie(query.revision, query.after) = *asked.after;
    } else {
      ABSL_ASSIGN_OR_RETURN(query.revision, ports_.observations.ResolveRevision(context, known_at));
    }
    return ports_.peer_groups.List(context, query);
  };
  const auto key = [&](const PeerGroupRecord& record) {
    return std::tuple(query.revision, record.group.id);
  };
  return handler::ListPage<v1::ListPeerGroupsResponse, PeerGroupRecord>(
      call, asked, faults, &v1::ListPeerGroupsResponse::add_peer_groups, WritePeerGroup, key, find);
}

absl::StatusOr<v1::PeerGroup> PeerHandlers::CreatePeerGroup(
    const rpc::CallContext& call, const v1::CreatePeerGroupRequest& request) const {
  Faults faults;
  CheckPeerParent(request.parent(), faults);
  const auto create = [&](const RequestContext& context, const PeerGroup& group, WriteMode mode,
                          const Printer<PeerGroupRecord>& print) {
    return indicators::CreatePeerGroup(ports_.peer_groups, context, group, mode, print);
  };
  return handler::Create(call, request, request.peer_group_id(), request.peer_group(),
                         PeerGroupResource(), std::move(faults), create);
}

absl::StatusOr<v1::PeerGroup> PeerHandlers::UpdatePeerGroup(
    const rpc::CallContext& call, const v1::UpdatePeerGroupRequest& request) const {
  Faults faults;
  decltype(kPeerGroupName)::Ids ids;
  if (kPeerGroupName.Matches(request.peer_group().name(), ids)) {
    CheckPeersNational(ids.front(), "peer_group.name", faults);
  }
  const auto update = [&](const RequestContext& context, const Asked& asked, MergePeerGroup merge,
                          const Printer<PeerGroupRecord>& print) {
    return indicators::UpdatePeerGroup(ports_.peer_groups, context, asked, merge, print);
  };
  return handler::Update(call, request, request.peer_group(), kPeerGroupName, PeerGroupResource(),
                         update, std::move(faults));
}

absl::StatusOr<v1::ListPeerFiguresResponse> PeerHandlers::ListPeerFigures(
    const rpc::CallContext& call, const v1::ListPeerFiguresRequest& request) const {
  Faults faults;
  CheckPeerParent(request.parent(), faults);
  const auto asked =
      api::ReadPageRequest<int64_t, std::string, int64_t, int64_t, std::string>(request, faults);
  PeerFigureQuery query;
  if (!request.indicator().empty()) {
    query.indicator =
        ReadReference(kIndicatorName, kNationalForce, request.indicator(), "indicator", faults);
  }
  query.from = fields::ReadOptionalMonth(request.from_month(), "from_month", faults);
  query.to = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  CheckMonthsInOrder(query.from, query.to, faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  query.limit = asked.limit;
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const RequestContext context = handler::ContextOf(call);
  if (asked.after.has_value()) {
    const auto& [revision, indicator, kind, period_end, of] = *asked.after;
    query.revision = revision;
    query.after = PeerFigurePosition{indicator, static_cast<PeerKind>(kind),
                                     static_cast<int32_t>(period_end), of};
  } else {
    ABSL_ASSIGN_OR_RETURN(query.revision, ports_.observations.ResolveRevision(context, known_at));
  }
  ABSL_ASSIGN_OR_RETURN(const Page<PeerFigureRecord> page,
                        ports_.peer_figures.List(context, query));
  v1::ListPeerFiguresResponse response;
  for (const PeerFigureRecord& record : page.rows) {
    WritePeerFigure(record, *response.add_peer_figures());
  }
  if (page.more) {
    const PeerFigureRecord& last = page.rows.back();
    response.set_next_page_token(asked.NextToken(query.revision, last.indicator,
                                                 static_cast<int64_t>(last.figure.kind),
                                                 int64_t{last.figure.period_end}, last.figure.of));
  }
  return response;
}

}  // namespace copperplate::indicators
