// How a request refers to a resource: as libs/resource/reference.h has it, and what is this
// service's own.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/resource/reference.h"
#include "libs/status/faults.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

using resource::ReadReference;

// The id of an area of the force, as ReadReference() gives it; of the force's own, whose id is the
// force's, where `text` is empty.
inline std::string ReadAreaOfForce(absl::string_view force, absl::string_view text,
                                   absl::string_view field, Faults& faults) {
  return text.empty() ? std::string(force) : ReadReference(kAreaName, force, text, field, faults);
}

// The id of a rule profile, `profiles/{profile}`; whether there is one is not looked at. Empty
// where `text` is, or with the fault RESOURCE_NAME_INVALID.
inline std::string ReadProfileReference(absl::string_view text, absl::string_view field,
                                        Faults& faults) {
  if (text.find('/') == absl::string_view::npos) return std::string(text);
  const auto ids = kProfileName.Match(text, field, faults);
  return ids.has_value() ? std::string(ids->front()) : "";
}

// The name of a profile; empty where it has none.
inline std::string ProfileNameOf(absl::string_view id) {
  return id.empty() ? "" : kProfileName.Format(id);
}

}  // namespace copperplate::indicators
