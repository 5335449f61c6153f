#include "services/volunteers/transport/event_images.h"

#include "libs/api/record_image.h"
#include "services/volunteers/transport/opportunity_mapping.h"
#include "services/volunteers/transport/supervision_mapping.h"

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

}  // namespace

EventImages PrintedImages() { return {ImageOfSupervision, ImageOfOpportunity, ImageOfMatch}; }

}  // namespace copperplate::volunteers
