#include "services/delivery/transport/opportunity_mapping.h"

#include "libs/api/header.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

v1::Opportunity PartMapping<Opportunity>::Write(absl::string_view force, absl::string_view plan,
                                                const PartRecord<Opportunity>& record) {
  const Opportunity& opportunity = record.part;
  v1::Opportunity out;
  out.set_name(NameOf(force, plan, opportunity));
  api::WriteHeader(record.header, out);
  out.set_text(opportunity.text);
  out.set_order(opportunity.order);
  return out;
}

Opportunity PartMapping<Opportunity>::Read(absl::string_view, const PartPath& path,
                                           const v1::Opportunity& message, Faults& faults) {
  Opportunity opportunity;
  opportunity.action = IdAt(path, 1);
  opportunity.id = IdAt(path, 2);
  opportunity.text = message.text();
  opportunity.order = message.order();
  AddFound(Validate(AtFirst(opportunity, &Opportunity::order)), {"action"}, faults);
  return opportunity;
}

}  // namespace copperplate::delivery
