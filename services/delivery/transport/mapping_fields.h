// What the mappings of this room share: fields that many messages have.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/fields/civil.h"
#include "libs/resource/pattern.h"
#include "libs/status/faults.h"
#include "libs/text/slug.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {

// `2018-05-10`; empty where there is no day.
inline std::string DateText(std::optional<absl::CivilDay> day) {
  return day.has_value() ? FormatDate(*day) : "";
}

template <class Repeated>
std::vector<std::string> TextsOf(const Repeated& texts) {
  return {texts.begin(), texts.end()};
}

// The id of one of the resources of this pattern below `plan` of `force`, which `text` refers to by
// its name or its id. Empty, with the fault FIELD_REQUIRED or RESOURCE_NAME_INVALID, where it
// refers to none.
template <resource::FixedText kText>
std::string ReadReferenceInPlan(const resource::Pattern<kText>& pattern, absl::string_view force,
                                absl::string_view plan, absl::string_view text,
                                absl::string_view field, Faults& faults) {
  if (IsResourceId(text)) return std::string(text);
  typename resource::Pattern<kText>::Ids ids;
  if (text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
  } else if (!pattern.Matches(text, ids)) {
    faults.Add(resource::kNameReason, field,
               absl::StrCat(resource::NameFault(pattern.text(), text), ", or its id alone"));
  } else if (ids[0] != force || ids[1] != plan) {
    faults.Add(resource::kNameReason, field, "must be of the same plan");
  } else {
    return std::string(ids.back());
  }
  return "";
}

// The id at `depth` of a path, the plan's being at 0; empty where a faulty name left it without.
inline std::string IdAt(const std::vector<std::string>& path, size_t depth) {
  return depth < path.size() ? path[depth] : "";
}

// An indicator of `force`, by its name or its id alone: its name. Of anything else `text` itself.
inline std::string IndicatorName(absl::string_view force, absl::string_view text) {
  return IsResourceId(text) ? kIndicatorName.Format(force, text) : std::string(text);
}

// An indicator is the indicators service's: here it is a name of the right form, of one of
// `forces`. Faults RESOURCE_NAME_INVALID; nothing is said of an empty one.
inline void CheckIndicatorName(std::initializer_list<absl::string_view> forces,
                               absl::string_view name, absl::string_view field, Faults& faults) {
  if (name.empty()) return;
  const auto ids = kIndicatorName.Match(name, field, faults);
  if (ids.has_value() && std::find(forces.begin(), forces.end(), (*ids)[0]) == forces.end()) {
    faults.Add(resource::kNameReason, field,
               absl::StrCat("must be of forces/", absl::StrJoin(forces, " or forces/")));
  }
}

// What is checked of a part whose place (`order`, `ordinal`) is left to the service.
template <class Part>
Part AtFirst(Part part, int32_t Part::*place) {
  if (part.*place == 0) part.*place = 1;
  return part;
}

// Adds what the domain finds wrong with a part. A field that has a fault gets no second, and
// nothing is said of `above`, the ids of what it lies below: they are in the request's name, which
// has been judged.
inline void AddFound(const Faults& found, std::initializer_list<absl::string_view> above,
                     Faults& faults) {
  Faults of_part;
  for (const FieldFault& fault : found.faults()) {
    if (std::find(above.begin(), above.end(), fault.field) != above.end()) continue;
    of_part.Add(fault.reason, fault.field, fault.description);
  }
  faults.AddRuleFaults(of_part);
}

}  // namespace copperplate::delivery
