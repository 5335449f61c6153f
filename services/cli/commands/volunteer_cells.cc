#include "services/cli/commands/volunteer_cells.h"

#include <cstdint>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "libs/rational/rational.h"
#include "libs/text/thousands.h"

namespace copperplate::cli {
namespace {

Value With(const Value& list, const char* member, absl::string_view word) {
  for (const Value& one : list.elements()) {
    if (one[member].text() == word) return one;
  }
  return Value();
}

std::string PersonsIn(const Value& kind, absl::string_view state) {
  return With(kind["pipeline"], "state", state)["persons"].text();
}

std::string HoursIn(const Value& kind, absl::string_view span) {
  const Value hours = With(kind["periods"], "span", span)["hours"];
  return absl::StrCat(hours["qualifier"].text() == "ESTIMATED" ? "~" : "",
                      GroupThousands(hours["hours"].text()));
}

// The target that is shown; nothing where there is none.
Value ShownTarget(const Value& kind) {
  for (const char* const basis : {"BUDGET", "ASPIRATION"}) {
    const Value target = With(kind["targets"], "basis", basis);
    if (target.object()) return target;
  }
  return Value();
}

std::string MovementIn(const Value& kind, absl::string_view span) {
  const Value period = With(kind["periods"], "span", span);
  if (!period.object()) return "";
  return absl::StrCat(period["joiners"].text(), " joined, ", period["leavers"].text(), " left");
}

// The id that follows the collection in a resource name.
std::string IdAfter(const Value& resource, absl::string_view collection) {
  const std::vector<std::string> parts = absl::StrSplit(resource["name"].text(), '/');
  for (size_t i = 0; i + 1 < parts.size(); i += 2) {
    if (parts[i] == collection) return parts[i + 1];
  }
  return "";
}

}  // namespace

std::string AppliedOf(const Value& kind) { return PersonsIn(kind, "APPLIED"); }
std::string InVettingOf(const Value& kind) { return PersonsIn(kind, "VETTING"); }
std::string InInductionOf(const Value& kind) { return PersonsIn(kind, "INDUCTION"); }

std::string HoursOfMonth(const Value& kind) { return HoursIn(kind, "MONTH"); }
std::string HoursOfFinancialYear(const Value& kind) {
  return HoursIn(kind, "FINANCIAL_YEAR_TO_DATE");
}
std::string HoursOfTwelveMonths(const Value& kind) { return HoursIn(kind, "TWELVE_MONTHS"); }
std::string HoursSince(const Value& kind) { return HoursIn(kind, "SINCE"); }

std::string TargetOf(const Value& kind) { return ShownTarget(kind)["persons"].text(); }
std::string VacancyOf(const Value& kind) { return ShownTarget(kind)["vacancy"].text(); }

std::string DaysInStages(const Value& kind) {
  std::string stages;
  for (const Value& stage : kind["pipeline"].elements()) {
    const std::string median = stage["medianDays"].text();
    if (median.empty()) continue;
    absl::StrAppend(&stages, stages.empty() ? "" : ", ", stage["state"].text(), " ", median, " (",
                    stage["oldestDays"].text(), ")");
  }
  return stages;
}

std::string UnverifiedOfTwelveMonths(const Value& kind) {
  const Value hours = With(kind["periods"], "span", "TWELVE_MONTHS")["hours"];
  int64_t minutes = 0;
  if (!absl::SimpleAtoi(hours["unverifiedMinutes"].text(), &minutes)) return "";
  constexpr int64_t kMinutesAnHour = 60;
  return GroupThousands(Rational::Of(minutes, kMinutesAnHour).Round(1));
}

std::string ExitInterviewsOf(const Value& kind) {
  const Value interviews = With(kind["periods"], "span", "TWELVE_MONTHS")["exitInterviews"];
  return absl::StrCat(interviews["completed"].text(), " of ", interviews["owed"].text());
}

std::string MovementOf(const Value& kind) { return MovementIn(kind, "TWELVE_MONTHS"); }
std::string MovementSince(const Value& kind) { return MovementIn(kind, "SINCE"); }

std::string WhatTheTableIs(const Value& table, size_t /*shown*/) {
  if (table["withheld"].boolean()) return "Withheld: fewer than ten people.\n";
  const std::string total = table["total"].text();
  const std::string stated = table["statedRatePercent"].text();
  return absl::StrCat(
      "In force at the end of ", table["quarterEnd"].text(), ": ", total.empty() ? "c" : total,
      stated.empty() ? "" : absl::StrCat("; ", stated, "% stated something"),
      ". Counted by: ", table["definition"].text(),
      ".\nc: suppressed, because the number is small or would tell one that is. Others are rounded "
      "to the nearest 5.\n");
}
std::string VolunteerOfReview(const Value& review) { return IdAfter(review, "volunteers"); }
std::string EngagementOfReview(const Value& review) { return IdAfter(review, "engagements"); }

std::string WhatIsVacant(const Value& last_page, size_t /*shown*/) {
  std::string lines;
  for (const Value& post : last_page["vacantPosts"].elements()) {
    absl::StrAppend(&lines, "Nobody holds: ", post["post"].text(), " of ", post["title"].text(),
                    " (", post["resource"].text(), ")\n");
  }
  return lines;
}

std::string WhatTheSummaryIs(const Value& summary, size_t /*shown*/) {
  const std::string known_at = summary["knownAt"].text();
  return absl::StrCat(
      "In force together, each person once: ", summary["together"]["strength"].text(),
      ". At the end of ", summary["asOf"].text(),
      known_at.empty() ? ", while duties were being imported: ask again"
                       : absl::StrCat(", as known at ", known_at),
      ".\nHours with ~ are estimated: some are not verified yet. Averages are of the "
      "12 whole months before.\n");
}

}  // namespace copperplate::cli
