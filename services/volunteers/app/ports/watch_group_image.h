#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/watch_parts.h"

namespace copperplate::volunteers {

// What the events of groups keep of those whose coordinator left them behind (PrintImage): they
// come with a change of the engagement, or an erasure.
using WatchGroupImage =
    std::function<RecordImage(absl::string_view force, const PartRecord<WatchGroup>& record)>;

}  // namespace copperplate::volunteers
