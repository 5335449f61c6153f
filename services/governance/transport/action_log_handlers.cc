#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/read_action_log.h"
#include "services/governance/transport/action_handlers.h"
#include "services/governance/transport/action_log_mapping.h"

namespace copperplate::governance {
namespace {

// The days and instants that both logs are asked for.
template <class Request>
ActionLogQuery ReadActionLogQuery(const Request& request, absl::Time now, Faults& faults) {
  ActionLogQuery query;
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  query.known_at = handler::ReadKnownAt(request, now, faults);
  return query;
}

absl::StatusOr<v1::ActionLog> AnswerActionLog(ActionRegister& actions, const rpc::CallContext& call,
                                              const std::string& name, const ActionLogQuery& query,
                                              bool open_only) {
  ABSL_ASSIGN_OR_RETURN(const ActionLogAt at,
                        ReadActionLog(actions, handler::ContextOf(call), query));
  return WriteActionLog(call.force, name, query.as_of, at,
                        {.open_only = open_only, .for_viewer = !handler::SeesSensitive(call)});
}

}  // namespace

absl::StatusOr<v1::ActionLog> ActionLogHandlers::GetActionLog(
    const rpc::CallContext& call, const v1::GetActionLogRequest& request) const {
  Faults faults;
  ActionLogQuery query = ReadActionLogQuery(request, clock_.Now(), faults);
  const auto ids = kActionLogName.Match(request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  query.body = std::string(ids->back());
  return AnswerActionLog(ports_.action_register, call, request.name(), query, request.open_only());
}

absl::StatusOr<v1::ActionLog> ActionLogHandlers::GetForceActionLog(
    const rpc::CallContext& call, const v1::GetForceActionLogRequest& request) const {
  Faults faults;
  ActionLogQuery query = ReadActionLogQuery(request, clock_.Now(), faults);
  kForceActionLogName.Match(request.name(), "name", faults);
  query.owner = request.owner();
  fields::CheckOptionalLine(query.owner, "owner", faults);
  query.due_before = fields::ReadOptionalDate(request.due_before(), "due_before", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return AnswerActionLog(ports_.action_register, call, request.name(), query, request.open_only());
}

}  // namespace copperplate::governance
