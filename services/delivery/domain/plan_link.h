#pragma once

#include <cstdint>
#include <string>

#include "libs/status/faults.h"

namespace copperplate::delivery {

enum class LinkKind : uint8_t { kSeeAlso, kDepends };

// From one action or activity to another. A target that is no code of the plan is kept as it was
// written, not resolved (`section 10.1`).
struct PlanLink {
  std::string id;
  std::string from_code;
  std::string to_code;  // empty: not resolved
  std::string to_text;  // the target as written
  LinkKind kind = LinkKind::kSeeAlso;
  // A text made it, and it goes with its words (text_links.h); people's stay, and what they change
  // of one makes it theirs.
  bool parsed = false;

  bool resolved() const { return !to_code.empty(); }
};

// Every fault of a link by itself, by the API's field names.
Faults Validate(const PlanLink& link);

}  // namespace copperplate::delivery
