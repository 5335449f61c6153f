#include "services/volunteers/transport/supervision_image.h"

#include "libs/api/record_image.h"
#include "services/volunteers/transport/supervision_mapping.h"

namespace copperplate::volunteers {

RecordImage ImageOfSupervision(absl::string_view force, absl::string_view volunteer,
                               const PartRecord<Supervision>& record) {
  return api::ImageOf(PartMapping<Supervision>::Write(force, volunteer, record));
}

}  // namespace copperplate::volunteers
