#include "services/volunteers/app/move_engagement.h"

#include <algorithm>
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
#include "services/volunteers/domain/transfer.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

// The custom method whose arrow leads from the present state to `to`; empty where there is none.
absl::string_view VerbTo(const Standing& standing, State to) {
  for (const Arrow<State>& arrow : kEngagementArrows) {
    if (arrow.from == standing.state && arrow.to == to) return arrow.verb;
  }
  return "";
}

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

Leaving LeavingOf(const Dossier& dossier, const Engagement& engagement, absl::string_view force,
                  const EngagementMove& move) {
  Leaving leaving;
  leaving.reason = move.leaving_reason;
  leaving.notice = {move.notice_given_on, move.shorter_notice_accepted};
  leaving.supervisees = SuperviseesFrom(dossier, move.effective_on);
  leaving.coordinated_groups = GroupsLeft(dossier, engagement, force, move.effective_on);
  leaving.last_duty_end = LastDutyEnd(dossier, engagement);
  leaving.exit_interview_offered_on = move.exit_interview_offered_on;
  leaving.kit_returned = move.kit_returned;
  leaving.under_investigation = move.under_investigation;
  return leaving;
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

// What is kept is that of the last leave: of an earlier one it was judged when it was told.
std::optional<absl::CivilDay> ExpectedReturnOf(const Engagement& present,
                                               const EngagementEvent& correction) {
  for (const EngagementEvent* const event : EventsInForce(present.history)) {
    if (event->to == State::kOnLeave && event->seq > *correction.corrects_seq) {
      return correction.effective_on + 1;
    }
  }
  return present.expected_return;
}

absl::StatusOr<EngagementEvent> EventOf(const Engagement& present, absl::string_view name,
                                        const EngagementMove& move, const EngagementStep& step) {
  const std::optional<Standing> standing = LastStanding(present.history);
  const absl::string_view verb =
      standing.has_value() ? VerbTo(*standing, move.to) : absl::string_view();
  ABSL_ASSIGN_OR_RETURN(EngagementEvent event, NextEvent(present, name, verb, step));
  // Leave and suspension end where they began, whatever is asked for.
  if (event.to != move.to) return NextEvent(present, name, "", step);
  return event;
}

}  // namespace

PartChanged<Engagement> CreateEngagement(PartRepository<Engagement>& engagements,
                                         const RequestContext& context, absl::string_view volunteer,
                                         const Engagement& engagement, absl::CivilDay today,
                                         WriteMode mode,
                                         const Printer<PartRecord<Engagement>>& print) {
  using Rules = PartRules<Engagement>;
  const PartPath path = copperplate::PathOf(volunteer, engagement);
  const auto decide = [&](const Dossier& dossier,
                          const PartRecord<Engagement>* present) -> DecidedPart<Engagement> {
    if (present != nullptr) return PartExists<Engagement>();
    PartRecord<Engagement> record{engagement, {}};
    Engagement& made = record.part;
    Rules::FillIn(dossier, made);
    Faults faults;
    Rules::CheckAmong(dossier, made, faults);
    const Role* const role = FindRole(dossier, made.role);
    if (role != nullptr && !role->active) {
      faults.Add("ROLE_CLOSED", "role", "nobody new is engaged in it");
    }
    const auto first = FirstEvent(State::kApplied, {.effective_on = made.history[0].effective_on,
                                                    .today = today,
                                                    .reason = "",
                                                    .actor = context.caller});
    faults.AddStatus(first.status());
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    made.history = {*first};
    Unmet unmet;
    CheckBeside(made.kind, OpenBeside(dossier, context.force, made.id, first->effective_on), unmet);
    ABSL_RETURN_IF_ERROR(unmet.ToStatus());
    return Created(std::move(record));
  };
  return engagements.Change(context,
                            {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Engagement> MoveEngagement(PartRepository<Engagement>& engagements,
                                       const RequestContext& context, const PartPath& path,
                                       const EngagementMove& move, absl::CivilDay today,
                                       const Asked& asked,
                                       const Printer<PartRecord<Engagement>>& print) {
  const std::string name = NameAt<Engagement>(context.force, path);
  const auto next = [&](const Dossier& dossier,
                        const Engagement& found) -> absl::StatusOr<Engagement> {
    Engagement present = found;
    PartRules<Engagement>::FillIn(dossier, present);  // what its role asks
    const EngagementStep step{.effective_on = move.effective_on,
                              .today = today,
                              .reason = move.to == State::kLeft && move.leaving_reason.has_value()
                                            ? std::string(Name(*move.leaving_reason))
                                            : move.reason,
                              .actor = context.caller};
    ABSL_ASSIGN_OR_RETURN(EngagementEvent event, EventOf(present, name, move, step));
    GuardFacts facts = FactsOf(dossier, present, name, move.effective_on);
    facts.expected_return = move.expected_return;
    facts.leaving = LeavingOf(dossier, present, context.force, move);
    ABSL_RETURN_IF_ERROR(CheckMove(present, *event.from, event.to, facts).ToStatus());
    Engagement moved = present;
    moved.history.push_back(std::move(event));
    if (move.to == State::kOnLeave) moved.expected_return = move.expected_return;
    if (move.to == State::kLeft) {
      moved.notice_given_on = move.notice_given_on;
      moved.exit_interview_offered_on = move.exit_interview_offered_on;
      moved.kit_returned = move.kit_returned;
      moved.under_investigation = move.under_investigation;
    }
    return moved;
  };
  return ChangePart<Engagement>(engagements, context, path, asked, next, print, "moved");
}

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
    // The attestation is the day on which probation begins: it is corrected with it.
    if (present.kind == Kind::kSpecial && event.from == State::kInduction &&
        event.to == State::kProbation) {
      present.attested_on = event.effective_on;
    }
    if (event.from.has_value() && *event.from != event.to) {
      // What the move itself told is not told again: its guards are those of the person.
      GuardFacts facts = FactsOf(dossier, present, name, correction.effective_on);
      facts.expected_return = ExpectedReturnOf(present, event);
      facts.leaving.reason = ParseLeavingReason(correction.reason);
      // Whether a shorter notice was accepted was judged when it was told.
      facts.leaving.notice = {present.notice_given_on, present.notice_given_on.has_value()};
      facts.leaving.supervisees = SuperviseesFrom(dossier, correction.effective_on);
      facts.leaving.coordinated_groups =
          GroupsLeft(dossier, present, context.force, correction.effective_on);
      facts.leaving.last_duty_end = LastDutyEnd(dossier, present);
      facts.leaving.exit_interview_offered_on = present.exit_interview_offered_on;
      facts.leaving.kit_returned = present.kit_returned;
      ABSL_RETURN_IF_ERROR(CheckMove(present, *event.from, event.to, facts).ToStatus());
    }
    Engagement corrected = present;
    corrected.history.push_back(std::move(event));
    Unmet unmet;
    CheckStillCoordinates(dossier, present, corrected, context.force, today, unmet);
    if (IsOver(present) && !IsOver(corrected)) {
      CheckBeside(corrected.kind, OpenBeside(dossier, context.force, corrected.id, today), unmet);
      // What was told of who left is not so of who did not.
      corrected.notice_given_on = std::nullopt;
      corrected.exit_interview_offered_on = std::nullopt;
      corrected.kit_returned = std::nullopt;
      corrected.under_investigation = false;
    }
    ABSL_RETURN_IF_ERROR(unmet.ToStatus());
    return corrected;
  };
  return ChangePart<Engagement>(engagements, context, path, asked, next, print, "corrected");
}

}  // namespace copperplate::volunteers
