#include "services/indicators/app/indicator_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/text/string_view.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

bool Names(const IndicatorDefinition& derived, absl::string_view id) {
  return std::any_of(derived.formula.begin(), derived.formula.end(),
                     [&](const FormulaTerm& term) { return term.indicator == id; });
}

void CheckTerm(const Catalogue& catalogue, const IndicatorDefinition& definition, size_t index,
               Faults& faults) {
  const std::string& id = definition.formula[index].indicator;
  const std::string field = absl::StrCat("formula[", index, "].indicator");
  const IndicatorRecord* const record = FindIndicator(catalogue, id);
  if (record == nullptr) {
    faults.Add("INDICATOR_UNKNOWN", field, "the force has no such indicator");
    return;
  }
  const IndicatorDefinition& term = record->definition;
  if (id == definition.id || Names(term, definition.id)) {
    faults.Add("FORMULA_CYCLE", field, "is itself derived from this indicator");
  } else if (!term.formula.empty()) {
    faults.Add("FORMULA_OF_DERIVED", field,
               "is itself derived: name the indicators that it is derived from");
  }
  if (term.measure != definition.measure) {
    faults.Add("FORMULA_MEASURE_DIFFERS", field,
               absl::StrCat("is a ", Name(term.measure), ", not a ", Name(definition.measure)));
  }
  if (term.frequency != definition.frequency) {
    faults.Add("FORMULA_FREQUENCY_DIFFERS", field,
               absl::StrCat("is ", Name(term.frequency), ", not ", Name(definition.frequency)));
  }
  if (term.unit != definition.unit) {
    faults.Add("FORMULA_UNIT_DIFFERS", field,
               absl::StrCat("is in ", term.unit, ", not in ", definition.unit));
  }
}

// Measure and frequency of an indicator never change.
void CheckDerivedFrom(const IndicatorDefinition& derived, const IndicatorDefinition& definition,
                      Faults& faults) {
  if (derived.unit != definition.unit) {
    faults.Add("FORMULA_UNIT_DIFFERS", "unit",
               absl::StrCat(derived.id, ", derived from this indicator, is in ", derived.unit));
  }
  if (!definition.formula.empty() && !Names(definition, derived.id)) {
    faults.Add(
        "FORMULA_OF_DERIVED", "formula",
        absl::StrCat("must be empty, since ", derived.id, " is derived from this indicator"));
  }
}

}  // namespace

const IndicatorRecord* FindIndicator(const Catalogue& catalogue, absl::string_view id) {
  return FindById(catalogue, id);
}

Faults CheckFormula(const Catalogue& catalogue, const IndicatorDefinition& definition) {
  Faults faults;
  for (size_t i = 0; i < definition.formula.size(); ++i) {
    CheckTerm(catalogue, definition, i, faults);
  }
  for (const IndicatorRecord& record : catalogue) {
    const IndicatorDefinition& other = record.definition;
    if (other.id != definition.id && Names(other, definition.id)) {
      CheckDerivedFrom(other, definition, faults);
    }
  }
  return faults;
}

}  // namespace copperplate::indicators
