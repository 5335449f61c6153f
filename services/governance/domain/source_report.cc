#include "services/governance/domain/source_report.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"

namespace copperplate::governance {
namespace {

constexpr size_t kLongestWords = 100;

// `2017/18`: a year and the last two digits of the next.
bool IsPlanYear(absl::string_view text) {
  constexpr size_t kLength = 7;
  constexpr size_t kSlash = 4;
  constexpr int kCentury = 100;
  if (text.size() != kLength || text[kSlash] != '/') return false;
  const absl::string_view first = text.substr(0, kSlash);
  const absl::string_view next = text.substr(kSlash + 1);
  for (const absl::string_view part : {first, next}) {
    if (!std::all_of(part.begin(), part.end(), absl::ascii_isdigit)) return false;
  }
  int year = 0;
  int after = 0;
  return absl::SimpleAtoi(first, &year) && absl::SimpleAtoi(next, &after) &&
         (year + 1) % kCentury == after;
}

void CheckReportBodies(const SourceReport& report, Faults& faults) {
  const std::vector<ReportBody>& bodies = report.bodies;
  if (bodies.empty()) faults.Add("FIELD_REQUIRED", "bodies", "must be given");
  for (size_t i = 0; i < bodies.size(); ++i) {
    if (std::count(bodies.begin(), bodies.begin() + static_cast<ptrdiff_t>(i), bodies[i]) > 0) {
      faults.Add("DUPLICATE", absl::StrCat("bodies[", i, "]"), "is there twice");
    }
  }
  if (report.statutory_s55 &&
      std::find(bodies.begin(), bodies.end(), ReportBody::kHmicfrs) == bodies.end()) {
    faults.Add("S55_NOT_HMICFRS", "statutory_s55", "must be of an inspection by HMICFRS");
  }
}

void CheckJudgements(const SourceReport& report, absl::CivilDay today, Faults& faults) {
  if (report.judgements.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "judgements", absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  for (size_t i = 0; i < report.judgements.size(); ++i) {
    const Judgement& judgement = report.judgements[i];
    const std::string field = absl::StrCat("judgements[", i, "].");
    fields::CheckLine(judgement.question, field + "question", faults);
    fields::CheckLine(judgement.grade, field + "grade", faults, kLongestWords);
    fields::CheckNotInFuture(judgement.on, field + "on", today, faults);
  }
}

}  // namespace

bool IsUnderDuty(const SourceReport& report) {
  return report.statutory_s55 && report.stage == ReportStage::kFinal &&
         report.published_on.has_value();
}

bool WasUnderDuty(const SourceReport& report, absl::Time known_at) {
  const auto until =
      std::upper_bound(report.duty_changes.begin(), report.duty_changes.end(), known_at);
  return (until - report.duty_changes.begin()) % 2 == 1;
}

void NoteDuty(absl::Time now, SourceReport& report) {
  if (IsUnderDuty(report) != (report.duty_changes.size() % 2 == 1)) {
    report.duty_changes.push_back(now);
  }
}

Faults Validate(const SourceReport& report, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(report.id, "id", faults);
  CheckReportBodies(report, faults);
  fields::CheckLine(report.title, "title", faults);
  if (report.published_on.has_value()) {
    fields::CheckNotInFuture(*report.published_on, "published_on", today, faults);
  } else if (report.stage == ReportStage::kFinal) {
    faults.Add("FIELD_REQUIRED", "published_on", "must be given of a final report");
  }
  if (!report.plan_year.empty() && !IsPlanYear(report.plan_year)) {
    faults.Add("PLAN_YEAR_INVALID", "plan_year", "must be a year and the next: 2017/18");
  }
  fields::CheckOptionalLine(report.opinion, "opinion", faults, kLongestWords);
  CheckJudgements(report, today, faults);
  if (report.duty_changes.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "statutory_s55",
               absl::StrCat("has changed ", fields::kMostItems, " times"));
  }
  return faults;
}

void CheckReportChange(const SourceReport& before, const SourceReport& after, bool has_response,
                       Faults& faults) {
  if (before.stage == ReportStage::kFinal) {
    if (after.stage != ReportStage::kFinal) {
      faults.Add("STAGE_REVERSED", "stage", "is FINAL: a report does not become a draft again");
    }
    if (after.published_on != before.published_on) {
      faults.Add("PUBLISHED_ON_FIXED", "published_on", "of a final report does not change");
    }
  }
  if (after.historic_import != before.historic_import) {
    faults.Add("FIELD_IMMUTABLE", "historic_import", "cannot be changed any more");
  }
  if (has_response && after.statutory_s55 != before.statutory_s55) {
    faults.Add("S55_FIXED", "statutory_s55", "does not change once there is a response");
  }
}

}  // namespace copperplate::governance
