#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

// `huntingdonshire to 2018-03; south from 2018-04`.
std::string Parents(const Value& area) {
  std::string text;
  for (const Value& parent : area["parents"].elements()) {
    const std::string from = parent["fromMonth"].text();
    const std::string to = parent["toMonth"].text();
    absl::StrAppend(&text, text.empty() ? "" : "; ", LastSegment(parent["area"].text()),
                    from.empty() ? "" : " from ", from, to.empty() ? "" : " to ", to);
  }
  return text;
}

std::string Codes(const Value& area) {
  std::string text;
  for (const Value& code : area["codes"].elements()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", code["scheme"].text(), " ",
                    code["code"].text());
  }
  return text;
}

// `killed + seriously-injured`.
std::string Formula(const Value& indicator) {
  std::string text;
  for (const Value& term : indicator["formula"].elements()) {
    const bool minus = term["subtract"].boolean();
    absl::StrAppend(&text, text.empty() ? (minus ? "- " : "") : (minus ? " - " : " + "),
                    LastSegment(term["indicator"].text()));
  }
  return text;
}

constexpr ViewOption kDefinitions[] = {{"--theme", "theme", "Only this theme's, such as victims"},
                                       kKnownAtOption};
constexpr ViewOption kDefinition[] = {kKnownAtOption};

constexpr ViewColumn kForceColumns[] = {
    {"Force", "name", Form::kId}, {"Title", "title"}, {"ONS code", "onsCode"}};

constexpr ViewColumn kAreaColumns[] = {
    {"Area", "name", Form::kId},
    {"Title", "title"},
    {"Kind", "kind"},
    {"Lies in", "parents", Form::kText, &Parents},
    {"Valid from", "validFrom"},
    {"Valid to", "validTo"},
    {"Codes", "codes", Form::kText, &Codes},
};

constexpr ViewColumn kPopulationColumns[] = {
    {"Area", "area", Form::kId},
    {"Year", "year", Form::kNumber},
    {"Residents", "value", Form::kNumber},
    {"Recorded", "createTime"},
};

constexpr ViewColumn kIndicatorColumns[] = {
    {"Indicator", "name", Form::kId},
    {"Title", "title"},
    {"Theme", "theme"},
    {"Measure", "measure"},
    {"Unit", "unit"},
    {"Frequency", "frequency"},
    {"Lag months", "lagMonths", Form::kNumber},
};

constexpr ViewColumn kDefinitionColumns[] = {
    {"Indicator", "name", Form::kId},
    {"Title", "title"},
    {"Theme", "theme"},
    {"Measure", "measure"},
    {"Unit", "unit"},
    {"Decimals", "decimals"},
    {"Frequency", "frequency"},
    {"Lag months", "lagMonths"},
    {"Polarity", "polarity"},
    {"Formula", "formula", Form::kText, &Formula},
    {"Valid from", "validFrom"},
    {"Valid to", "validTo"},
    {"Columns", "columns"},
    {"Baseline", "baselineRule"},
    {"Baseline from", "baselineFrom"},
    {"Judged by", "ruleProfile"},
    {"Caveat", "caveat"},
    {"Source", "sourceSystem"},
    {"Collected", "collectionMethod"},
    {"Peers from", "peerSource"},
    {"Frameworks", "frameworkTags"},
    {"Changed", "updateTime"},
};

constexpr ViewColumn kProfileColumns[] = {
    {"Profile", "name", Form::kId},
    {"Version", "version", Form::kNumber},
    {"Title", "title"},
    {"Description", "description"},
};

}  // namespace

const View kForcesView = {.verb = "forces",
                          .about = "List the forces",
                          .example = "copperplate forces",
                          .path = "/v1/forces",
                          .items = "forces",
                          .columns = kForceColumns};

const View kAreasView = {.verb = "areas",
                         .about = "List the areas that figures are for",
                         .example = "copperplate areas",
                         .path = "/v1/forces/$0/areas",
                         .items = "areas",
                         .columns = kAreaColumns,
                         .options = kDefinition};

const View kPopulationsView = {.verb = "populations",
                               .about = "List the population estimates behind rates",
                               .example = "copperplate populations --csv > populations.csv",
                               .path = "/v1/forces/$0/populations",
                               .items = "populations",
                               .columns = kPopulationColumns,
                               .options = kDefinition};

const View kIndicatorsView = {.verb = "indicators",
                              .about = "List the indicators",
                              .example = "copperplate indicators --theme victims",
                              .path = "/v1/forces/$0/indicators",
                              .items = "indicators",
                              .columns = kIndicatorColumns,
                              .options = kDefinitions};

const View kIndicatorView = {.verb = "show",
                             .about = "Show one definition: caveat, source, baseline, formula",
                             .example = "copperplate indicators show all-recorded-crime",
                             .path = "/v1/forces/$0/indicators/$1",
                             .items = nullptr,
                             .columns = kDefinitionColumns,
                             .options = kDefinition,
                             .id_of = "indicator",
                             .collection = "indicators",
                             .layout = View::Layout::kRecords};

const View kProfilesView = {.verb = "profiles",
                            .about = "List the profiles that verdicts are made by",
                            .example = "copperplate profiles",
                            .path = "/v1/profiles",
                            .items = "profiles",
                            .columns = kProfileColumns,
                            .layout = View::Layout::kRecords,
                            .paged = false};

}  // namespace copperplate::cli
