#include "services/governance/transport/membership_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Membership::MEMBER == static_cast<int>(Capacity::kMember) + 1);
static_assert(v1::Membership::Capacity_MAX == static_cast<int>(Capacity::kAdviser) + 1);

v1::Membership PartMapping<Membership>::Write(absl::string_view force, absl::string_view root,
                                              const PartRecord<Membership>& record) {
  const Membership& one = record.part;
  v1::Membership out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_person(one.person);
  out.set_capacity(api::ToProto<v1::Membership::Capacity>(one.capacity));
  out.set_role_title(one.role_title);
  out.set_from_date(FormatDate(one.from));
  out.set_to_date(DateText(one.to));
  return out;
}

Membership PartMapping<Membership>::Read(absl::string_view, const PartPath& path,
                                         const v1::Membership& message, Faults& faults) {
  Membership one;
  one.id = path.back();
  one.person = message.person();
  one.capacity = api::ReadEnum<Capacity>(message.capacity(), "capacity", faults);
  one.role_title = message.role_title();
  one.from = fields::ReadDate(message.from_date(), "from_date", faults);
  one.to = fields::ReadOptionalDate(message.to_date(), "to_date", faults);
  faults.AddRuleFaults(Validate(one));
  return one;
}

}  // namespace copperplate::governance
