#include "services/indicators/domain/area.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "libs/text/slug.h"
#include "libs/text/utf8.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostCodes = 20;
constexpr size_t kLongestCode = 63;

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

}  // namespace

Faults Validate(const Area& area) {
  Faults faults;
  if (!IsResourceId(area.id)) {
    faults.Add("ID_INVALID", "id",
               "must be a lower-case letter followed by up to 62 letters, digits and hyphens");
  }
  if (area.title.empty()) {
    faults.Add("FIELD_REQUIRED", "title", "must not be empty");
  } else if (area.title.size() > kLongestText || !IsValidUtf8(area.title)) {
    faults.Add("TEXT_INVALID", "title",
               absl::StrCat("must be UTF-8 of at most ", kLongestText, " bytes"));
  }
  CheckCodes(area.codes, faults);
  const bool own_parent = area.parent == area.id && !area.parent_is_national;
  if (!area.parent.empty() && (!IsResourceId(area.parent) || own_parent)) {
    faults.Add("PARENT_INVALID", "parent", "must be another area's id");
  }
  CheckValidity(area.valid_from, area.valid_to, faults);
  return faults;
}

}  // namespace copperplate::indicators
