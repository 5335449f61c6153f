#include "services/volunteers/app/move_engagement.h"

#include <vector>

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

Leaving LeavingOf(const Dossier& dossier, absl::string_view force, const Engagement& engagement,
                  const EngagementMove& move, absl::CivilDay today) {
  Leaving leaving;
  leaving.reason = move.leaving_reason;
  leaving.notice = {move.notice_given_on, move.shorter_notice_accepted};
  leaving.supervisees = SuperviseesFrom(dossier, engagement.id, move.effective_on, today);
  leaving.led_units = UnitsLedBy(dossier, force, engagement.id);
  leaving.coordinated_groups = GroupsLeft(dossier, engagement, force, move.effective_on);
  leaving.last_duty_end = LastDutyEnd(dossier, engagement);
  leaving.exit_interview_offered_on = move.exit_interview_offered_on;
  leaving.kit_returned = move.kit_returned;
  leaving.under_investigation = move.under_investigation;
  return leaving;
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
    ABSL_RETURN_IF_ERROR(Rules::CheckChangeable(context, dossier));
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
    CheckUnitOf(made, dossier.units, faults);
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

PartChanged<Engagement> UpdateEngagement(PartRepository<Engagement>& engagements,
                                         const RequestContext& context, const PartPath& path,
                                         absl::CivilDay today, const Asked& asked,
                                         MergePart<Engagement> merge,
                                         const Printer<PartRecord<Engagement>>& print) {
  using Rules = PartRules<Engagement>;
  const auto next = [&](const Dossier& dossier,
                        const Engagement& present) -> absl::StatusOr<Engagement> {
    ABSL_ASSIGN_OR_RETURN(Engagement engagement, merge(PartRecord<Engagement>{present, {}}));
    Rules::Keep(present, engagement);
    engagement.kind = present.kind;  // its role's, which another role has too
    Faults faults;
    Rules::CheckUpdate(dossier, present, engagement, faults);
    CheckUnitChange(present, engagement, UnitsOf(dossier), today, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return engagement;
  };
  return ChangePart<Engagement>(engagements, context, path, asked, next, print);
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
    FillInUnit(present, UnitsOf(dossier), today, facts);
    facts.expected_return = move.expected_return;
    facts.leaving = LeavingOf(dossier, context.force, present, move, today);
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

}  // namespace copperplate::volunteers
