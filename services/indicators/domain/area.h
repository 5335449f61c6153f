#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "libs/status/error.h"

namespace copperplate::indicators {

enum class AreaKind : uint8_t { kNation, kRegion, kForce, kBcu, kPolicingArea, kDistrict };

enum class CodeScheme : uint8_t { kOns, kHomeOffice, kLocal };

struct AreaCode {
  CodeScheme scheme = CodeScheme::kLocal;
  std::string code;
};

// A node of the area tree. The tree changes over time: a district that is dissolved ends, and the
// areas that take its place begin, with ids of their own.
struct Area {
  std::string id;
  std::string title;
  std::vector<AreaCode> codes;
  AreaKind kind = AreaKind::kForce;
  std::string parent;               // id; empty at the root
  bool parent_is_national = false;  // the parent is one of `forces/national`, not of this force
  int32_t valid_from = 0;           // first month
  std::optional<int32_t> valid_to;  // last month, itself included

  bool ValidIn(int32_t month) const {
    return valid_from <= month && (!valid_to.has_value() || month <= *valid_to);
  }
};

// Every fault of an area by itself; that its parent exists and is larger is for the caller to see.
Faults Validate(const Area& area);

}  // namespace copperplate::indicators
