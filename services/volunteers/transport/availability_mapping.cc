#include "services/volunteers/transport/availability_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/clock_time.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::Availability::MONDAY == static_cast<int>(absl::Weekday::monday) + 1);
static_assert(v1::Availability::Weekday_MAX == static_cast<int>(absl::Weekday::sunday) + 1);

v1::Availability PartMapping<Availability>::Write(absl::string_view force,
                                                  absl::string_view volunteer,
                                                  const PartRecord<Availability>& record) {
  const Availability& availability = record.part;
  v1::Availability out;
  out.set_name(
      kAvailabilityName.Format(force, volunteer, availability.engagement, availability.id));
  api::WriteHeader(record.header, out);
  out.set_weekday(api::ToProto<v1::Availability::Weekday>(availability.weekday));
  out.set_from_time(fields::FormatClockTime(availability.time.from_minute));
  out.set_to_time(fields::FormatClockTime(availability.time.to_minute));
  out.set_valid_from(DateText(availability.valid_from));
  out.set_valid_to(DateText(availability.valid_to));
  return out;
}

Availability PartMapping<Availability>::Read(absl::string_view, const PartPath& path,
                                             const v1::Availability& message, Faults& faults) {
  Availability availability;
  availability.engagement = path[1];
  availability.id = path.back();
  availability.weekday = api::ReadEnum<absl::Weekday>(message.weekday(), "weekday", faults);
  availability.time.from_minute =
      fields::ReadClockTimeToEnd(message.from_time(), "from_time", faults);
  availability.time.to_minute = fields::ReadClockTimeToEnd(message.to_time(), "to_time", faults);
  availability.valid_from = fields::ReadDate(message.valid_from(), "valid_from", faults);
  availability.valid_to = fields::ReadOptionalDate(message.valid_to(), "valid_to", faults);
  faults.AddRuleFaults(Validate(availability));
  return availability;
}

}  // namespace copperplate::volunteers
