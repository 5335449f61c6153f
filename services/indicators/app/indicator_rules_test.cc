#include "services/indicators/app/indicator_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

IndicatorDefinition DefinitionOf(std::string id, const std::vector<std::string>& terms = {},
                                 std::string unit = "count") {
  IndicatorDefinition definition;
  definition.id = std::move(id);
  definition.unit = std::move(unit);
  for (const std::string& term : terms) definition.formula.push_back({term, false});
  return definition;
}

Catalogue CatalogueOf(const std::vector<IndicatorDefinition>& definitions) {
  Catalogue catalogue;
  for (const IndicatorDefinition& definition : definitions) catalogue.push_back({definition, {}});
  return catalogue;
}

std::vector<std::string> Found(const Catalogue& catalogue, const IndicatorDefinition& definition) {
  const Faults faults = CheckFormula(catalogue, definition);
  std::vector<std::string> found;
  if (!faults.empty()) found.push_back(faults.reason());
  for (const FieldFault& fault : faults.faults()) found.push_back(fault.field);
  return found;
}

TEST(IndicatorRulesTest, TermsExistInOneUnit) {
  const Catalogue catalogue =
      CatalogueOf({DefinitionOf("fatal"), DefinitionOf("serious"), DefinitionOf("d", {}, "days")});
  EXPECT_THAT(Found(catalogue, DefinitionOf("ksi", {"fatal", "serious"})), IsEmpty());
  EXPECT_THAT(Found(catalogue, DefinitionOf("ksi", {"fatal", "slight"})),
              ElementsAre("INDICATOR_UNKNOWN", "formula[1].indicator"));
  EXPECT_THAT(Found(catalogue, DefinitionOf("ksi", {"d", "fatal", "slight"})),
              ElementsAre("FORMULA_UNIT_DIFFERS", "formula[0].indicator", "formula[2].indicator"));
}

TEST(IndicatorRulesTest, TermsHaveFiguresOfTheirOwn) {
  const Catalogue catalogue =
      CatalogueOf({DefinitionOf("a"), DefinitionOf("b"), DefinitionOf("c"),
                   DefinitionOf("ab", {"a", "b"}), DefinitionOf("bc", {"b", "c"})});
  EXPECT_THAT(Found(catalogue, DefinitionOf("abc", {"ab", "c"})),
              ElementsAre("FORMULA_OF_DERIVED", "formula[0].indicator"));
  EXPECT_THAT(Found(catalogue, DefinitionOf("b", {"ab", "c"})),
              ElementsAre("FORMULA_CYCLE", "formula[0].indicator", "formula"));
  // What others are derived from is not derived itself.
  EXPECT_THAT(Found(catalogue, DefinitionOf("a", {"b", "c"})),
              ElementsAre("FORMULA_OF_DERIVED", "formula"));
  // Other terms than before.
  EXPECT_THAT(Found(catalogue, DefinitionOf("ab", {"a", "c"})), IsEmpty());
}

TEST(IndicatorRulesTest, TermsAreOfOneMeasureAndFrequency) {
  IndicatorDefinition level = DefinitionOf("level");
  level.measure = Measure::kLevel;
  IndicatorDefinition quarterly = DefinitionOf("quarterly");
  quarterly.frequency = Frequency::kQuarterly;
  const Catalogue catalogue = CatalogueOf({DefinitionOf("a"), level, quarterly});
  EXPECT_THAT(Found(catalogue, DefinitionOf("x", {"a", "level"})),
              ElementsAre("FORMULA_MEASURE_DIFFERS", "formula[1].indicator"));
  EXPECT_THAT(Found(catalogue, DefinitionOf("x", {"quarterly", "a"})),
              ElementsAre("FORMULA_FREQUENCY_DIFFERS", "formula[0].indicator"));
}

TEST(IndicatorRulesTest, WhatOthersAreDerivedFromKeepsTheirUnit) {
  const Catalogue catalogue =
      CatalogueOf({DefinitionOf("a"), DefinitionOf("b"), DefinitionOf("ab", {"a", "b"})});
  EXPECT_THAT(Found(catalogue, DefinitionOf("a", {}, "days")),
              ElementsAre("FORMULA_UNIT_DIFFERS", "unit"));
  EXPECT_THAT(Found(catalogue, DefinitionOf("c", {}, "days")), IsEmpty());
}

// Whatever is asked for, what is let in can be computed: no formula names a derived indicator.
RC_GTEST_PROP(IndicatorRulesProperty, FormulasNameNoDerivedIndicator, ()) {
  const std::vector<std::string> ids = {"a", "b", "c", "d", "e", "f"};
  std::map<std::string, IndicatorDefinition> held;
  for (const std::string& id : ids) held[id] = DefinitionOf(id);
  const int moves = *rc::gen::inRange(1, 60);
  for (int i = 0; i < moves; ++i) {
    Catalogue catalogue;
    for (const auto& [id, definition] : held) catalogue.push_back({definition, {}});
    const IndicatorDefinition definition = DefinitionOf(
        *rc::gen::elementOf(ids), {*rc::gen::elementOf(ids), *rc::gen::elementOf(ids)});
    if (CheckFormula(catalogue, definition).empty()) held[definition.id] = definition;
  }
  for (const auto& [id, definition] : held) {
    for (const FormulaTerm& term : definition.formula) {
      RC_ASSERT(held.at(term.indicator).formula.empty());
    }
  }
}

}  // namespace
}  // namespace copperplate::indicators
