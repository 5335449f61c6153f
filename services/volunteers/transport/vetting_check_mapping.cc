#include "services/volunteers/transport/vetting_check_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::VettingCheck::REQUESTED == static_cast<int>(VettingState::kRequested) + 1);
static_assert(v1::VettingCheck::State_MAX == static_cast<int>(VettingState::kWithdrawn) + 1);

v1::VettingCheck PartMapping<VettingCheck>::Write(absl::string_view force, absl::string_view,
                                                  const PartRecord<VettingCheck>& record) {
  const VettingCheck& check = record.part;
  v1::VettingCheck out;
  out.set_name(kVettingCheckName.Format(force, check.volunteer, check.id));
  api::WriteHeader(record.header, out);
  out.set_level(api::ToProto<v1::Role::VettingLevel>(check.level));
  out.set_state(api::ToProto<v1::VettingCheck::State>(check.state));
  out.set_requested_on(DateText(check.requested_on));
  out.set_decided_on(DateText(check.decided_on));
  out.set_expires_on(DateText(check.expires_on));
  out.set_withdrawn_on(DateText(check.withdrawn_on));
  out.set_external_ref(check.external_ref);
  out.set_correction_reason(check.correction_reason);
  return out;
}

VettingCheck PartMapping<VettingCheck>::Read(absl::string_view, const PartPath& path,
                                             const v1::VettingCheck& message,
                                             Faults& faults) const {
  VettingCheck check;
  check.volunteer = path.front();
  check.id = path.back();
  fields::CheckId(check.id, "id", faults);
  check.level = api::ReadEnum<VettingLevel>(message.level(), "level", faults);
  check.requested_on = fields::ReadDate(message.requested_on(), "requested_on", faults);
  check.external_ref = message.external_ref();
  fields::CheckOptionalLine(check.external_ref, "external_ref", faults);
  faults.AddRuleFaults(Validate(check, today));
  return check;
}

}  // namespace copperplate::volunteers
