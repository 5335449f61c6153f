#include "services/volunteers/transport/volunteer_mapping.h"

#include <string>

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/time/civil.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::Volunteer::OFFICIAL == static_cast<int>(Marking::kOfficial) + 1);
static_assert(v1::Volunteer::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);

v1::Volunteer PartMapping<Volunteer>::Write(absl::string_view force, absl::string_view,
                                            const PartRecord<Volunteer>& record) {
  const Volunteer& volunteer = record.part;
  v1::Volunteer out;
  out.set_name(kVolunteerName.Format(force, volunteer.id));
  api::WriteHeader(record.header, out);
  out.set_full_name(volunteer.name);
  if (volunteer.date_of_birth.has_value()) {
    out.set_date_of_birth(FormatDate(*volunteer.date_of_birth));
  }
  out.set_contact(volunteer.contact);
  out.set_emergency_contact(volunteer.emergency_contact);
  out.set_home_area(volunteer.home_area);
  for (const std::string& area : volunteer.preferred_areas) out.add_preferred_areas(area);
  out.set_marking(api::ToProto<v1::Volunteer::Marking>(volunteer.marking));
  if (volunteer.anonymised_on.has_value()) {
    out.set_anonymised_on(FormatDate(*volunteer.anonymised_on));
  }
  out.set_year_of_birth(volunteer.year_of_birth.value_or(0));
  if (volunteer.merged_into.has_value()) {
    out.set_merged_into(kVolunteerName.Format(force, *volunteer.merged_into));
  }
  out.set_merged_on(DateText(volunteer.merged_on));
  out.set_merge_reason(volunteer.merge_reason);
  return out;
}

Volunteer PartMapping<Volunteer>::Read(absl::string_view, const PartPath& path,
                                       const v1::Volunteer& message, Faults& faults) const {
  Volunteer volunteer;
  volunteer.id = path.back();
  volunteer.name = message.full_name();
  volunteer.date_of_birth =
      fields::ReadOptionalDate(message.date_of_birth(), "date_of_birth", faults);
  volunteer.contact = message.contact();
  volunteer.emergency_contact = message.emergency_contact();
  volunteer.home_area = message.home_area();
  volunteer.preferred_areas.assign(message.preferred_areas().begin(),
                                   message.preferred_areas().end());
  volunteer.marking = api::ReadOptionalEnum<Marking>(message.marking(), "marking", faults)
                          .value_or(Marking::kOfficialSensitive);
  faults.AddRuleFaults(Validate(volunteer, AgeLimits(), today), {{"name", "full_name"}});
  return volunteer;
}

void PartMapping<Volunteer>::Complete(const PartRecord<Volunteer>& record,
                                      v1::Volunteer& message) const {
  if (!record.part.date_of_birth.has_value()) return;
  const absl::string_view band = AgeBandOn(*record.part.date_of_birth, today);
  message.set_age_band(std::string(band));
}

void WriteMergedFrom(absl::string_view force, absl::Span<const std::string> merged,
                     v1::Volunteer& message) {
  for (const std::string& id : merged) message.add_merged_from(kVolunteerName.Format(force, id));
}

}  // namespace copperplate::volunteers
