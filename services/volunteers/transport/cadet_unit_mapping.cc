#include "services/volunteers/transport/cadet_unit_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"

namespace copperplate::volunteers {

static_assert(v1::CadetUnit::MONDAY == static_cast<int>(absl::Weekday::monday) + 1);
static_assert(v1::CadetUnit::SUNDAY == static_cast<int>(absl::Weekday::sunday) + 1);
static_assert(v1::CadetUnit::Weekday_MAX == v1::CadetUnit::SUNDAY);

v1::CadetUnit PartMapping<CadetUnit>::Write(absl::string_view force, absl::string_view,
                                            const PartRecord<CadetUnit>& record) {
  const CadetUnit& unit = record.part;
  v1::CadetUnit out;
  out.set_name(kCadetUnitName.Format(force, unit.id));
  api::WriteHeader(record.header, out);
  out.set_title(unit.title);
  out.set_school(unit.school);
  out.set_capacity(unit.capacity);
  out.set_meeting_day(api::ToProto<v1::CadetUnit::Weekday>(unit.meeting_day));
  for (const std::string& leader : unit.leaders) {
    out.add_leaders(kVolunteerName.Format(force, leader));
  }
  out.set_closed(unit.closed);
  return out;
}

CadetUnit PartMapping<CadetUnit>::Read(absl::string_view force, const PartPath& path,
                                       const v1::CadetUnit& message, Faults& faults) {
  CadetUnit unit;
  unit.id = path.back();
  unit.title = message.title();
  unit.school = message.school();
  unit.capacity = message.capacity();
  if (!message.has_capacity()) faults.Add("FIELD_REQUIRED", "capacity", "must be given");
  unit.meeting_day = api::ReadEnum<absl::Weekday>(message.meeting_day(), "meeting_day", faults);
  for (int i = 0; i < message.leaders_size(); ++i) {
    unit.leaders.push_back(kVolunteerName.IdOfForce(force, message.leaders(i),
                                                    absl::StrCat("leaders[", i, "]"), faults));
  }
  unit.closed = message.closed();
  faults.AddRuleFaults(Validate(unit));
  return unit;
}

}  // namespace copperplate::volunteers
