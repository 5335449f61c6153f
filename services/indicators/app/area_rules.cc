#include "services/indicators/app/area_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

bool IsLarger(AreaKind a, AreaKind b) { return a < b; }

// What an area of the force may lie in; null where there is none of that name.
const Area* FindParent(const AreaTree& tree, const AreaParent& link) {
  const AreaRecord* const record = FindById(link.national ? tree.national : tree.own, link.area);
  return record == nullptr ? nullptr : &record->area;
}

void CheckHolder(absl::string_view force, const Area& area, Faults& faults) {
  const bool above_forces = IsLarger(area.kind, AreaKind::kForce);
  if (above_forces == (force == kNationalForce)) return;
  faults.Add("AREA_KIND_NOT_FOR_FORCE", "kind",
             above_forces ? "a NATION or REGION belongs to forces/national"
                          : "forces/national holds a NATION or REGION only");
}

// Months of `link` in which its parent is not there: all of them, or some that it names.
void CheckMonths(const Area& area, const AreaParent& link, const Area& parent,
                 const std::string& field, Faults& faults) {
  constexpr char kReason[] = "MEMBERSHIP_OUTSIDE_VALIDITY";
  if (MembershipSpan(area, link, parent).empty()) {
    faults.Add(kReason, absl::StrCat(field, ".area"), "is there in none of the months");
    return;
  }
  if (link.from.has_value() && *link.from < parent.valid_from) {
    faults.Add(kReason, absl::StrCat(field, ".from_month"),
               "must not lie before the parent's valid_from");
  }
  if (link.to.has_value() && parent.valid_to.has_value() && *link.to > *parent.valid_to) {
    faults.Add(kReason, absl::StrCat(field, ".to_month"),
               "must not lie after the parent's valid_to");
  }
}

void CheckParents(const AreaTree& tree, const Area& area, Faults& faults) {
  std::vector<MonthSpan> spans;
  for (size_t i = 0; i < area.parents.size(); ++i) {
    const AreaParent& link = area.parents[i];
    const std::string field = absl::StrCat("parents[", i, "]");
    const Area* const parent = FindParent(tree, link);
    if (parent == nullptr) {
      faults.Add("PARENT_UNKNOWN", absl::StrCat(field, ".area"), "there is no such area");
      continue;
    }
    if (!IsLarger(parent->kind, area.kind)) {
      faults.Add("PARENT_NOT_LARGER", absl::StrCat(field, ".area"),
                 absl::StrCat("is a ", Name(parent->kind), ", which is no larger than a ",
                              Name(area.kind)));
    }
    CheckMonths(area, link, *parent, field, faults);
    const MonthSpan span = MembershipSpan(area, link, *parent);
    if (std::any_of(spans.begin(), spans.end(),
                    [&](const MonthSpan& before) { return before.Overlaps(span); })) {
      faults.Add("MEMBERSHIPS_OVERLAP", field, "has months of a parent before it");
    }
    spans.push_back(span);
  }
}

// Whether `child` would lie in two areas at once if one of its parents became `area`.
bool OverlapsOthers(const AreaTree& tree, const Area& child, const Area& area,
                    const MonthSpan& span) {
  return std::any_of(child.parents.begin(), child.parents.end(), [&](const AreaParent& other) {
    const Area* const parent = FindParent(tree, other);
    const bool is_area = other.area == area.id && !other.national;
    return !is_area && parent != nullptr && MembershipSpan(child, other, *parent).Overlaps(span);
  });
}

void CheckChild(const AreaTree& tree, const Area& child, const AreaParent& link, const Area& area,
                Faults& faults) {
  if (!IsLarger(area.kind, child.kind)) {
    faults.Add("CHILD_NOT_SMALLER", "kind",
               absl::StrCat("must be larger than that of ", child.id, ", which lies in it"));
  }
  const MonthSpan span = MembershipSpan(child, link, area);
  const bool begins_too_late =
      span.empty() && area.valid_from > link.to.value_or(ValiditySpan(child).last);
  if (begins_too_late || (link.from.has_value() && *link.from < area.valid_from)) {
    faults.Add("CHILD_OUTSIDE_VALIDITY", "valid_from",
               absl::StrCat("must not lie after the months in which ", child.id, " lies in it"));
  }
  if ((span.empty() && !begins_too_late) ||
      (link.to.has_value() && area.valid_to.has_value() && *link.to > *area.valid_to)) {
    faults.Add("CHILD_OUTSIDE_VALIDITY", "valid_to",
               absl::StrCat("must not lie before the months in which ", child.id, " lies in it"));
  }
  if (OverlapsOthers(tree, child, area, span)) {
    faults.Add("MEMBERSHIPS_OVERLAP", "valid_from",
               absl::StrCat(child.id, " would lie in two areas at once"));
  }
}

void CheckChildren(const AreaTree& tree, const Area& area, Faults& faults) {
  for (const AreaRecord& record : tree.own) {
    for (const AreaParent& link : record.area.parents) {
      if (link.area != area.id || link.national) continue;
      CheckChild(tree, record.area, link, area, faults);
    }
  }
}

void CheckOnlyForce(const AreaTree& tree, const Area& area, Faults& faults) {
  if (area.kind != AreaKind::kForce) return;
  for (const AreaRecord& record : tree.own) {
    const Area& other = record.area;
    if (other.id == area.id || other.kind != AreaKind::kForce ||
        !ValiditySpan(area).Overlaps(ValiditySpan(other))) {
      continue;
    }
    faults.Add(
        "FORCE_AREA_EXISTS", "kind",
        absl::StrCat(other.id, " is the force's area of kind FORCE in some of these months"));
  }
}

}  // namespace

const AreaRecord* FindArea(const AreaTree& tree, absl::string_view id) {
  return FindById(tree.own, id);
}

Faults CheckPlace(const AreaTree& tree, absl::string_view force, const Area& area) {
  Faults faults;
  CheckHolder(force, area, faults);
  CheckParents(tree, area, faults);
  CheckChildren(tree, area, faults);
  CheckOnlyForce(tree, area, faults);
  return faults;
}

}  // namespace copperplate::indicators
