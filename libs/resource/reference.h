// How a request refers to a resource: by its name or, where it can be below no other parents than
// the request's own, by its id alone. Answers have names.
#pragma once

#include <cstddef>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/resource/pattern.h"
#include "libs/status/faults.h"
#include "libs/text/slug.h"

namespace copperplate::resource {

// The id of a resource of this pattern below all of `parents` (Pattern::IdUnder). Empty, with the
// fault, where `text` refers to none: FIELD_REQUIRED where it is empty, RESOURCE_NAME_INVALID; with
// the fault alone where it is below others: ACTION_NOT_OF_PLAN and its kin.
template <FixedText kText, size_t kCount>
std::string ReadReference(const Pattern<kText>& pattern, const absl::string_view (&parents)[kCount],
                          absl::string_view text, absl::string_view field, Faults& faults) {
  if (IsResourceId(text)) return std::string(text);
  typename Pattern<kText>::Ids ids;
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
  } else if (!pattern.Matches(text, ids)) {
    faults.Add(kNameReason, field,
               absl::StrCat(NameFault(pattern.text(), text), ", or its id alone"));
  } else {
    return pattern.IdUnder(parents, text, field, faults);
  }
  return "";
}

// The same of what belongs to the force and to nothing in it.
template <FixedText kText>
std::string ReadReference(const Pattern<kText>& pattern, absl::string_view force,
                          absl::string_view text, absl::string_view field, Faults& faults) {
  const absl::string_view parents[] = {force};
  return ReadReference(pattern, parents, text, field, faults);
}

}  // namespace copperplate::resource
