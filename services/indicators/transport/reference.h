// How a request refers to a resource: by its name or, where no other force's can be meant, by its
// id alone. Answers have names.
#pragma once

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/resource/pattern.h"
#include "libs/status/faults.h"
#include "libs/text/slug.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

// The id of one of the force's resources of this pattern. Empty, with the fault, where `text`
// refers to none: FIELD_REQUIRED where it is empty, RESOURCE_NAME_INVALID, AREA_NOT_OF_FORCE and
// its kin.
template <resource::FixedText kText>
std::string ReadReference(const resource::Pattern<kText>& pattern, absl::string_view force,
                          absl::string_view text, absl::string_view field, Faults& faults) {
  if (IsResourceId(text)) return std::string(text);
  typename resource::Pattern<kText>::Ids ids;
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
  } else if (!pattern.Matches(text, ids)) {
    faults.Add(resource::kNameReason, field,
               absl::StrCat(resource::NameFault(pattern.text(), text), ", or its id alone"));
  } else {
    return pattern.IdOfForce(force, text, field, faults);
  }
  return "";
}

// The same of an area; of the force's own, whose id is the force's, where `text` is empty.
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
