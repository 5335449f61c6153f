#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// What the events of supervisions that end or go on with an engagement keep of them (PrintImage),
// by force and volunteer: they come with a change of the engagement, whose caller prints that
// alone.
using SupervisionImage = std::function<RecordImage(
    absl::string_view force, absl::string_view volunteer, const PartRecord<Supervision>& record)>;

}  // namespace copperplate::volunteers
