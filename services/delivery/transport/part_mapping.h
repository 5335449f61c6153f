// How each kind of part of a plan and its message go into one another. Each has a specialisation of
// one shape (theme_mapping.h):
//
//   Message  the message that shows it
//   kField   the field of requests that holds it: `theme`
//   Rules    what a caller may not set of it
//   Write    the message, named within its force and plan
//   Read     the part that a message says, of a force and at `path` (its plan's id, what it lies
//            below, its own), sound by itself or with every fault by the message's field names.
//            What is output only is left at its beginning
#pragma once

#include "absl/strings/string_view.h"
#include "libs/api/update_mask.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/plan_part.h"

namespace copperplate::delivery {

template <class Part>
struct PartMapping;

}  // namespace copperplate::delivery
