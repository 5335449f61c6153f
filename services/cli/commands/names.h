// What a person types for a thing of the force: its id, or its full name as an answer has it.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

// `copper-hill` and `forces/f/areas/copper-hill` are both `copper-hill` among the `areas` of force
// `f`; what is neither stays as it is, for the service to refuse.
std::string IdOf(absl::string_view force, absl::string_view collection, absl::string_view text);

// The full name: of what holds a `/` the text itself, of nothing nothing.
std::string NameOf(absl::string_view force, absl::string_view collection, absl::string_view text);

// The part behind the last `/`.
std::string LastSegment(absl::string_view name);

}  // namespace copperplate::cli
