#pragma once

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// SupervisionImage (app/ports): as the events of supervisions that people change.
RecordImage ImageOfSupervision(absl::string_view force, absl::string_view volunteer,
                               const PartRecord<Supervision>& record);

}  // namespace copperplate::volunteers
