// A report of an inspectorate or an auditor, from which recommendations come.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"
#include "services/governance/domain/source_report_kind.h"

namespace copperplate::governance {

// What it found on one of its questions.
struct Judgement {
  std::string question;
  std::string grade;  // in the report's words: `Requires improvement`
  absl::CivilDay on;
};

struct SourceReport {
  std::string id;
  std::vector<ReportBody> bodies;  // of a joint inspection several
  std::string title;
  std::optional<absl::CivilDay> published_on;  // written once: what follows from it is not moved
  ReportScope scope = ReportScope::kForce;
  // Whether the Commissioner comments on it under section 55 of the Police Act 1996, which is so of
  // inspections of the force by HMICFRS.
  bool statutory_s55 = false;
  ReportStage stage = ReportStage::kDraft;
  std::string plan_year;  // of an audit: `2017/18`; may be empty
  std::string opinion;    // of an audit, in its words: `substantial assurance`; may be empty
  std::vector<Judgement> judgements;
  Marking marking = Marking::kOfficial;  // of its recommendations and its response too
  // It was published before it was recorded here, and so are the days its recommendations are due.
  bool historic_import = false;
  // When it became one that is FINAL and under section 55, and ceased to be, by turns.
  std::vector<absl::Time> duty_changes;

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

// Whether its opinion and judgements may be relied on: a draft gives no assurance.
constexpr bool GivesAssurance(ReportStage stage) { return stage == ReportStage::kFinal; }

// Whether the Commissioner's days to comment on it run.
bool IsUnderDuty(const SourceReport& report);
// Whether it was known at the instant that they do.
bool WasUnderDuty(const SourceReport& report, absl::Time known_at);
// Writes down that it is so, or not any more, from `now` on: where that has changed.
void NoteDuty(absl::Time now, SourceReport& report);

// Every fault of what people say of a report, by the API's field names: those of libs/fields
// (`published_on` of a final one); DATE_IN_FUTURE of `published_on` and `judgements[i].on`;
// DUPLICATE of `bodies[i]`; S55_NOT_HMICFRS of `statutory_s55` of a report that HMICFRS has no part
// in; PLAN_YEAR_INVALID of what is no year and the next, `2017/18`; TOO_MANY of `statutory_s55`
// that has changed a hundred times.
Faults Validate(const SourceReport& report, absl::CivilDay today);

// Those of what changes: STAGE_REVERSED of `stage` from FINAL back to DRAFT, PUBLISHED_ON_FIXED of
// `published_on` of a report that was final, S55_FIXED of `statutory_s55` where `has_response`,
// FIELD_IMMUTABLE of `historic_import`.
void CheckReportChange(const SourceReport& before, const SourceReport& after, bool has_response,
                       Faults& faults);

}  // namespace copperplate::governance
