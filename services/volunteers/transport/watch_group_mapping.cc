#include "services/volunteers/transport/watch_group_mapping.h"

#include <optional>

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "services/volunteers/transport/mapping_fields.h"

namespace copperplate::volunteers {

static_assert(v1::WatchGroup::SPEEDWATCH == static_cast<int>(WatchKind::kSpeedwatch) + 1);
static_assert(v1::WatchGroup::Kind_MAX == static_cast<int>(WatchKind::kHgv) + 1);

bool DeclaresToday(const v1::UpdateWatchGroupRequest& request) {
  bool members = false;
  for (const std::string& path : request.update_mask().paths()) {
    if (path == "declared_from") return false;
    members = members || path == "declared_members" ||
              (path == "*" && request.watch_group().declared_from().empty());
  }
  return members;
}

v1::WatchGroup PartMapping<WatchGroup>::Write(absl::string_view force, absl::string_view,
                                              const PartRecord<WatchGroup>& record) {
  const WatchGroup& group = record.part;
  v1::WatchGroup out;
  out.set_name(kWatchGroupName.Format(force, group.id));
  api::WriteHeader(record.header, out);
  out.set_kind(api::ToProto<v1::WatchGroup::Kind>(group.kind));
  out.set_title(group.title);
  out.set_parish(group.parish);
  if (group.coordinator.has_value()) {
    out.set_coordinator(kVolunteerName.Format(force, *group.coordinator));
  }
  if (group.declared_members.has_value()) out.set_declared_members(*group.declared_members);
  out.set_declared_from(DateText(group.declared_from));
  out.set_formed_on(DateText(group.formed_on));
  out.set_closed_on(DateText(group.closed_on));
  return out;
}

WatchGroup PartMapping<WatchGroup>::Read(absl::string_view force, const PartPath& path,
                                         const v1::WatchGroup& message, Faults& faults) const {
  WatchGroup group;
  group.id = path.back();
  fields::CheckId(group.id, "id", faults);
  group.kind = api::ReadEnum<WatchKind>(message.kind(), "kind", faults);
  group.title = message.title();
  group.parish = message.parish();
  if (!message.coordinator().empty()) {
    group.coordinator =
        kVolunteerName.IdOfForce(force, message.coordinator(), "coordinator", faults);
  }
  if (message.has_declared_members()) group.declared_members = message.declared_members();
  group.declared_from =
      declared_today ? std::optional(today)
                     : fields::ReadOptionalDate(message.declared_from(), "declared_from", faults);
  group.formed_on = fields::ReadDate(message.formed_on(), "formed_on", faults);
  group.closed_on = fields::ReadOptionalDate(message.closed_on(), "closed_on", faults);
  faults.AddRuleFaults(CheckGroupFields(group, today));
  return group;
}

}  // namespace copperplate::volunteers
