#include "services/delivery/transport/lead_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

static_assert(v1::Lead::OPCC == static_cast<int>(LeadRole::kOpcc) + 1);
static_assert(v1::Lead::Role_MAX == static_cast<int>(LeadRole::kDelivery) + 1);

v1::Lead PartMapping<LeadAssignment>::Write(absl::string_view force, absl::string_view plan,
                                            const PartRecord<LeadAssignment>& record) {
  const LeadAssignment& lead = record.part;
  v1::Lead out;
  out.set_name(NameOf(force, plan, lead));
  api::WriteHeader(record.header, out);
  out.set_role(api::ToProto<v1::Lead::Role>(lead.role));
  out.set_person_or_body(lead.person_or_body);
  out.set_printed_as(lead.printed_as);
  out.set_resolved(lead.resolved);
  out.set_from_date(DateText(lead.from));
  out.set_to_date(DateText(lead.to));
  out.set_order(lead.order);
  return out;
}

LeadAssignment PartMapping<LeadAssignment>::Read(absl::string_view, const PartPath& path,
                                                 const v1::Lead& message, Faults& faults) {
  LeadAssignment lead;
  lead.action = IdAt(path, 1);
  lead.activity = IdAt(path, 2);
  lead.id = IdAt(path, 3);
  lead.role = api::ReadEnum<LeadRole>(message.role(), "role", faults);
  lead.person_or_body = message.person_or_body();
  lead.printed_as = message.printed_as();
  lead.told = message.resolved();
  lead.from = fields::ReadDate(message.from_date(), "from_date", faults);
  lead.to = fields::ReadOptionalDate(message.to_date(), "to_date", faults);
  lead.order = message.order();
  AddFound(Validate(AtFirst(lead, &LeadAssignment::order)), {"action", "activity"}, faults);
  return lead;
}

}  // namespace copperplate::delivery
