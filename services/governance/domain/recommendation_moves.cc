#include "services/governance/domain/recommendation_moves.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/text/words.h"
#include "services/governance/domain/refusal.h"

namespace copperplate::governance {
namespace {

// In the order of RecommendationMove.
constexpr absl::string_view kRecommendationVerbs[] = {
    "accept", "acceptPartly", "reject", "open", "implement", "verify", "return", "supersede"};
constexpr size_t kMostExternalEntries = 100;

MovedResource<RecommendationState> RecommendationNamed(absl::string_view name) {
  return {"recommendation", std::string(name),
          [](RecommendationState state) { return Name(state); }};
}

absl::Status RecommendationRefused(absl::string_view reason, absl::string_view name,
                                   absl::string_view what) {
  return Refused(reason, "the recommendation", name, what);
}

// While it is still to be done.
absl::Status CheckToDo(const Recommendation& recommendation, absl::string_view name) {
  if (IsToDo(recommendation.state)) return absl::OkStatus();
  return StateNotAllowed(kRecommendationArrows, recommendation.state, RecommendationNamed(name));
}

void CheckSupersedingRecommendation(const Recommendation& recommendation,
                                    const RecommendationMoveDetails& details,
                                    const Recommendation* superseding, Faults& faults) {
  if (details.superseded_by.empty()) {
    return fields::CheckGiven(details.superseded_by, "superseded_by", faults);
  }
  const bool itself = superseding != nullptr && superseding->report == recommendation.report &&
                      superseding->id == recommendation.id;
  if (superseding == nullptr || itself || superseding->state == RecommendationState::kRejected ||
      superseding->state == RecommendationState::kSuperseded) {
    faults.Add("SUPERSEDING_RECOMMENDATION_INVALID", "superseded_by",
               "must be another recommendation, neither rejected nor superseded");
  }
}

void CheckRecommendationDetails(const Recommendation& recommendation,
                                const RecommendationMoveDetails& details,
                                const Recommendation* superseding, Faults& faults) {
  switch (details.move) {
    case RecommendationMove::kAcceptPartly:
    case RecommendationMove::kReject:
      if (recommendation.management_response.empty()) {
        fields::CheckGiven(details.management_response, "management_response", faults);
      }
      break;
    case RecommendationMove::kVerify:
      fields::CheckLine(details.verified_by, "verified_by", faults);
      if (!details.verified_as.has_value()) {
        faults.Add("FIELD_REQUIRED", "verified_as", "must be given");
      }
      break;
    case RecommendationMove::kReturn:
      fields::CheckGiven(details.reason, "reason", faults);
      break;
    case RecommendationMove::kSupersede:
      CheckSupersedingRecommendation(recommendation, details, superseding, faults);
      break;
    default:
      break;
  }
  fields::CheckOptionalProse(details.management_response, "management_response", faults);
  fields::CheckOptionalLine(details.reason, "reason", faults);
}

// Whether the person is or was its owner, or claimed it implemented last.
bool AnswersFor(const Recommendation& recommendation, absl::string_view person,
                absl::Span<const Office> offices, absl::CivilDay day) {
  return IsOrWasOwner(recommendation.ownership, person, offices, day) ||
         (!recommendation.changes.empty() &&
          IsOnePerson(recommendation.changes.back().recorded_by, person, offices, day));
}

absl::Status CheckRecommendationGuard(const Recommendation& recommendation, absl::string_view name,
                                      const RecommendationMoveDetails& details,
                                      const RecommendationMoveFacts& facts,
                                      const RecordedStep& step) {
  if (details.move == RecommendationMove::kOpen && recommendation.ownership.owner.empty()) {
    return RecommendationRefused("OWNER_REQUIRED", name,
                                 "has no owner: name one before it is opened");
  }
  if (details.move == RecommendationMove::kImplement && details.evidence.empty()) {
    return RecommendationRefused("EVIDENCE_REQUIRED", name, "is implemented with evidence");
  }
  if (details.move == RecommendationMove::kVerify &&
      (AnswersFor(recommendation, step.caller, facts.offices, step.on) ||
       AnswersFor(recommendation, details.verified_by, facts.offices, step.on))) {
    return RecommendationRefused(
        "VERIFIED_BY_OWNER", name,
        "is verified by another person than its owners or who claimed it implemented");
  }
  return absl::OkStatus();
}

// Whether management did not accept it, or not all of it, and so said why.
bool IsAnsweredWithReason(const Recommendation& recommendation) {
  return std::any_of(recommendation.changes.begin(), recommendation.changes.end(),
                     [](const StateChange<RecommendationState>& change) {
                       return change.to == RecommendationState::kPartlyAccepted ||
                              change.to == RecommendationState::kRejected;
                     });
}

// Writes down what the move brought.
void WriteDown(const RecommendationMoveDetails& details, Recommendation& recommendation) {
  if (!details.management_response.empty() && (details.move == RecommendationMove::kAccept ||
                                               details.move == RecommendationMove::kAcceptPartly ||
                                               details.move == RecommendationMove::kReject)) {
    recommendation.management_response = details.management_response;
  }
  if (details.move == RecommendationMove::kVerify) {
    recommendation.verified_by = details.verified_by;
    recommendation.verified_as = details.verified_as;
  }
  if (details.move == RecommendationMove::kSupersede) {
    recommendation.superseded_by = details.superseded_by;
  }
}

}  // namespace

absl::string_view VerbOf(RecommendationMove move) { return NameIn(kRecommendationVerbs, move); }

absl::StatusOr<Recommendation> Moved(const Recommendation& recommendation, absl::string_view name,
                                     const RecommendationMoveDetails& details,
                                     const RecommendationMoveFacts& facts,
                                     const RecordedStep& step) {
  ABSL_ASSIGN_OR_RETURN(const RecommendationState to,
                        Follow(kRecommendationArrows, recommendation.state, VerbOf(details.move),
                               RecommendationNamed(name)));
  Recommendation moved = recommendation;
  Faults faults;
  CheckStepDay(step, LastChangedOn(recommendation.changes, recommendation.raised_on), faults);
  CheckKept(recommendation.changes.size() + 1, "name", faults);
  CheckRecommendationDetails(recommendation, details, facts.superseding, faults);
  if (details.move == RecommendationMove::kImplement) {
    AppendEvidence(details.evidence, step, moved.evidence, faults);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_RETURN_IF_ERROR(CheckRecommendationGuard(recommendation, name, details, facts, step));
  moved.changes.push_back(ChangeOf(recommendation.state, to, step, details.reason));
  moved.state = to;
  WriteDown(details, moved);
  return moved;
}

absl::StatusOr<Recommendation> DueRevised(const Recommendation& recommendation,
                                          absl::string_view name, absl::CivilDay to,
                                          absl::string_view reason, absl::string_view approved_by,
                                          const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckToDo(recommendation, name));
  Recommendation revised = recommendation;
  ABSL_ASSIGN_OR_RETURN(revised.due, DueRevised(recommendation.due, recommendation.raised_on, to,
                                                reason, approved_by, step));
  return revised;
}

absl::StatusOr<Recommendation> Mirrored(const Recommendation& recommendation, ExternalState state,
                                        const RecordedStep& step) {
  const std::vector<ExternalEntry>& entries = recommendation.external;
  Faults faults;
  CheckStepDay(step, entries.empty() ? recommendation.raised_on : entries.back().on, faults);
  if (!entries.empty() && entries.back().state == state) {
    faults.Add("EXTERNAL_STATE_UNCHANGED", "external_state", "is what the register said before");
  }
  if (entries.size() >= kMostExternalEntries) {
    faults.Add("TOO_MANY", "external_state",
               absl::StrCat("at most ", kMostExternalEntries, " entries are mirrored"));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  Recommendation mirrored = recommendation;
  mirrored.external.push_back({state, step.on, step.caller, step.recorded_at});
  return mirrored;
}

absl::StatusOr<Recommendation> Rewritten(const Recommendation& recommendation,
                                         absl::string_view name, const Recommendation& asked,
                                         bool office_missing, const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckToDo(recommendation, name));
  Recommendation next = recommendation;
  next.text = asked.text;
  next.kind = asked.kind;
  next.priority = asked.priority;
  next.management_response = asked.management_response;
  next.ownership = HandedOver(recommendation.ownership, asked.ownership.owner, step);
  Faults faults = Validate(next, /*number_taken=*/false, step.today);
  CheckOwnerOffice(office_missing, faults);
  CheckKept(next.ownership.changes.size(), "owner", faults);
  if (IsAnsweredWithReason(recommendation)) {
    fields::CheckGiven(next.management_response, "management_response", faults);
  }
  const auto& owners = recommendation.ownership.changes;
  CheckStepDay(step, owners.empty() ? recommendation.raised_on : owners.back().on, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (recommendation.state == RecommendationState::kOpen && next.ownership.owner.empty()) {
    return RecommendationRefused("OWNER_REQUIRED", name,
                                 "was opened: it is given another owner, but not none");
  }
  return next;
}

}  // namespace copperplate::governance
