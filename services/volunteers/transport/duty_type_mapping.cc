#include "services/volunteers/transport/duty_type_mapping.h"

#include "libs/api/header.h"

namespace copperplate::volunteers {

v1::DutyType PartMapping<DutyType>::Write(absl::string_view force, absl::string_view,
                                          const PartRecord<DutyType>& record) {
  const DutyType& type = record.part;
  v1::DutyType out;
  out.set_name(kDutyTypeName.Format(force, type.id));
  api::WriteHeader(record.header, out);
  out.set_title(type.title);
  out.set_counts_as_hours(type.counts_as_hours);
  out.set_training(type.training);
  out.set_hidden(type.hidden);
  return out;
}

DutyType PartMapping<DutyType>::Read(absl::string_view, const PartPath& path,
                                     const v1::DutyType& message, Faults& faults) {
  DutyType type;
  type.id = path.back();
  type.title = message.title();
  type.counts_as_hours = message.counts_as_hours();
  type.training = message.training();
  type.hidden = message.hidden();
  faults.AddRuleFaults(Validate(type));
  return type;
}

}  // namespace copperplate::volunteers
