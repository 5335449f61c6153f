#include "services/indicators/app/indicator_rules.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/text/string_view.h"

namespace copperplate::indicators {
namespace {

// True where `from`, or what it is derived from, however far back, is `target`.
bool Reaches(const Catalogue& catalogue, absl::string_view from, absl::string_view target) {
  std::set<std::string, std::less<>> seen;
  std::vector<absl::string_view> ahead = {from};
  while (!ahead.empty()) {
    const absl::string_view id = ahead.back();
    ahead.pop_back();
    if (id == target) return true;
    if (!seen.insert(std::string(id)).second) continue;
    const IndicatorRecord* const record = FindIndicator(catalogue, id);
    if (record == nullptr) continue;
    for (const FormulaTerm& term : record->definition.formula) ahead.push_back(term.indicator);
  }
  return false;
}

void CheckTerm(const Catalogue& catalogue, const IndicatorDefinition& definition, size_t index,
               Faults& faults) {
  const std::string& id = definition.formula[index].indicator;
  const std::string field = absl::StrCat("formula[", index, "].indicator");
  const IndicatorRecord* const term = FindIndicator(catalogue, id);
  if (term == nullptr) {
    faults.Add("INDICATOR_UNKNOWN", field, "the force has no such indicator");
    return;
  }
  if (term->definition.unit != definition.unit) {
    faults.Add("FORMULA_UNIT_DIFFERS", field,
               absl::StrCat("is in ", term->definition.unit, ", not in ", definition.unit));
  }
  if (Reaches(catalogue, id, definition.id)) {
    faults.Add("FORMULA_CYCLE", field, "is itself derived from this indicator");
  }
}

bool IsDerivedFrom(const IndicatorDefinition& derived, absl::string_view id) {
  return std::any_of(derived.formula.begin(), derived.formula.end(),
                     [&](const FormulaTerm& term) { return term.indicator == id; });
}

}  // namespace

const IndicatorRecord* FindIndicator(const Catalogue& catalogue, absl::string_view id) {
  const auto found =
      std::find_if(catalogue.begin(), catalogue.end(),
                   [&](const IndicatorRecord& record) { return record.definition.id == id; });
  return found == catalogue.end() ? nullptr : &*found;
}

Faults CheckFormula(const Catalogue& catalogue, const IndicatorDefinition& definition) {
  Faults faults;
  for (size_t i = 0; i < definition.formula.size(); ++i) {
    CheckTerm(catalogue, definition, i, faults);
  }
  for (const IndicatorRecord& record : catalogue) {
    const IndicatorDefinition& other = record.definition;
    if (other.id == definition.id || other.unit == definition.unit) continue;
    if (!IsDerivedFrom(other, definition.id)) continue;
    faults.Add("FORMULA_UNIT_DIFFERS", "unit",
               absl::StrCat(other.id, ", derived from this indicator, is in ", other.unit));
  }
  return faults;
}

}  // namespace copperplate::indicators
