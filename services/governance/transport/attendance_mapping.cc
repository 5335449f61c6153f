#include "services/governance/transport/attendance_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Attendance::PRESENT == static_cast<int>(AttendanceStatus::kPresent) + 1);
static_assert(v1::Attendance::Status_MAX == static_cast<int>(AttendanceStatus::kSubstitute) + 1);

v1::Attendance PartMapping<Attendance>::Write(absl::string_view force, absl::string_view root,
                                              const PartRecord<Attendance>& record) {
  const Attendance& one = record.part;
  v1::Attendance out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_person(one.person);
  out.set_capacity(api::ToProto<v1::Membership::Capacity>(one.capacity));
  out.set_status(api::ToProto<v1::Attendance::Status>(one.status));
  out.set_substitute_for(one.substitute_for);
  out.set_arrived_at_item(ItemName(force, root, one.arrived_at_item));
  out.set_left_at_item(ItemName(force, root, one.left_at_item));
  return out;
}

Attendance PartMapping<Attendance>::Read(absl::string_view force, const PartPath& path,
                                         const v1::Attendance& message, Faults& faults) {
  Attendance one;
  one.id = path.back();
  one.person = message.person();
  one.capacity = api::ReadEnum<Capacity>(message.capacity(), "capacity", faults);
  one.status = api::ReadEnum<AttendanceStatus>(message.status(), "status", faults);
  one.substitute_for = message.substitute_for();
  one.arrived_at_item =
      ReadOptionalItem(force, path, message.arrived_at_item(), "arrived_at_item", faults);
  one.left_at_item = ReadOptionalItem(force, path, message.left_at_item(), "left_at_item", faults);
  faults.AddRuleFaults(Validate(one));
  return one;
}

}  // namespace copperplate::governance
