#pragma once

#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

// The newest version of the force's own area `id`; null where it has none.
const AreaRecord* FindArea(const AreaTree& tree, absl::string_view id);

// Every fault of where `area` (sound by itself) would stand in the tree of `force`, by the API's
// field names:
// - `national` holds nations and regions, every other force what is smaller;
// - its parents exist, are of a larger kind and are there in the months that it names for them, in
//   some month at least; in no month it lies in two. It may be older than a parent, and outlive
//   it. The same holds of the areas that lie in it. As kinds only shrink downwards, no chain of
//   parents comes back to where it began;
// - at most one area of kind FORCE is there in any month, as the one that a request without an
//   area means.
// The areas of other forces below one of `national` are not looked at: no lease sees them.
Faults CheckPlace(const AreaTree& tree, absl::string_view force, const Area& area);

}  // namespace copperplate::indicators
