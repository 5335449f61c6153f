#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// What the event of an opportunity keeps of it that changes with a match (PrintImage): whose caller
// prints the match alone.
using OpportunityImage =
    std::function<RecordImage(absl::string_view force, const PartRecord<Opportunity>& record)>;

}  // namespace copperplate::volunteers
