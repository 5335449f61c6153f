#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/views.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {
namespace {

using Form = ViewColumn::Form;

// `audit Substantial 2018-02-08; visits Not assured`.
std::string Controls(const Value& row) {
  std::string text;
  for (const Value& control : row["controls"].elements()) {
    const std::string given_on = control["givenOn"].text();
    absl::StrAppend(&text, text.empty() ? "" : "; ", control["controlId"].text(), " ",
                    control["ratingText"].text(), given_on.empty() ? "" : " ", given_on);
  }
  return text;
}

std::string AsOf(const Value& answer, size_t /*shown*/) {
  return absl::StrCat("As of ", Printable(answer["asOf"].text()), "\n");
}

std::string WhoseLevels(const Value& answer, size_t /*shown*/) {
  return answer["own"].boolean() ? "The force's own; the best first.\n"
                                 : "Those of every force without its own; the best first.\n";
}

constexpr ViewOption kAssuranceOptions[] = {
    {"--as-of", "asOf", "Rated as of the end of this day, such as 2018-03-31; today by default"}};

constexpr ViewColumn kAssuranceColumns[] = {
    {"Entry", "entry", Form::kId},
    {"Objective", "objective"},
    {"Risk", "principalRiskRef"},
    {"Rating", "ratingText"},
    {"Controls", "controls", Form::kText, &Controls},
    {"Owner", "owner"},
    {"Actions", "actions", Form::kId},
    {"Plan objective", "planObjective", Form::kLong},
    {"Gaps in control", "gapsControl", Form::kLong},
    {"Gaps in assurance", "gapsAssurance", Form::kLong},
    {"Marking", "marking", Form::kLong},
};

constexpr ViewColumn kAssuranceLevelColumns[] = {{"Level", "code"}, {"Title", "title"}};

}  // namespace

const View kAssuranceView = {.verb = "assurance",
                             .about = "Show the Board Assurance Framework, each entry rated",
                             .example = "copperplate assurance --as-of 2018-03-31",
                             .path = "/v1/forces/$0/assuranceFramework",
                             .items = "rows",
                             .columns = kAssuranceColumns,
                             .options = kAssuranceOptions,
                             .paged = false,
                             .note = &AsOf};

const View kAssuranceLevelsView = {.verb = "assurance-levels",
                                   .about = "List the levels of assurance, the best first",
                                   .example = "copperplate assurance-levels",
                                   .path = "/v1/forces/$0/assuranceLevels",
                                   .items = "levels",
                                   .columns = kAssuranceLevelColumns,
                                   .paged = false,
                                   .note = &WhoseLevels};

}  // namespace copperplate::cli
