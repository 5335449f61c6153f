#include <optional>
#include <utility>

#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/change_risk.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/transport/risk_handlers.h"
#include "services/governance/transport/risk_register_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::RiskRegister> RiskRegisterHandlers::GetRiskRegister(
    const rpc::CallContext& call, const v1::GetRiskRegisterRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kRiskRegisterName.Match(request.name(), "name", faults);
  const absl::CivilDay as_of =
      fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const RegisterAt at,
                        ReadRiskRegister(ports_.risk_register, handler::ContextOf(call),
                                         {.as_of = as_of,
                                          .known_at = known_at,
                                          .before_meeting = "",
                                          .sensitive = handler::SeesSensitive(call)}));
  return WriteRiskRegister(call.force, request.name(), as_of, at);
}

absl::StatusOr<v1::RiskRegisterSnapshot> RiskRegisterHandlers::GetRiskRegisterSnapshot(
    const rpc::CallContext& call, const v1::GetRiskRegisterSnapshotRequest& request) const {
  return PartCall<RegisterSnapshot>(ports_.risk_register_snapshots, call).Get(request);
}

absl::StatusOr<v1::ListRiskRegisterSnapshotsResponse>
RiskRegisterHandlers::ListRiskRegisterSnapshots(
    const rpc::CallContext& call, const v1::ListRiskRegisterSnapshotsRequest& request) const {
  using Response = v1::ListRiskRegisterSnapshotsResponse;
  return PartCall<RegisterSnapshot>(ports_.risk_register_snapshots, call)
      .List<Response>(kForceName, request, &Response::add_risk_register_snapshots);
}

absl::StatusOr<v1::RiskRegisterSnapshot> RiskRegisterHandlers::CreateRiskRegisterSnapshot(
    const rpc::CallContext& call, const v1::CreateRiskRegisterSnapshotRequest& request) const {
  std::optional<absl::CivilDay> as_of;
  if (const auto day = ParseDate(request.risk_register_snapshot().as_of()); day.ok()) as_of = *day;
  const auto create = [&](const RequestContext& context, absl::string_view,
                          const RegisterSnapshot& snapshot, WriteMode mode,
                          const Printer<PartRecord<RegisterSnapshot>>& print) {
    return FreezeRegister(ports_.risk_register_snapshots, context, snapshot, as_of, mode, print);
  };
  return PartCall<RegisterSnapshot>(ports_.risk_register_snapshots, call)
      .Create(kForceName, request, request.risk_register_snapshot_id(),
              request.risk_register_snapshot(), create);
}

}  // namespace copperplate::governance
