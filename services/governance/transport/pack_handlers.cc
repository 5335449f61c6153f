#include "services/governance/transport/pack_handlers.h"

#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/read_pack.h"
#include "services/governance/transport/pack_mapping.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::Pack> PackHandlers::GetPack(const rpc::CallContext& call,
                                               const v1::GetPackRequest& request) const {
  Faults faults;
  const PartPath path = handler::ReadPath(kMeetingName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const RequestContext context = handler::ContextOf(call);
  const bool sensitive = handler::SeesSensitive(call);
  ABSL_ASSIGN_OR_RETURN(const PartRecord<Meeting> meeting,
                        ports_.meetings.Get(context, path, sensitive));
  ABSL_ASSIGN_OR_RETURN(const PartRecord<Body> body,
                        ports_.bodies.Get(context, {meeting.part.body}, sensitive));
  ABSL_ASSIGN_OR_RETURN(const PackParts parts, ReadPackParts(ports_, context, meeting.part,
                                                             LondonDay(clock_.Now()), sensitive));
  SensitiveReads reads;
  ABSL_ASSIGN_OR_RETURN(v1::Pack pack,
                        WritePack(call.force, body.part, meeting, parts, sensitive, reads));
  ABSL_RETURN_IF_ERROR(ports_.frozen_registers.RecordRead(context, reads));
  return pack;
}

}  // namespace copperplate::governance
