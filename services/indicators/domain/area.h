#pragma once

#include <cstdint>
#include <limits>
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

// An area that another lies in, and when.
struct AreaParent {
  std::string area;               // id
  bool national = false;          // it is one of `forces/national`, not of this force
  std::optional<int32_t> from{};  // first month; nothing: since both areas are there
  std::optional<int32_t> to{};  // last month, itself included; nothing: while both areas are there
};

// A node of the area tree. The tree changes over time: areas begin and end, and move from one
// parent to another.
struct Area {
  std::string id;
  std::string title;
  std::vector<AreaCode> codes;
  AreaKind kind = AreaKind::kForce;
  std::vector<AreaParent> parents;  // no two in one month; none at the root
  int32_t valid_from = 0;           // first month
  std::optional<int32_t> valid_to;  // last month, itself included

  bool ValidIn(int32_t month) const {
    return valid_from <= month && (!valid_to.has_value() || month <= *valid_to);
  }
};

// The months from `first` to `last`, both included; none where `last` lies before `first`.
struct MonthSpan {
  int32_t first = 0;
  int32_t last = std::numeric_limits<int32_t>::max();  // for ever

  bool empty() const { return last < first; }
  bool Overlaps(const MonthSpan& other) const {
    return !empty() && !other.empty() && first <= other.last && other.first <= last;
  }
};

MonthSpan ValiditySpan(const Area& area);

// When `area` lies in `parent`, which its `link` names: both are there, and the link's months.
MonthSpan MembershipSpan(const Area& area, const AreaParent& link, const Area& parent);

// Every fault of an area by itself; that its parents exist and are larger is for the caller to see.
Faults Validate(const Area& area);

}  // namespace copperplate::indicators
