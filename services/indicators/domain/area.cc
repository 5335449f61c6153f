#include "services/indicators/domain/area.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/text/slug.h"
#include "libs/text/utf8.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostCodes = 20;
constexpr size_t kLongestCode = 63;
constexpr size_t kMostParents = 50;

void CheckCodes(const std::vector<AreaCode>& codes, Faults& faults) {
  if (codes.size() > kMostCodes) {
    faults.Add("TOO_MANY", "codes", absl::StrCat("at most ", kMostCodes, " codes"));
  }
  std::set<std::pair<CodeScheme, absl::string_view>> seen;
  for (size_t i = 0; i < codes.size(); ++i) {
    const std::string& code = codes[i].code;
    const std::string field = absl::StrCat("codes[", i, "].code");
    if (code.empty() || code.size() > kLongestCode || !IsValidUtf8(code)) {
      faults.Add("TEXT_INVALID", field,
                 absl::StrCat("must be UTF-8 of 1 to ", kLongestCode, " bytes"));
    }
    if (!seen.insert({codes[i].scheme, code}).second) {
      faults.Add("DUPLICATE", field, "is there twice");
    }
  }
}

void CheckParents(const Area& area, Faults& faults) {
  if (area.parents.size() > kMostParents) {
    faults.Add("TOO_MANY", "parents", absl::StrCat("at most ", kMostParents, " parents"));
  }
  for (size_t i = 0; i < area.parents.size(); ++i) {
    const AreaParent& link = area.parents[i];
    const std::string field = absl::StrCat("parents[", i, "]");
    if (!IsResourceId(link.area) || (link.area == area.id && !link.national)) {
      faults.Add("PARENT_INVALID", absl::StrCat(field, ".area"), "must be another area's id");
    }
    if (link.from.has_value() && *link.from < area.valid_from) {
      faults.Add("MEMBERSHIP_OUTSIDE_VALIDITY", absl::StrCat(field, ".from_month"),
                 "must not lie before valid_from");
    }
    if (link.to.has_value() && area.valid_to.has_value() && *link.to > *area.valid_to) {
      faults.Add("MEMBERSHIP_OUTSIDE_VALIDITY", absl::StrCat(field, ".to_month"),
                 "must not lie after valid_to");
    }
    if (link.to.has_value() && *link.to < link.from.value_or(area.valid_from)) {
      faults.Add("VALIDITY_ENDS_BEFORE_IT_BEGINS", absl::StrCat(field, ".to_month"),
                 "must not lie before the first month");
    }
  }
}

}  // namespace

MonthSpan ValiditySpan(const Area& area) {
  MonthSpan span;
  span.first = area.valid_from;
  span.last = area.valid_to.value_or(span.last);
  return span;
}

MonthSpan MembershipSpan(const Area& area, const AreaParent& link, const Area& parent) {
  MonthSpan span = ValiditySpan(area);
  const MonthSpan above = ValiditySpan(parent);
  span.first = std::max({span.first, above.first, link.from.value_or(span.first)});
  span.last = std::min({span.last, above.last, link.to.value_or(span.last)});
  return span;
}

Faults Validate(const Area& area) {
  Faults faults;
  fields::CheckId(area.id, "id", faults);
  if (area.title.empty()) {
    faults.Add("FIELD_REQUIRED", "title", "must not be empty");
  } else if (area.title.size() > kLongestText || !IsValidUtf8(area.title)) {
    faults.Add("TEXT_INVALID", "title",
               absl::StrCat("must be UTF-8 of at most ", kLongestText, " bytes"));
  }
  CheckCodes(area.codes, faults);
  CheckParents(area, faults);
  CheckValidity(area.valid_from, area.valid_to, faults);
  return faults;
}

}  // namespace copperplate::indicators
