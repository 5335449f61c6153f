#include "services/delivery/transport/lead_handlers.h"

#include "libs/fields/civil.h"
#include "libs/time/civil.h"
#include "services/delivery/app/move_part.h"
#include "services/delivery/transport/lead_mapping.h"
#include "services/delivery/transport/part_calls.h"
#include "services/delivery/transport/part_moves.h"

namespace copperplate::delivery {

absl::StatusOr<v1::Lead> LeadHandlers::GetLead(const rpc::CallContext& call,
                                               const v1::GetLeadRequest& request) const {
  return PartCall<LeadAssignment>(ports_.leads, call).Get(request);
}

absl::StatusOr<v1::ListLeadsResponse> LeadHandlers::ListLeads(
    const rpc::CallContext& call, const v1::ListLeadsRequest& request) const {
  return PartCall<LeadAssignment>(ports_.leads, call)
      .List<v1::ListLeadsResponse>(kActivityName, request, &v1::ListLeadsResponse::add_leads);
}

absl::StatusOr<v1::Lead> LeadHandlers::CreateLead(const rpc::CallContext& call,
                                                  const v1::CreateLeadRequest& request) const {
  return PartCall<LeadAssignment>(ports_.leads, call)
      .Create(kActivityName, request, request.lead_id(), request.lead());
}

absl::StatusOr<v1::Lead> LeadHandlers::UpdateLead(const rpc::CallContext& call,
                                                  const v1::UpdateLeadRequest& request) const {
  return PartCall<LeadAssignment>(ports_.leads, call).Update(request, request.lead());
}

absl::StatusOr<v1::Lead> LeadHandlers::EndLead(const rpc::CallContext& call,
                                               const v1::EndLeadRequest& request) const {
  Faults faults;
  const absl::CivilDay last = fields::ReadOptionalDate(request.to_date(), "to_date", faults)
                                  .value_or(LondonDay(clock_.Now()));
  const auto end = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                       const Printer<PartRecord<LeadAssignment>>& print) {
    return delivery::EndLead(ports_.leads, context, path, last, asked, print);
  };
  return PartCall<LeadAssignment>(ports_.leads, call).Move(request, std::move(faults), end);
}

}  // namespace copperplate::delivery
