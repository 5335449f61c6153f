#include "services/governance/transport/action_mapping.h"

#include <optional>

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Action::OPEN == static_cast<int>(ActionState::kOpen) + 1);
static_assert(v1::Action::State_MAX == static_cast<int>(ActionState::kSuperseded) + 1);
static_assert(v1::Action::STATED == static_cast<int>(DueBasis::kStated) + 1);
static_assert(v1::Action::DueBasis_MAX == static_cast<int>(DueBasis::kDerived) + 1);

namespace {

void WriteActionDue(const Action& action, v1::Action& out) {
  const std::optional<absl::CivilDay> current = CurrentDue(action.due);
  out.set_original_due(DateText(action.due.original));
  out.set_current_due(DateText(current));
  for (const DueRevision& revision : action.due.revisions) {
    WriteDueRevision(revision, *out.add_due_revisions());
  }
  const std::optional<int32_t> slippage = SlippageDays(action.due, current);
  if (slippage.has_value()) out.set_slippage_days(*slippage);
  out.set_due_text(action.due_text);
  if (action.due_basis.has_value()) {
    out.set_due_basis(api::ToProto<v1::Action::DueBasis>(*action.due_basis));
  }
}

void WriteActionHistory(const Action& action, v1::Action& out) {
  for (const OwnerChange& change : action.ownership.changes) {
    WriteOwnerChange(change, *out.add_owner_changes());
  }
  for (const StateChange<ActionState>& change : action.changes) {
    v1::Action::Transition& transition = *out.add_transitions();
    WriteTransition<v1::Action::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
  for (const Evidence& evidence : action.evidence) WriteEvidence(evidence, *out.add_evidence());
  if (action.state == ActionState::kClosed) {
    out.set_closed_on(FormatDate(action.changes.back().on));
    out.set_closed_at_meeting(action.changes.back().decided_at);
  }
  if (action.struck_out.has_value()) {
    v1::Action::StrikeOut& struck = *out.mutable_struck_out();
    struck.set_on(FormatDate(action.struck_out->on));
    struck.set_reason(action.struck_out->reason);
    struck.set_recorded_by(action.struck_out->recorded_by);
    api::WriteInstant(action.struck_out->recorded_at, *struck.mutable_record_time());
  }
}

}  // namespace

api::UpdateRules PartMapping<Action>::Rules() {
  return {.output_only = {"reference", "owner_changes", "current_due", "due_revisions",
                          "slippage_days", "due_basis", "closed_on", "closed_at_meeting",
                          "evidence", "transitions", "superseded_by", "struck_out", "restricted"},
          .immutable = {"number", "raised_on", "raised_at_meeting", "raised_at_item",
                        "original_due", "historic_import"}};
}

v1::Action PartMapping<Action>::Write(absl::string_view force, absl::string_view,
                                      const PartRecord<Action>& record) {
  const Action& action = record.part;
  v1::Action out;
  out.set_name(kActionName.Format(force, action.body, action.id));
  api::WriteHeader(record.header, out);
  out.set_reference(action.reference);
  out.set_number(action.number);
  out.set_raised_on(FormatDate(action.raised_on));
  out.set_raised_at_meeting(action.raised_at_meeting);
  out.set_raised_at_item(action.raised_at_item);
  out.set_restricted(action.restricted);
  out.set_paragraph(action.paragraph);
  out.set_text(action.text);
  out.set_owner(action.ownership.owner);
  WriteActionDue(action, out);
  out.set_plan_code(action.plan_code);
  out.set_historic_import(action.historic_import);
  out.set_state(api::ToProto<v1::Action::State>(action.state));
  out.set_superseded_by(action.superseded_by);
  WriteActionHistory(action, out);
  return out;
}

Action PartMapping<Action>::Read(absl::string_view force, const PartPath& path,
                                 const v1::Action& message, Faults& faults) {
  Action action;
  if (!path.empty()) action.body = path.front();
  action.number = message.number();
  action.raised_on =
      fields::ReadOptionalDate(message.raised_on(), "raised_on", faults).value_or(absl::CivilDay());
  action.raised_at_meeting = ReadOptionalName(kMeetingName, force, message.raised_at_meeting(),
                                              "raised_at_meeting", "MEETING_NOT_OF_FORCE", faults);
  action.raised_at_item = ReadOptionalName(kAgendaItemName, force, message.raised_at_item(),
                                           "raised_at_item", "AGENDA_ITEM_NOT_OF_FORCE", faults);
  action.paragraph = message.paragraph();
  action.text = message.text();
  action.ownership.owner = message.owner();
  action.due.original = fields::ReadOptionalDate(message.original_due(), "original_due", faults);
  action.due_text = message.due_text();
  action.plan_code = message.plan_code();
  action.historic_import = message.historic_import();
  return action;
}

void PartMapping<Action>::Complete(const PartRecord<Action>& record, v1::Action& out) const {
  if (!for_viewer || !record.part.restricted) return;
  out.clear_text();
  out.clear_due_text();
  out.clear_plan_code();
  out.clear_evidence();
  for (v1::DueRevision& revision : *out.mutable_due_revisions()) revision.clear_reason();
  for (v1::Action::Transition& transition : *out.mutable_transitions()) transition.clear_reason();
  if (out.has_struck_out()) out.mutable_struck_out()->clear_reason();
}

}  // namespace copperplate::governance
