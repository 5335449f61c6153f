// A risk of the force's register, and its steps from state to state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/marking/marking.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/owner.h"
#include "services/governance/domain/state_change.h"

namespace copperplate::governance {

enum class RiskState : uint8_t { kProposed, kOpen, kClosed };

// `OPEN`
absl::string_view Name(RiskState state);

enum class RiskTreatment : uint8_t { kTreat, kTolerate, kTransfer, kTerminate };

// `TOLERATE`
absl::string_view Name(RiskTreatment treatment);

enum class RiskMove : uint8_t { kOpen, kClose, kReopen };

inline constexpr Arrow<RiskState> kRiskArrows[] = {
    {RiskState::kProposed, "open", RiskState::kOpen},
    {RiskState::kOpen, "close", RiskState::kClosed},
    {RiskState::kClosed, "reopen", RiskState::kOpen},
};

// The API's custom method of a move: `reopen`.
absl::string_view VerbOf(RiskMove move);

// That what is done about it, or when it is looked at next, became another: appended, never
// changed.
struct TreatmentChange {
  absl::CivilDay on;
  RiskTreatment treatment = RiskTreatment::kTreat;  // until then
  std::optional<absl::CivilDay> next_review;        // likewise
  std::string recorded_by;
  absl::Time recorded_at;
};

struct Risk {
  std::string id;
  std::string reference;  // as printed
  std::string title;
  std::string cause;
  std::string event;
  std::string effect;
  Ownership ownership;
  std::string category;  // of the force's register
  RiskTreatment treatment = RiskTreatment::kTreat;
  std::vector<std::string> objectives;  // resource names or references of what it threatens
  std::optional<absl::CivilDay> next_review;
  std::vector<TreatmentChange> treatment_changes;  // of these two
  Marking marking = Marking::kOfficial;            // of its assessments too
  absl::CivilDay proposed_on;
  RiskState state = RiskState::kProposed;
  std::vector<StateChange<RiskState>> changes;  // the last one's `to` is `state`

  bool sensitive() const { return marking == Marking::kOfficialSensitive; }
};

// What was done about it, and when it was to be looked at next, at the end of the day.
RiskTreatment TreatmentAsKnown(const Risk& risk, const AsKnown& known);
std::optional<absl::CivilDay> NextReviewAsKnown(const Risk& risk, const AsKnown& known);

// What is known beside a risk that is added or rewritten.
struct RiskFacts {
  bool reference_taken = false;  // another risk of the force has its reference
  bool office_missing = false;   // its owner is written as the name of an office that is not there
};

// Every fault of what people say of a risk, by the API's field names: those of libs/fields;
// REFERENCE_TAKEN; OFFICE_UNKNOWN of `owner`; DATE_IN_FUTURE of `proposed_on`; DATES_REVERSED of
// `next_review` before it.
Faults Validate(const Risk& risk, const RiskFacts& facts, absl::CivilDay today);

// What a move brings beside who and when.
struct RiskMoveDetails {
  RiskMove move = RiskMove::kOpen;
  std::string reason;         // of kClose and kReopen
  std::string body;           // of kClose: resource name of the body that decided
  bool body_missing = false;  // there is no such body
};

// The risk after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED; OWNER_REQUIRED where it has none to be opened or taken up
// again. INVALID_ARGUMENT about the move's fields: those of libs/fields, BODY_UNKNOWN,
// DATE_IN_FUTURE, DATE_OUT_OF_ORDER.
absl::StatusOr<Risk> Moved(const Risk& risk, absl::string_view name, const RiskMoveDetails& details,
                           const RecordedStep& step);

// The risk with what people say of it as in `asked`; an owner, a treatment and a next review that
// change are the new ones from the step's day on. FAILED_PRECONDITION: STATE_NOT_ALLOWED where it
// is CLOSED, OWNER_REQUIRED where one that is OPEN would lose its owner. INVALID_ARGUMENT as
// Validate(), DATE_OUT_OF_ORDER.
absl::StatusOr<Risk> Rewritten(const Risk& risk, absl::string_view name, const Risk& asked,
                               const RiskFacts& facts, const RecordedStep& step);

}  // namespace copperplate::governance
