#include "services/indicators/transport/indicator_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

// The domain numbers from 0 what the proto numbers from 1.
static_assert(v1::Indicator::COUNT == static_cast<int>(Measure::kCount) + 1);
static_assert(v1::Indicator::Measure_MAX == static_cast<int>(Measure::kHarm) + 1);
static_assert(v1::Indicator::Frequency_MAX == static_cast<int>(Frequency::kAnnual) + 1);
static_assert(v1::Indicator::Polarity_MAX == static_cast<int>(Polarity::kNeutral) + 1);
static_assert(v1::Indicator::BaselineRule_MAX == static_cast<int>(BaselineRule::kFixed) + 1);
static_assert(v1::Indicator::CURRENT == static_cast<int>(Column::kCurrent) + 1);
static_assert(v1::Indicator::Column_MAX == static_cast<int>(Column::kChange) + 1);

void ReadTexts(const v1::Indicator& message, IndicatorDefinition& definition, Faults& faults) {
  const struct {
    const char* field;
    const std::string& text;
    size_t most;
    std::string& out;
    bool prose = false;
  } texts[] = {
      {"title", message.title(), 200, definition.title},
      {"theme", message.theme(), 63, definition.theme},
      {"theme_heading", message.theme_heading(), 100, definition.theme_heading},
      {"unit", message.unit(), 63, definition.unit},
      {"source_system", message.source_system(), 200, definition.source_system},
      {"collection_method", message.collection_method(), 1000, definition.collection_method, true},
      {"caveat", message.caveat(), 2000, definition.caveat, true},
      {"peer_source", message.peer_source(), 200, definition.peer_source},
  };
  for (const auto& [field, text, most, out, prose] : texts) {
    (prose ? fields::CheckOptionalProse : fields::CheckOptionalLine)(text, field, faults, most);
    out = text;
  }
  definition.rule_profile = ReadProfileReference(message.rule_profile(), "rule_profile", faults);
  if (definition.rule_profile.empty()) definition.rule_profile = kBoardProfile;
  for (int i = 0; i < message.framework_tags_size(); ++i) {
    fields::CheckOptionalLine(message.framework_tags(i), absl::StrCat("framework_tags[", i, "]"),
                              faults, 100);
    definition.framework_tags.push_back(message.framework_tags(i));
  }
}

void ReadEnums(const v1::Indicator& message, IndicatorDefinition& definition, Faults& faults) {
  definition.measure = api::ReadEnum<Measure>(message.measure(), "measure", faults);
  definition.polarity = api::ReadEnum<Polarity>(message.polarity(), "polarity", faults);
  definition.frequency = api::ReadOptionalEnum<Frequency>(message.frequency(), "frequency", faults)
                             .value_or(definition.frequency);
  definition.baseline_rule =
      api::ReadOptionalEnum<BaselineRule>(message.baseline_rule(), "baseline_rule", faults)
          .value_or(definition.baseline_rule);
}

void ReadColumns(const v1::Indicator& message, IndicatorDefinition& definition, Faults& faults) {
  if (message.columns_size() == 0) definition.columns = ColumnSet::All();
  for (int i = 0; i < message.columns_size(); ++i) {
    const auto column = static_cast<v1::Indicator::Column>(message.columns(i));
    if (api::CheckEnum(column, absl::StrCat("columns[", i, "]"), faults)) {
      definition.columns.Add(api::FromProto<Column>(column));
    }
  }
}

void ReadFormula(absl::string_view force, const v1::Indicator& message,
                 IndicatorDefinition& definition, Faults& faults) {
  for (int i = 0; i < message.formula_size(); ++i) {
    const v1::Indicator::FormulaTerm& term = message.formula(i);
    const std::string field = absl::StrCat("formula[", i, "].indicator");
    definition.formula.push_back(
        {ReadReference(kIndicatorName, force, term.indicator(), field, faults), term.subtract()});
  }
}

}  // namespace

IndicatorDefinition ReadIndicator(absl::string_view force, absl::string_view id,
                                  const v1::Indicator& message, Faults& faults) {
  IndicatorDefinition definition;
  definition.id = std::string(id);
  ReadTexts(message, definition, faults);
  ReadEnums(message, definition, faults);
  definition.decimals = message.decimals();
  definition.allows_negative = message.allows_negative();
  ReadColumns(message, definition, faults);
  definition.lag_months = message.lag_months();
  definition.baseline_from =
      fields::ReadOptionalMonth(message.baseline_from(), "baseline_from", faults);
  definition.display_order = message.display_order();
  ReadFormula(force, message, definition, faults);
  definition.valid_from = fields::ReadMonth(message.valid_from(), "valid_from", faults);
  definition.valid_to = fields::ReadOptionalMonth(message.valid_to(), "valid_to", faults);
  faults.AddRuleFaults(Validate(definition));
  return definition;
}

v1::Indicator WriteIndicator(absl::string_view force, const IndicatorRecord& record) {
  const IndicatorDefinition& definition = record.definition;
  v1::Indicator message;
  message.set_name(kIndicatorName.Format(force, definition.id));
  api::WriteHeader(record.header, message);
  message.set_title(definition.title);
  message.set_theme(definition.theme);
  message.set_theme_heading(definition.theme_heading);
  message.set_measure(api::ToProto<v1::Indicator::Measure>(definition.measure));
  message.set_unit(definition.unit);
  message.set_frequency(api::ToProto<v1::Indicator::Frequency>(definition.frequency));
  message.set_polarity(api::ToProto<v1::Indicator::Polarity>(definition.polarity));
  message.set_decimals(definition.decimals);
  message.set_allows_negative(definition.allows_negative);
  for (size_t i = 0; i < kColumns; ++i) {
    const auto column = static_cast<Column>(i);
    if (definition.columns.Has(column)) {
      message.add_columns(api::ToProto<v1::Indicator::Column>(column));
    }
  }
  message.set_source_system(definition.source_system);
  message.set_collection_method(definition.collection_method);
  message.set_caveat(definition.caveat);
  message.set_lag_months(definition.lag_months);
  message.set_baseline_rule(api::ToProto<v1::Indicator::BaselineRule>(definition.baseline_rule));
  if (definition.baseline_from.has_value()) {
    message.set_baseline_from(FormatMonth(*definition.baseline_from));
  }
  message.set_rule_profile(ProfileNameOf(definition.rule_profile));
  message.set_peer_source(definition.peer_source);
  for (const std::string& tag : definition.framework_tags) message.add_framework_tags(tag);
  message.set_display_order(definition.display_order);
  for (const FormulaTerm& term : definition.formula) {
    v1::Indicator::FormulaTerm& out = *message.add_formula();
    out.set_indicator(kIndicatorName.Format(force, term.indicator));
    out.set_subtract(term.subtract);
  }
  message.set_valid_from(FormatMonth(definition.valid_from));
  if (definition.valid_to.has_value()) message.set_valid_to(FormatMonth(*definition.valid_to));
  return message;
}

v1::Profile WriteProfile(const Profile& profile) {
  v1::Profile message;
  message.set_name(kProfileName.Format(profile.name));
  message.set_version(profile.version);
  message.set_title(std::string(profile.title));
  message.set_description(std::string(profile.description));
  return message;
}

}  // namespace copperplate::indicators
