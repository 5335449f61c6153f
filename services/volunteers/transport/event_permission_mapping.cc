#include "services/volunteers/transport/event_permission_mapping.h"

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

v1::EventPermission PartMapping<EventPermission>::Write(absl::string_view force,
                                                        absl::string_view volunteer,
                                                        const PartRecord<EventPermission>& record) {
  const EventPermission& permission = record.part;
  v1::EventPermission out;
  out.set_name(kEventPermissionName.Format(force, volunteer, permission.engagement, permission.id));
  api::WriteHeader(record.header, out);
  out.set_event(permission.event);
  out.set_health_form_on(DateText(permission.health_form_on));
  return out;
}

EventPermission PartMapping<EventPermission>::Read(absl::string_view, const PartPath& path,
                                                   const v1::EventPermission& message,
                                                   Faults& faults) const {
  EventPermission permission;
  permission.engagement = path[1];
  permission.id = path.back();
  fields::CheckId(permission.id, "id", faults);
  permission.event = message.event();
  fields::CheckLine(permission.event, "event", faults);
  permission.health_form_on = fields::ReadDate(message.health_form_on(), "health_form_on", faults);
  if (permission.health_form_on > today) {
    faults.Add("DATE_IN_FUTURE", "health_form_on", "must not lie in the future");
  }
  return permission;
}

}  // namespace copperplate::volunteers
