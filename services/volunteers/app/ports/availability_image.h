#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// What the events of what goes on in the engagement that follows keep of it (PrintImage), by force
// and volunteer: it comes with a transfer, whose caller prints engagements alone.
using AvailabilityImage = std::function<RecordImage(
    absl::string_view force, absl::string_view volunteer, const PartRecord<Availability>& record)>;
using EventPermissionImage =
    std::function<RecordImage(absl::string_view force, absl::string_view volunteer,
                              const PartRecord<EventPermission>& record)>;

}  // namespace copperplate::volunteers
