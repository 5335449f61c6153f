#include "services/governance/transport/references.h"

#include "libs/resource/reference.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

std::string ItemName(absl::string_view force, absl::string_view root, absl::string_view item) {
  if (item.empty()) return "";
  const PartPath meeting = RootPath<MeetingRoot>(root);
  return kAgendaItemName.Format(force, meeting[0], meeting[1], item);
}

std::string ReadItem(absl::string_view force, const PartPath& path, absl::string_view text,
                     absl::string_view field, Faults& faults) {
  return resource::ReadReference(kAgendaItemName, {force, path[0], path[1]}, text, field, faults);
}

std::string ReadOptionalItem(absl::string_view force, const PartPath& path, absl::string_view text,
                             absl::string_view field, Faults& faults) {
  return text.empty() ? "" : ReadItem(force, path, text, field, faults);
}

}  // namespace copperplate::governance
