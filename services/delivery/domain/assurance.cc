#include "services/delivery/domain/assurance.h"

#include <algorithm>
#include <cstddef>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {
namespace {

bool HasControl(const AssuranceEntry& entry, absl::string_view id) {
  return std::any_of(entry.controls.begin(), entry.controls.end(),
                     [&](const Control& control) { return control.id == id; });
}

void CheckMost(size_t size, absl::string_view field, Faults& faults) {
  if (size > fields::kMostItems) {
    faults.Add("TOO_MANY", field, absl::StrCat("must be at most ", fields::kMostItems));
  }
}

void CheckControls(const AssuranceEntry& entry, Faults& faults) {
  CheckMost(entry.controls.size(), "controls", faults);
  std::set<absl::string_view> ids;
  for (size_t i = 0; i < entry.controls.size(); ++i) {
    const Control& control = entry.controls[i];
    const std::string field = absl::StrCat("controls[", i, "]");
    const std::string id_field = absl::StrCat(field, ".control_id");
    fields::CheckId(control.id, id_field, faults);
    if (!control.id.empty() && !ids.insert(control.id).second) {
      faults.Add("DUPLICATE", id_field, "is that of a control before it");
    }
    fields::CheckLine(control.text, absl::StrCat(field, ".text"), faults);
  }
}

void CheckActions(const AssuranceEntry& entry, Faults& faults) {
  CheckMost(entry.actions.size(), "actions", faults);
  std::set<absl::string_view> names;
  for (size_t i = 0; i < entry.actions.size(); ++i) {
    if (!names.insert(entry.actions[i]).second) {
      faults.Add("DUPLICATE", absl::StrCat("actions[", i, "]"), "is there before");
    }
  }
}

bool HasLevel(const std::vector<AssuranceLevel>& levels, absl::string_view code) {
  return std::any_of(levels.begin(), levels.end(),
                     [&](const AssuranceLevel& level) { return level.code == code; });
}

bool IsLevelCode(absl::string_view code) {
  const auto goes_on = [](char c) {
    return absl::ascii_isupper(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-';
  };
  return !code.empty() && code.size() <= 63 &&
         absl::ascii_isupper(static_cast<unsigned char>(code.front())) &&
         std::all_of(code.begin(), code.end(), goes_on);
}

std::string Codes(const std::vector<AssuranceLevel>& levels) {
  return absl::StrJoin(levels, ", ", [](std::string* out, const AssuranceLevel& level) {
    absl::StrAppend(out, level.code);
  });
}

}  // namespace

Faults Validate(const AssuranceEntry& entry) {
  Faults faults;
  fields::CheckId(entry.id, "id", faults);
  fields::CheckProse(entry.objective, "objective", faults);
  fields::CheckLine(entry.principal_risk_ref, "principal_risk_ref", faults);
  CheckControls(entry, faults);
  fields::CheckOptionalProse(entry.gaps_control, "gaps_control", faults);
  fields::CheckOptionalProse(entry.gaps_assurance, "gaps_assurance", faults);
  CheckActions(entry, faults);
  fields::CheckLine(entry.owner, "owner", faults);
  return faults;
}

Faults Validate(const Assurance& assurance, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(assurance.id, "id", faults);
  fields::CheckGiven(assurance.control, "control", faults);
  fields::CheckRange(assurance.line, "line", 1, 3, faults);
  fields::CheckLine(assurance.source, "source", faults);
  fields::CheckNotInFuture(assurance.given_on, "given_on", today, faults);
  fields::CheckGiven(assurance.level, "level", faults);
  return faults;
}

Faults Validate(const std::vector<AssuranceLevel>& levels) {
  Faults faults;
  if (levels.size() > kMostAssuranceLevels) {
    faults.Add("TOO_MANY", "levels", absl::StrCat("must be at most ", kMostAssuranceLevels));
  }
  std::set<absl::string_view> codes;
  std::set<absl::string_view> titles;
  for (size_t i = 0; i < levels.size(); ++i) {
    const AssuranceLevel& level = levels[i];
    const std::string code_field = absl::StrCat("levels[", i, "].code");
    const std::string title_field = absl::StrCat("levels[", i, "].title");
    fields::CheckGiven(level.code, code_field, faults);
    if (!level.code.empty() && !IsLevelCode(level.code)) {
      faults.Add("LEVEL_CODE_INVALID", code_field,
                 "must be capital letters, digits and hyphens, at most 63, a letter first");
    } else if (!level.code.empty() && !codes.insert(level.code).second) {
      faults.Add("DUPLICATE", code_field, "is that of a level before it");
    }
    fields::CheckLine(level.title, title_field, faults);
    if (!level.title.empty() && !titles.insert(level.title).second) {
      faults.Add("DUPLICATE", title_field, "is that of a level before it");
    }
  }
  return faults;
}

Faults CheckAssuranceOf(const AssuranceEntry& entry, const std::vector<AssuranceLevel>& levels,
                        const Assurance& assurance) {
  Faults faults;
  if (!HasControl(entry, assurance.control)) {
    faults.Add("CONTROL_UNKNOWN", "control", "must be one of the entry's controls");
  }
  if (!HasLevel(levels, assurance.level)) {
    faults.Add("LEVEL_UNKNOWN", "level", absl::StrCat("must be one of ", Codes(levels)));
  }
  return faults;
}

std::vector<std::string> MissingControls(const AssuranceEntry& entry,
                                         const std::vector<const Assurance*>& assurances) {
  std::set<std::string> missing;
  for (const Assurance* assurance : assurances) {
    if (!HasControl(entry, assurance->control)) missing.insert(assurance->control);
  }
  return {missing.begin(), missing.end()};
}

std::vector<std::string> MissingLevels(const std::vector<AssuranceLevel>& levels,
                                       const std::vector<std::string>& used) {
  std::vector<std::string> missing;
  for (const std::string& code : used) {
    if (!HasLevel(levels, code)) missing.push_back(code);
  }
  return missing;
}

}  // namespace copperplate::delivery
