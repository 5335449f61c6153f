#include "services/volunteers/app/correct_engagement.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/error.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "services/volunteers/app/engagement_facts.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/engagement_guards.h"
#include "services/volunteers/domain/engagement_moves.h"
#include "services/volunteers/domain/leaving.h"
#include "services/volunteers/domain/unit_leaders.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

bool IsOver(const Engagement& engagement) {
  const std::optional<Standing> standing = LastStanding(engagement.history);
  return standing.has_value() && IsTerminal(standing->state);
}

bool IsInForce(const Engagement& engagement) {
  const std::optional<Standing> standing = LastStanding(engagement.history);
  return standing.has_value() && IsCounted(standing->state);
}

// COORDINATION_REMAINS where a correction says of who coordinates a group that they never were in
// force; of a leaving its guards say so.
void CheckStillCoordinates(const Dossier& dossier, const Engagement& present,
                           const Engagement& corrected, absl::string_view force, absl::CivilDay day,
                           Unmet& unmet) {
  const std::optional<Standing> standing = LastStanding(corrected.history);
  if (!IsInForce(present) || IsInForce(corrected) || standing->state == State::kLeft) return;
  for (const std::string& group : GroupsLeft(dossier, corrected, force, day)) {
    unmet.Add("COORDINATION_REMAINS", group, "is coordinated by who would not be in force");
  }
}

absl::CivilDay EventDay(const Engagement& engagement, int32_t seq) {
  return engagement.history[static_cast<size_t>(seq) - 1].effective_on;
}

// Whether the event is the leaving of a transfer whose other half is there.
bool IsTransferredOn(const Dossier& dossier, const Engagement& engagement, int32_t seq) {
  const EngagementEvent& event = engagement.history[static_cast<size_t>(seq) - 1];
  if (event.to != State::kLeft || event.reason != Name(LeavingReason::kTransfer)) return false;
  return std::any_of(dossier.engagements.begin(), dossier.engagements.end(),
                     [&](const Engagement& other) { return other.predecessor == engagement.id; });
}

absl::Status TransferIsOne(absl::string_view name) {
  return Error(absl::StatusCode::kFailedPrecondition, "TRANSFER_IS_ONE",
               "the leaving of a transfer goes with the beginning of the engagement that follows")
      .Precondition("TRANSFER_IS_ONE", name, "is followed by another engagement")
      .Build();
}

// Whether what is kept is another leave's: it is that of the last one.
bool IsEarlierLeave(const Engagement& present, const EngagementEvent& correction) {
  bool behind = false;
  for (const EngagementEvent* const event : EventsInForce(present.history)) {
    if (behind && event->to == State::kOnLeave) return true;
    if (event->seq == *correction.corrects_seq) behind = true;
  }
  return false;
}

// Puts what the correction tells anew of the move in the place of what was told.
absl::Status TellAnew(const EngagementCorrection& told, bool is_earlier_leave,
                      Engagement& present) {
  if (told.expected_return.has_value()) {
    if (is_earlier_leave) {
      Faults faults;
      faults.Add("LEAVE_NOT_LAST", "expected_return", "is kept of the last leave alone");
      return faults.ToStatus();
    }
    present.expected_return = told.expected_return;
  }
  if (told.notice_given_on.has_value()) present.notice_given_on = told.notice_given_on;
  if (told.exit_interview_offered_on.has_value()) {
    present.exit_interview_offered_on = told.exit_interview_offered_on;
  }
  if (told.kit_returned.has_value()) present.kit_returned = told.kit_returned;
  if (told.under_investigation.has_value()) {
    present.under_investigation = *told.under_investigation;
  }
  return absl::OkStatus();
}

// Of an earlier leave its return was judged when it was told.
std::optional<absl::CivilDay> ExpectedReturnOf(const Engagement& present, bool is_earlier_leave,
                                               absl::CivilDay effective_on) {
  if (is_earlier_leave) return effective_on + 1;
  return present.expected_return;
}

// Whether a shorter notice was accepted was judged when it was told, unless it is told anew.
Notice NoticeOf(const Engagement& present, const EngagementCorrection& told) {
  return {present.notice_given_on, told.notice_given_on.has_value()
                                       ? told.shorter_notice_accepted
                                       : present.notice_given_on.has_value()};
}

}  // namespace

PartChanged<Engagement> CorrectEngagement(PartRepository<Engagement>& engagements,
                                          const RequestContext& context, const PartPath& path,
                                          const EngagementCorrection& correction,
                                          absl::CivilDay today, const Asked& asked,
                                          const Printer<PartRecord<Engagement>>& print) {
  const std::string name = NameAt<Engagement>(context.force, path);
  const auto next = [&](const Dossier& dossier,
                        const Engagement& found) -> absl::StatusOr<Engagement> {
    Engagement present = found;
    PartRules<Engagement>::FillIn(dossier, present);  // what its role asks
    const EngagementStep step{.effective_on = correction.effective_on,
                              .today = today,
                              .reason = correction.reason,
                              .actor = context.caller};
    ABSL_ASSIGN_OR_RETURN(
        EngagementEvent event,
        CorrectionOf(present, name, correction.corrects_seq, correction.to, step));
    if (IsTransferredOn(dossier, present, correction.corrects_seq) &&
        (event.to != State::kLeft || event.reason != Name(LeavingReason::kTransfer) ||
         event.effective_on != EventDay(present, correction.corrects_seq))) {
      return TransferIsOne(name);
    }
    const bool is_earlier_leave = event.to == State::kOnLeave && IsEarlierLeave(present, event);
    ABSL_RETURN_IF_ERROR(TellAnew(correction, is_earlier_leave, present));
    // The attestation is the day on which probation begins: it is corrected with it.
    if (present.kind == Kind::kSpecial && event.from == State::kInduction &&
        event.to == State::kProbation) {
      present.attested_on = event.effective_on;
    }
    Engagement corrected = present;
    corrected.history.push_back(event);
    std::vector<std::string> led_units;
    if (IsAdultsInForce(present) && !IsAdultsInForce(corrected)) {
      led_units = UnitsLedBy(dossier, context.force, present.id);
    }
    if (event.from.has_value() && *event.from != event.to) {
      // What the move itself told is not told again: its guards are those of the person.
      GuardFacts facts = FactsOf(dossier, present, name, correction.effective_on);
      facts.expected_return = ExpectedReturnOf(present, is_earlier_leave, correction.effective_on);
      facts.leaving.reason = ParseLeavingReason(correction.reason);
      facts.leaving.notice = NoticeOf(present, correction);
      // Who goes on in another engagement goes on supervising.
      if (!IsTransferredOn(dossier, present, correction.corrects_seq)) {
        facts.leaving.supervisees =
            SuperviseesFrom(dossier, present.id, correction.effective_on, today);
      }
      facts.leaving.led_units = led_units;
      facts.leaving.coordinated_groups =
          GroupsLeft(dossier, present, context.force, correction.effective_on);
      facts.leaving.last_duty_end = LastDutyEnd(dossier, present);
      facts.leaving.exit_interview_offered_on = present.exit_interview_offered_on;
      facts.leaving.kit_returned = present.kit_returned;
      ABSL_RETURN_IF_ERROR(CheckMove(present, *event.from, event.to, facts).ToStatus());
    }
    Unmet unmet;
    if (event.to != State::kLeft) CheckLeadership(led_units, unmet);
    CheckStillCoordinates(dossier, present, corrected, context.force, today, unmet);
    if (JoinsUnit(present, corrected, dossier.units, today)) {
      GuardFacts facts = FactsOf(dossier, corrected, name, today);
      FillInUnit(corrected, UnitsOf(dossier), today, facts);
      CheckUnitPlace(corrected, facts, unmet);
    }
    const bool reopened = IsOver(present) && !IsOver(corrected);
    if (reopened) {
      CheckBeside(corrected.kind, OpenBeside(dossier, context.force, corrected.id, today), unmet);
    }
    ABSL_RETURN_IF_ERROR(unmet.ToStatus());
    if (reopened) {
      // What was told of who left is not so of who did not.
      corrected.notice_given_on = std::nullopt;
      corrected.exit_interview_offered_on = std::nullopt;
      corrected.exit_interview_state = ExitInterviewState::kOffered;
      corrected.exit_interview_reasons.clear();
      corrected.exit_interview_notes.clear();
      corrected.kit_returned = std::nullopt;
      corrected.under_investigation = false;
    }
    return corrected;
  };
  return ChangePart<Engagement>(engagements, context, path, asked, next, print, "corrected");
}

}  // namespace copperplate::volunteers
