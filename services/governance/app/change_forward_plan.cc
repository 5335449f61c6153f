#include "services/governance/app/change_forward_plan.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {
namespace {

// What people say of it, among what else the force has.
absl::Status CheckEntry(const ForwardPlanRoot::Content& content, const ForwardPlanEntry& entry,
                        Faults faults) {
  std::string origin_body;
  if (!entry.origin_action.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto action, content.action(entry.origin_action));
    if (!action.has_value()) {
      faults.Add("ACTION_UNKNOWN", "origin_action", "is not there");
    } else if (action->struck_out) {
      faults.Add("ACTION_STRUCK_OUT", "origin_action", "was recorded in error");
    }
    origin_body = action.has_value() ? action->body : entry.body;
  }
  if (!entry.body.empty()) {
    ABSL_ASSIGN_OR_RETURN(const bool there, content.body(entry.body));
    if (!there) faults.Add("BODY_UNKNOWN", "body", "is not there");
  }
  faults.AddRuleFaults(Validate(entry, origin_body, LondonDay(content.now)));
  return faults.ToStatus();
}

// The meeting that is asked for, as it is. Faults MEETING_UNKNOWN of `field`.
absl::StatusOr<std::optional<MeetingDay>> FindMeeting(const ForwardPlanRoot::Content& content,
                                                      const std::string& name,
                                                      absl::string_view field, Faults& faults) {
  if (name.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(std::optional<MeetingDay> meeting, content.meeting(name));
  if (!meeting.has_value()) faults.Add("MEETING_UNKNOWN", field, "is not there");
  return meeting;
}

}  // namespace

void GovernancePartRules<ForwardPlanEntry>::Keep(const ForwardPlanEntry& present,
                                                 ForwardPlanEntry& next) {
  next.body = present.body;
  next.intended = present.intended;
  next.intended_changes = present.intended_changes;
  next.in_place = present.in_place;
  next.planned_on = present.planned_on;
  next.state = present.state;
  next.changes = present.changes;
  next.slips = present.slips;
  next.item = present.item;
}

PartChanged<ForwardPlanEntry> CreateForwardPlanEntry(PartRepository<ForwardPlanEntry>& entries,
                                                     const RequestContext& context,
                                                     const ForwardPlanEntry& asked,
                                                     std::optional<absl::CivilDay> planned_on,
                                                     WriteMode mode,
                                                     const ForwardPlanPrinter& print) {
  const auto decide = [&](const ForwardPlanRoot::Content& content,
                          const ForwardPlanRecord* present) -> DecidedPart<ForwardPlanEntry> {
    if (present != nullptr) return PartExists<ForwardPlanEntry>();
    ForwardPlanRecord record{asked, {}};
    ForwardPlanEntry& entry = record.part;
    entry.planned_on = planned_on.value_or(LondonDay(content.now));
    Faults faults;
    if (entry.intended.meeting.has_value()) {
      ABSL_ASSIGN_OR_RETURN(auto meeting, FindMeeting(content, entry.intended.meeting->name,
                                                      "intended_meeting", faults));
      if (meeting.has_value()) entry.intended.meeting = std::move(meeting);
    }
    ABSL_RETURN_IF_ERROR(CheckEntry(content, entry, std::move(faults)));
    return Created(std::move(record));
  };
  const PartPath path = {asked.id};
  return entries.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<ForwardPlanEntry> RewriteForwardPlanEntry(PartRepository<ForwardPlanEntry>& entries,
                                                      const RequestContext& context,
                                                      const PartPath& path, const Asked& asked,
                                                      MergePart<ForwardPlanEntry> merge,
                                                      const ForwardPlanPrinter& print) {
  const std::string name = NameAt<ForwardPlanEntry>(context.force, path);
  const auto next = [&](const ForwardPlanRoot::Content& content,
                        const ForwardPlanEntry& present) -> absl::StatusOr<ForwardPlanEntry> {
    ABSL_RETURN_IF_ERROR(CheckRewrite(present, name));
    ABSL_ASSIGN_OR_RETURN(ForwardPlanEntry rewritten, merge(ForwardPlanRecord{present, {}}));
    GovernancePartRules<ForwardPlanEntry>::Keep(present, rewritten);
    ABSL_RETURN_IF_ERROR(CheckEntry(content, rewritten, {}));
    return rewritten;
  };
  return ChangePart<ForwardPlanEntry>(entries, context, path, asked, next, print);
}

PartChanged<ForwardPlanEntry> MoveForwardPlanEntry(
    PartRepository<ForwardPlanEntry>& entries, const RequestContext& context, const PartPath& path,
    const Asked& asked, const ForwardPlanMoveDetails& details, const std::string& meeting,
    std::optional<absl::CivilDay> on, const ForwardPlanPrinter& print) {
  const std::string name = NameAt<ForwardPlanEntry>(context.force, path);
  const auto next = [&](const ForwardPlanRoot::Content& content,
                        const ForwardPlanEntry& present) -> absl::StatusOr<ForwardPlanEntry> {
    ForwardPlanMoveDetails whole = details;
    Faults faults;
    ABSL_ASSIGN_OR_RETURN(whole.meeting, FindMeeting(content, meeting, "meeting", faults));
    if (!whole.item.empty()) {
      ABSL_ASSIGN_OR_RETURN(whole.item_meeting, content.item(whole.item));
      if (!whole.item_meeting.has_value()) {
        faults.Add("AGENDA_ITEM_UNKNOWN", "agenda_item", "is not there");
      }
    }
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Moved(present, name, whole, StepOf(context, content.now, on));
  };
  return ChangePart<ForwardPlanEntry>(entries, context, path, asked, next, print,
                                      VerbOf(details.move));
}

}  // namespace copperplate::governance
