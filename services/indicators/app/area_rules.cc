#include "services/indicators/app/area_rules.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

const AreaRecord* FindIn(const std::vector<AreaRecord>& records, absl::string_view id) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const AreaRecord& record) { return record.area.id == id; });
  return found == records.end() ? nullptr : &*found;
}

bool IsLarger(AreaKind a, AreaKind b) { return a < b; }

int32_t LastMonth(const Area& area) {
  return area.valid_to.value_or(std::numeric_limits<int32_t>::max());
}

bool Overlap(const Area& a, const Area& b) {
  return a.valid_from <= LastMonth(b) && b.valid_from <= LastMonth(a);
}

void CheckHolder(absl::string_view force, const Area& area, Faults& faults) {
  const bool above_forces = IsLarger(area.kind, AreaKind::kForce);
  if (above_forces == (force == kNationalForce)) return;
  faults.Add("AREA_KIND_NOT_FOR_FORCE", "kind",
             above_forces ? "a NATION or REGION belongs to forces/national"
                          : "forces/national holds a NATION or REGION only");
}

void CheckParent(const AreaTree& tree, const Area& area, Faults& faults) {
  if (area.parent.empty()) return;
  const AreaRecord* const record =
      FindIn(area.parent_is_national ? tree.national : tree.own, area.parent);
  if (record == nullptr) {
    faults.Add("PARENT_UNKNOWN", "parent_area", "there is no such area");
    return;
  }
  const Area& parent = record->area;
  if (!IsLarger(parent.kind, area.kind)) {
    faults.Add(
        "PARENT_NOT_LARGER", "parent_area",
        absl::StrCat("is a ", Name(parent.kind), ", which is no larger than a ", Name(area.kind)));
  }
  if (area.valid_from < parent.valid_from) {
    faults.Add("VALIDITY_OUTSIDE_PARENT", "valid_from", "must not lie before the parent's");
  }
  if (LastMonth(area) > LastMonth(parent)) {
    faults.Add("VALIDITY_OUTSIDE_PARENT", "valid_to", "must not lie after the parent's");
  }
}

void CheckChildren(const AreaTree& tree, const Area& area, Faults& faults) {
  for (const AreaRecord& record : tree.own) {
    const Area& child = record.area;
    if (child.parent != area.id || child.parent_is_national) continue;
    if (!IsLarger(area.kind, child.kind)) {
      faults.Add("CHILD_NOT_SMALLER", "kind",
                 absl::StrCat("must be larger than that of ", child.id, ", which lies in it"));
    }
    if (child.valid_from < area.valid_from) {
      faults.Add("CHILD_OUTSIDE_VALIDITY", "valid_from",
                 absl::StrCat("must not lie after that of ", child.id, ", which lies in it"));
    }
    if (LastMonth(child) > LastMonth(area)) {
      faults.Add("CHILD_OUTSIDE_VALIDITY", "valid_to",
                 absl::StrCat("must not lie before that of ", child.id, ", which lies in it"));
    }
  }
}

void CheckOnlyForce(const AreaTree& tree, const Area& area, Faults& faults) {
  if (area.kind != AreaKind::kForce) return;
  for (const AreaRecord& record : tree.own) {
    const Area& other = record.area;
    if (other.id == area.id || other.kind != AreaKind::kForce || !Overlap(area, other)) continue;
    faults.Add(
        "FORCE_AREA_EXISTS", "kind",
        absl::StrCat(other.id, " is the force's area of kind FORCE in some of these months"));
  }
}

}  // namespace

const AreaRecord* FindArea(const AreaTree& tree, absl::string_view id) {
  return FindIn(tree.own, id);
}

Faults CheckPlace(const AreaTree& tree, absl::string_view force, const Area& area) {
  Faults faults;
  CheckHolder(force, area, faults);
  CheckParent(tree, area, faults);
  CheckChildren(tree, area, faults);
  CheckOnlyForce(tree, area, faults);
  return faults;
}

}  // namespace copperplate::indicators
