#include "services/volunteers/transport/event_images.h"

#include "libs/api/record_image.h"
#include "services/volunteers/transport/availability_mapping.h"
#include "services/volunteers/transport/event_permission_mapping.h"
#include "services/volunteers/transport/opportunity_mapping.h"
#include "services/volunteers/transport/supervision_mapping.h"
#include "services/volunteers/transport/watch_group_mapping.h"

namespace copperplate::volunteers {
namespace {

RecordImage ImageOfSupervision(absl::string_view force, absl::string_view volunteer,
                               const PartRecord<Supervision>& record) {
  return api::ImageOf(PartMapping<Supervision>::Write(force, volunteer, record));
}

RecordImage ImageOfOpportunity(absl::string_view force, const PartRecord<Opportunity>& record) {
  return api::ImageOf(PartMapping<Opportunity>::Write(force, "", record));
}

RecordImage ImageOfMatch(absl::string_view force, absl::string_view opportunity,
                         const PartRecord<Match>& record) {
  return api::ImageOf(PartMapping<Match>::Write(force, opportunity, record));
}

RecordImage ImageOfAvailability(absl::string_view force, absl::string_view volunteer,
                                const PartRecord<Availability>& record) {
  return api::ImageOf(PartMapping<Availability>::Write(force, volunteer, record));
}

RecordImage ImageOfPermission(absl::string_view force, absl::string_view volunteer,
                              const PartRecord<EventPermission>& record) {
  return api::ImageOf(PartMapping<EventPermission>::Write(force, volunteer, record));
}

RecordImage ImageOfGroup(absl::string_view force, const PartRecord<WatchGroup>& record) {
  return api::ImageOf(PartMapping<WatchGroup>::Write(force, "", record));
}

}  // namespace

EventImages PrintedImages() {
  return {.supervision = ImageOfSupervision,
          .opportunity = ImageOfOpportunity,
          .match = ImageOfMatch,
          .availability = ImageOfAvailability,
          .event_permission = ImageOfPermission,
          .watch_group = ImageOfGroup};
}

}  // namespace copperplate::volunteers
