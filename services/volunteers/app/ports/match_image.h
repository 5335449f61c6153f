#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// What the event of a match that ends with its engagement keeps of it (PrintImage), by force and
// opportunity: it comes with a change of the engagement, whose caller prints that alone.
using MatchImage = std::function<RecordImage(absl::string_view force, absl::string_view opportunity,
                                             const PartRecord<Match>& record)>;

}  // namespace copperplate::volunteers
