#include "services/indicators/domain/definition.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/text/utf8.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/domain/profile.h"

namespace copperplate::indicators {
namespace {

constexpr int kMostDecimals = 6;
constexpr size_t kMostTags = 50;
constexpr size_t kMostTerms = 20;

bool IsUnit(absl::string_view unit) {
  if (unit.empty() || unit.size() > 63 || !absl::ascii_islower(unit[0])) return false;
  for (char c : unit) {
    if (!absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '_') return false;
  }
  return true;
}

void CheckText(absl::string_view text, absl::string_view field, bool required, Faults& faults) {
  if (required && text.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must not be empty");
  } else if (text.size() > kLongestText || !IsValidUtf8(text)) {
    faults.Add("TEXT_INVALID", field,
               absl::StrCat("must be UTF-8 of at most ", kLongestText, " bytes"));
  }
}

void CheckMeasure(const IndicatorDefinition& definition, Faults& faults) {
  const Measure measure = definition.measure;
  const bool percent = definition.unit == "percent";
  if (!IsUnit(definition.unit)) {
    faults.Add("UNIT_INVALID", "unit",
               "must be a lower-case letter followed by up to 62 lower-case letters, digits and "
               "underscores");
  } else if (measure == Measure::kProportion && !percent) {
    faults.Add("UNIT_NOT_FOR_MEASURE", "unit", "a PROPORTION is shown in percent");
  } else if (percent && measure != Measure::kProportion && measure != Measure::kRatio) {
    faults.Add("UNIT_NOT_FOR_MEASURE", "unit", "only a PROPORTION or a RATIO is shown in percent");
  }
  const bool may_fall_below_zero = measure == Measure::kCount || measure == Measure::kAmount ||
                                   measure == Measure::kRate || measure == Measure::kMean;
  if (definition.allows_negative && !may_fall_below_zero) {
    faults.Add("NEGATIVE_NOT_FOR_MEASURE", "allows_negative",
               "only a COUNT, AMOUNT, RATE or MEAN may fall below zero");
  }
}

void CheckBaseline(const IndicatorDefinition& definition, Faults& faults) {
  const bool fixed = definition.baseline_rule == BaselineRule::kFixed;
  if (fixed != definition.baseline_from.has_value()) {
    faults.Add("BASELINE_FROM_NOT_FOR_RULE", "baseline_from",
               fixed ? "a FIXED baseline needs its first month"
                     : "only a FIXED baseline has a first month");
  } else if (fixed && !IsMonthInRange(*definition.baseline_from)) {
    faults.Add("MONTH_OUT_OF_RANGE", "baseline_from", kMonthRange);
  }
}

void CheckFormula(const IndicatorDefinition& definition, Faults& faults) {
  const std::vector<FormulaTerm>& terms = definition.formula;
  if (terms.empty()) return;
  if (terms.size() < 2 || terms.size() > kMostTerms) {
    faults.Add("FORMULA_INVALID", "formula", absl::StrCat("must have 2 to ", kMostTerms, " terms"));
  }
  if (!CombinesInFormula(definition.measure)) {
    faults.Add("FORMULA_NOT_FOR_MEASURE", "formula",
               "must be empty but for a COUNT, AMOUNT, RATE, LEVEL or HARM: of quotients it is not "
               "known whether they are parts of one base or groups beside each other");
  }
  std::set<absl::string_view> seen = {definition.id};
  for (size_t i = 0; i < terms.size(); ++i) {
    const std::string field = absl::StrCat("formula[", i, "].indicator");
    fields::CheckId(terms[i].indicator, field, faults);
    if (!seen.insert(terms[i].indicator).second) {
      faults.Add("FORMULA_INVALID", field, "names an indicator twice, or the derived one itself");
    }
  }
}

void CheckTags(const std::vector<std::string>& tags, Faults& faults) {
  if (tags.size() > kMostTags) {
    faults.Add("TOO_MANY", "framework_tags", absl::StrCat("at most ", kMostTags, " tags"));
  }
  std::set<absl::string_view> seen;
  for (size_t i = 0; i < tags.size(); ++i) {
    const std::string field = absl::StrCat("framework_tags[", i, "]");
    CheckText(tags[i], field, /*required=*/true, faults);
    if (!seen.insert(tags[i]).second) faults.Add("DUPLICATE", field, "is there twice");
  }
}

}  // namespace

Faults Validate(const IndicatorDefinition& definition) {
  Faults faults;
  fields::CheckId(definition.id, "id", faults);
  CheckText(definition.title, "title", /*required=*/true, faults);
  fields::CheckId(definition.theme, "theme", faults);
  CheckText(definition.theme_heading, "theme_heading", /*required=*/false, faults);
  CheckMeasure(definition, faults);
  fields::CheckRange(definition.decimals, "decimals", 0, kMostDecimals, faults);
  if (definition.columns.empty()) {
    faults.Add("FIELD_REQUIRED", "columns", "at least one column must apply");
  }
  CheckText(definition.source_system, "source_system", /*required=*/false, faults);
  CheckText(definition.collection_method, "collection_method", /*required=*/false, faults);
  CheckText(definition.caveat, "caveat", /*required=*/false, faults);
  fields::CheckRange(definition.lag_months, "lag_months", 0, kMostLagMonths, faults);
  CheckBaseline(definition, faults);
  if (FindProfile(definition.rule_profile) == nullptr) {
    faults.Add("PROFILE_UNKNOWN", "rule_profile", absl::StrCat("must be one of ", ProfileNames()));
  }
  CheckText(definition.peer_source, "peer_source", /*required=*/false, faults);
  CheckTags(definition.framework_tags, faults);
  fields::CheckRange(definition.display_order, "display_order", 0, 1'000'000, faults);
  CheckFormula(definition, faults);
  CheckValidity(definition.valid_from, definition.valid_to, faults);
  return faults;
}

bool IsComputed(const IndicatorDefinition& definition) {
  return definition.formula.empty() || CombinesInFormula(definition.measure);
}

bool CountsEvents(const IndicatorDefinition& definition) {
  const bool counts = definition.measure == Measure::kCount || definition.measure == Measure::kRate;
  return counts && std::none_of(definition.formula.begin(), definition.formula.end(),
                                [](const FormulaTerm& term) { return term.subtract; });
}

int DisplayMultiplier(const IndicatorDefinition& definition) {
  switch (definition.measure) {
    case Measure::kProportion:
      return 100;
    case Measure::kRatio:
      return definition.unit == "percent" ? 100 : 1;
    case Measure::kRate:
      return 1000;
    default:
      return 1;
  }
}

}  // namespace copperplate::indicators
