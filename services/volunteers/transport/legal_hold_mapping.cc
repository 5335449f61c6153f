#include "services/volunteers/transport/legal_hold_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::LegalHold PartMapping<LegalHold>::Write(absl::string_view force, absl::string_view,
                                            const PartRecord<LegalHold>& record) {
  const LegalHold& hold = record.part;
  v1::LegalHold out;
  out.set_name(kLegalHoldName.Format(force, hold.volunteer, hold.id));
  api::WriteHeader(record.header, out);
  out.set_reason(hold.reason);
  out.set_placed_on(DateText(hold.placed_on));
  out.set_placed_by(hold.placed_by);
  out.set_released_on(DateText(hold.released_on));
  out.set_released_by(hold.released_by);
  return out;
}

LegalHold PartMapping<LegalHold>::Read(absl::string_view, const PartPath& path,
                                       const v1::LegalHold& message, Faults& faults) const {
  LegalHold hold;
  hold.volunteer = path.front();
  hold.id = path.back();
  fields::CheckId(hold.id, "id", faults);
  hold.reason = message.reason();
  fields::CheckProse(hold.reason, "reason", faults);
  hold.placed_on = fields::ReadDayUpTo(message.placed_on(), "placed_on", today, faults);
  hold.placed_by = caller;
  return hold;
}

}  // namespace copperplate::volunteers
