#include "services/volunteers/transport/speedwatch_standard_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/clock_time.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::SpeedwatchStandard PartMapping<SpeedwatchStandard>::Write(
    absl::string_view force, absl::string_view, const PartRecord<SpeedwatchStandard>& record) {
  const SpeedwatchStandard& standard = record.part;
  v1::SpeedwatchStandard out;
  out.set_name(kSpeedwatchStandardName.Format(force, standard.id));
  api::WriteHeader(record.header, out);
  out.set_from_date(DateText(standard.from));
  for (const int limit : standard.limits_mph) out.add_limits_mph(limit);
  out.set_least_operators(standard.least_operators);
  out.set_daylight_from(fields::FormatClockTime(standard.daylight.from_minute));
  out.set_daylight_to(fields::FormatClockTime(standard.daylight.to_minute));
  return out;
}

SpeedwatchStandard PartMapping<SpeedwatchStandard>::Read(absl::string_view, const PartPath& path,
                                                         const v1::SpeedwatchStandard& message,
                                                         Faults& faults) {
  SpeedwatchStandard standard;
  standard.id = path.back();
  fields::CheckId(standard.id, "id", faults);
  standard.from = fields::ReadDate(message.from_date(), "from_date", faults);
  if (message.limits_mph_size() > 0) {
    standard.limits_mph.assign(message.limits_mph().begin(), message.limits_mph().end());
  }
  if (message.has_least_operators()) standard.least_operators = message.least_operators();
  if (!message.daylight_from().empty()) {
    standard.daylight.from_minute =
        fields::ReadClockTimeToEnd(message.daylight_from(), "daylight_from", faults);
  }
  if (!message.daylight_to().empty()) {
    standard.daylight.to_minute =
        fields::ReadClockTimeToEnd(message.daylight_to(), "daylight_to", faults);
  }
  CheckSpeedwatchStandard(standard, {}, faults);
  return standard;
}

}  // namespace copperplate::volunteers
