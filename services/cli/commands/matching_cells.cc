#include "services/cli/commands/matching_cells.h"

#include <cstdint>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/cli/commands/names.h"

namespace copperplate::cli {

std::string HoursOfDay(const Value& opportunity) {
  return absl::StrCat(opportunity["fromTime"].text(), "-", opportunity["toTime"].text());
}

std::string VolunteerOf(const Value& candidate) {
  // forces/{force}/volunteers/{volunteer}/engagements/{engagement}
  const std::vector<std::string> segments = absl::StrSplit(candidate["engagement"].text(), '/');
  return segments.size() > 3 ? segments[3] : "";
}

std::string PlaceOf(const Value& candidate) {
  return candidate["eligible"].boolean() ? candidate["place"].text() : "";
}

std::string HoursGiven(const Value& candidate) {
  int64_t minutes = 0;
  if (!absl::SimpleAtoi(candidate["minutesLast90Days"].text(), &minutes)) return "";
  // Half up, in tenths of an hour.
  const int64_t tenths = (minutes + 3) / 6;
  return absl::StrCat(tenths / 10, ".", tenths % 10);
}

std::string WhyNot(const Value& candidate) {
  return absl::StrJoin(candidate["exclusions"].elements(), "; ",
                       [](std::string* out, const Value& exclusion) {
                         absl::StrAppend(out, exclusion["reason"].text());
                         const std::string skill = exclusion["skill"].text();
                         const std::string level = exclusion["level"].text();
                         if (!skill.empty()) absl::StrAppend(out, " ", LastSegment(skill));
                         if (!level.empty() && !absl::EndsWith(level, "_UNSPECIFIED")) {
                           absl::StrAppend(out, " ", level);
                         }
                       });
}

std::string HowManyAreEligible(const Value& last_page, size_t /*shown*/) {
  return absl::StrCat(last_page["eligibleCount"].text(), " are eligible, ",
                      last_page["excludedCount"].text(), " are not, as of ",
                      last_page["asOf"].text(),
                      ".\nOf 100 points 60 are for desired skills, 25 for hours at which they can "
                      "come, 15 for the area.\n");
}

}  // namespace copperplate::cli
