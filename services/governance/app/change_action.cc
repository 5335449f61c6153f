#include "services/governance/app/change_action.h"

#include <utility>
#include <vector>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/owner_rules.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {
namespace {

// The meeting of this name, of a meeting, an outcome or an item; nothing where it is empty.
absl::StatusOr<std::optional<MeetingDay>> FindMeeting(const ActionsRoot::Content& content,
                                                      const std::string& name,
                                                      absl::string_view reason,
                                                      absl::string_view field) {
  if (name.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(std::optional<MeetingDay> meeting, content.meeting(name));
  if (!meeting.has_value()) {
    Faults faults;
    faults.Add(reason, field, "is not there");
    return faults.ToStatus();
  }
  return meeting;
}

// The meeting at which it was raised, by its item where that is named; nothing where neither is.
absl::StatusOr<std::optional<MeetingDay>> FindRaisingMeeting(const ActionsRoot::Content& content,
                                                             const Action& action) {
  if (action.raised_at_item.empty()) {
    return FindMeeting(content, action.raised_at_meeting, "MEETING_UNKNOWN", "raised_at_meeting");
  }
  return FindMeeting(content, action.raised_at_item, "AGENDA_ITEM_UNKNOWN", "raised_at_item");
}

// The action of the body that a resource name names; nothing where it is another body's, or none.
absl::StatusOr<std::optional<Action>> FindNamedAction(const RequestContext& context,
                                                      const ActionsRoot::Content& content,
                                                      absl::string_view body,
                                                      const std::string& name) {
  decltype(kActionName)::Ids ids;
  if (!kActionName.Matches(name, ids)) return std::nullopt;
  const auto& [force, of_body, id] = ids;
  if (force != context.force || of_body != body) return std::nullopt;
  return content.action(std::string(id));
}

}  // namespace

PartChanged<Action> RaiseAction(PartRepository<Action>& actions, const RequestContext& context,
                                absl::string_view body, const Action& asked,
                                std::optional<absl::CivilDay> raised_on, WriteMode mode,
                                const ActionPrinter& print) {
  const auto decide = [&](const ActionsRoot::Content& content,
                          const ActionRecord*) -> absl::StatusOr<Decided<ActionRecord>> {
    RaisingFacts facts;
    facts.body_code = content.body_code;
    facts.today = LondonDay(content.now);
    ABSL_ASSIGN_OR_RETURN(
        facts.office_missing,
        IsOwnedByUnknownOffice(context.force, asked.ownership.owner, content.offices));
    facts.recorded_at = content.now;
    ABSL_ASSIGN_OR_RETURN(facts.meeting, FindRaisingMeeting(content, asked));
    Action action = asked;
    action.body = std::string(body);
    if (action.raised_at_meeting.empty() && facts.meeting.has_value()) {
      action.raised_at_meeting = facts.meeting->name;
    }
    action.raised_on =
        raised_on.value_or(facts.meeting.has_value() ? facts.meeting->on : facts.today);
    ABSL_ASSIGN_OR_RETURN(const std::vector<int32_t> given,
                          content.numbers(absl::CivilMonth(action.raised_on)));
    facts.given = given;
    ActionRecord record;
    ABSL_ASSIGN_OR_RETURN(record.part, Raised(action, facts));
    return Created(std::move(record));
  };
  // Its id follows from its number.
  const PartPath path = {std::string(body), ""};
  return actions.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Action> RewriteAction(PartRepository<Action>& actions, const RequestContext& context,
                                  const PartPath& path, const Asked& asked,
                                  std::optional<absl::CivilDay> on, MergePart<Action> merge,
                                  const ActionPrinter& print) {
  const std::string name = NameAt<Action>(context.force, path);
  const auto next = [&](const ActionsRoot::Content& content,
                        const Action& present) -> absl::StatusOr<Action> {
    ABSL_ASSIGN_OR_RETURN(const Action merged, merge(ActionRecord{present, {}}));
    ABSL_ASSIGN_OR_RETURN(
        const bool office_missing,
        IsOwnedByUnknownOffice(context.force, merged.ownership.owner, content.offices));
    ABSL_ASSIGN_OR_RETURN(Action rewritten, Rewritten(present, name, merged, office_missing,
                                                      StepOf(context, content.now, on)));
    if (rewritten.paragraph == present.paragraph) return rewritten;
    ABSL_ASSIGN_OR_RETURN(const std::optional<MeetingDay> meeting,
                          FindRaisingMeeting(content, rewritten));
    if (meeting.has_value()) {
      Faults faults;
      CheckParagraphOfItem(rewritten, *meeting, faults);
      ABSL_RETURN_IF_ERROR(faults.ToStatus());
    }
    SettleRestriction(present, meeting, rewritten);
    return rewritten;
  };
  return ChangePart<Action>(actions, context, path, asked, next, print);
}

PartChanged<Action> MoveAction(PartRepository<Action>& actions, const RequestContext& context,
                               const PartPath& path, const Asked& asked,
                               const ActionMoveDetails& details, std::optional<absl::CivilDay> on,
                               const ActionPrinter& print) {
  const std::string name = NameAt<Action>(context.force, path);
  const bool cancel = details.move == ActionMove::kCancel;
  const auto next = [&](const ActionsRoot::Content& content,
                        const Action& present) -> absl::StatusOr<Action> {
    ActionMoveFacts facts;
    ABSL_ASSIGN_OR_RETURN(facts.meeting, FindMeeting(content, details.decided_at,
                                                     cancel ? "OUTCOME_UNKNOWN" : "MEETING_UNKNOWN",
                                                     cancel ? "outcome" : "meeting"));
    ABSL_ASSIGN_OR_RETURN(
        const std::optional<Action> superseding,
        FindNamedAction(context, content, RootOf<ActionsRoot>(path), details.superseded_by));
    facts.superseding = superseding.has_value() ? &*superseding : nullptr;
    std::vector<Office> offices;
    if (details.move == ActionMove::kClose) {
      ABSL_ASSIGN_OR_RETURN(offices, content.offices());
    }
    facts.offices = offices;
    std::optional<absl::CivilDay> day = on;
    if (!day.has_value() && facts.meeting.has_value()) day = facts.meeting->on;
    return Moved(present, name, details, facts, StepOf(context, content.now, day));
  };
  return ChangePart<Action>(actions, context, path, asked, next, print, VerbOf(details.move));
}

PartChanged<Action> ReviseActionDue(PartRepository<Action>& actions, const RequestContext& context,
                                    const PartPath& path, const Asked& asked,
                                    const ActionDueRevision& revision,
                                    std::optional<absl::CivilDay> on, const ActionPrinter& print) {
  const std::string name = NameAt<Action>(context.force, path);
  const auto next = [&](const ActionsRoot::Content& content, const Action& present) {
    return DueRevised(present, name, revision.due, revision.reason, revision.approved_by,
                      StepOf(context, content.now, on));
  };
  return ChangePart<Action>(actions, context, path, asked, next, print, "reviseDue");
}

PartChanged<Action> StrikeOutAction(PartRepository<Action>& actions, const RequestContext& context,
                                    const PartPath& path, const Asked& asked,
                                    absl::string_view reason, std::optional<absl::CivilDay> on,
                                    const ActionPrinter& print) {
  const std::string name = NameAt<Action>(context.force, path);
  const auto next = [&](const ActionsRoot::Content& content,
                        const Action& present) -> absl::StatusOr<Action> {
    ABSL_ASSIGN_OR_RETURN(const std::vector<std::string> referrers, content.referrers(present.id));
    return StruckOut(present, name, reason, referrers, StepOf(context, content.now, on));
  };
  return ChangePart<Action>(actions, context, path, asked, next, print, "strikeOut");
}

}  // namespace copperplate::governance
