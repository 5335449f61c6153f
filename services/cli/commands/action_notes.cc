#include "services/cli/commands/action_notes.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/counts.h"

namespace copperplate::cli {
namespace {

// `3 of 0-30, 0 of 181 and more`.
std::string AgesOfOpenActions(const Value& log) {
  std::vector<std::string> bands;
  for (const Value& band : log["ages"].elements()) {
    const std::string to = band["toDays"].text();
    bands.push_back(absl::StrCat(band["count"].text(), " of ", band["fromDays"].text(),
                                 to.empty() ? " and more" : absl::StrCat("-", to)));
  }
  return absl::StrJoin(bands, ", ");
}

// `; mean 28.0`, where there is one.
std::string IfAny(const char* words, const std::string& number, const char* unit = "") {
  return number.empty() ? "" : absl::StrCat(words, number, unit);
}

}  // namespace

std::string HowTheActionsStand(const Value& log, size_t /*shown*/) {
  const std::string within = absl::StrCat("due within ", log["dueSoonDays"].text(), " days");
  return absl::StrCat(
      "At the end of ", log["asOf"].text(), ", as known at ", log["knownAt"].text(), ": ",
      CountsIn(log, {{"total", "in all"},
                     {"open", "open"},
                     {"closed", "closed"},
                     {"cancelled", "cancelled"},
                     {"superseded", "superseded"}}),
      "\nOpen: ",
      CountsIn(log, {{"notStarted", "not started"},
                     {"inProgress", "in progress"},
                     {"proposedComplete", "proposed complete"}}),
      "; ",
      CountsIn(log, {{"overdue", "overdue"},
                     {"dueSoon", within.c_str()},
                     {"undated", "without a date"},
                     {"withoutOwner", "without an owner"},
                     {"withoutOwnerOrDate", "without either"}}),
      "\nDays since they were raised: ", AgesOfOpenActions(log),
      IfAny("; mean ", log["meanOpenAgeDays"].text()),
      "\nReopened at some time: ", log["reopened"].text(),
      IfAny("\nClosed: mean age in days ", log["meanClosedAgeDays"].text()),
      IfAny(", by their first date ", log["closedByOriginalDuePercent"].text(), "%"), "\n");
}

}  // namespace copperplate::cli
