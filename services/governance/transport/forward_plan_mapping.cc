#include "services/governance/transport/forward_plan_mapping.h"

#include <optional>
#include <string>

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/resource/reference.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::ForwardPlanEntry::State_MAX ==
              static_cast<int>(ForwardPlanState::kWithdrawn) + 1);
static_assert(v1::ForwardPlanEntry::Purpose_MAX ==
              static_cast<int>(ForwardPlanPurpose::kDiscuss) + 1);

namespace {

// `2018-10`; empty where there is no month.
std::string MonthText(std::optional<absl::CivilMonth> month) {
  return month.has_value() ? FormatMonth(*month) : "";
}

void WriteForwardPlanHistory(const ForwardPlanEntry& entry, v1::ForwardPlanEntry& out) {
  for (const Slip& slip : entry.slips) {
    v1::ForwardPlanEntry::Slip& written = *out.add_slips();
    written.set_on(FormatDate(slip.on));
    written.set_from_month(MonthText(slip.from));
    written.set_to_month(MonthText(slip.to));
    written.set_reason(slip.reason);
    written.set_recorded_by(slip.recorded_by);
    api::WriteInstant(slip.recorded_at, *written.mutable_record_time());
  }
  const std::optional<int32_t> slipped = MonthsSlipped(entry);
  if (slipped.has_value()) out.set_months_slipped(*slipped);
  for (const StateChange<ForwardPlanState>& change : entry.changes) {
    v1::ForwardPlanEntry::Transition& transition = *out.add_transitions();
    WriteTransition<v1::ForwardPlanEntry::State>(change, transition);
    transition.set_decided_at(change.decided_at);
    transition.set_delegate(change.delegate);
  }
}

}  // namespace

api::UpdateRules PartMapping<ForwardPlanEntry>::Rules() {
  return {
      .output_only = {"slips", "months_slipped", "agenda_item", "transitions"},
      .immutable = {"body", "intended_meeting", "intended_month", "trigger_text", "planned_on"}};
}

v1::ForwardPlanEntry PartMapping<ForwardPlanEntry>::Write(
    absl::string_view force, absl::string_view, const PartRecord<ForwardPlanEntry>& record) {
  const ForwardPlanEntry& entry = record.part;
  v1::ForwardPlanEntry out;
  out.set_name(kForwardPlanEntryName.Format(force, entry.id));
  api::WriteHeader(record.header, out);
  out.set_title(entry.title);
  out.set_body(kBodyName.Format(force, entry.body));
  const IntendedTime intended = IntendedNow(entry);
  if (intended.meeting.has_value()) out.set_intended_meeting(intended.meeting->name);
  out.set_intended_month(MonthText(intended.month));
  out.set_trigger_text(intended.trigger_text);
  out.set_report_from(entry.report_from);
  out.set_purpose(api::ToProto<v1::ForwardPlanEntry::Purpose>(entry.purpose));
  if (entry.spi.has_value()) out.set_significant_public_interest(*entry.spi);
  out.set_origin_action(entry.origin_action);
  out.set_planned_on(FormatDate(entry.planned_on));
  out.set_state(api::ToProto<v1::ForwardPlanEntry::State>(entry.state));
  WriteForwardPlanHistory(entry, out);
  out.set_agenda_item(entry.item);
  return out;
}

ForwardPlanEntry PartMapping<ForwardPlanEntry>::Read(absl::string_view force, const PartPath& path,
                                                     const v1::ForwardPlanEntry& message,
                                                     Faults& faults) {
  ForwardPlanEntry entry;
  entry.id = path.back();
  entry.title = message.title();
  entry.body = resource::ReadReference(kBodyName, force, message.body(), "body", faults);
  const std::string meeting = ReadOptionalName(kMeetingName, force, message.intended_meeting(),
                                               "intended_meeting", "MEETING_NOT_OF_FORCE", faults);
  if (!meeting.empty()) {
    entry.intended.meeting.emplace();
    entry.intended.meeting->name = meeting;
  }
  const auto month = fields::ReadOptionalMonth(message.intended_month(), "intended_month", faults);
  if (month.has_value()) entry.intended.month = MonthFromNumber(*month);
  entry.intended.trigger_text = message.trigger_text();
  entry.report_from = message.report_from();
  entry.purpose = api::ReadEnum<ForwardPlanPurpose>(message.purpose(), "purpose", faults);
  if (message.has_significant_public_interest()) {
    entry.spi = message.significant_public_interest();
  }
  entry.origin_action = ReadOptionalName(kActionName, force, message.origin_action(),
                                         "origin_action", "ACTION_NOT_OF_FORCE", faults);
  entry.planned_on = fields::ReadOptionalDate(message.planned_on(), "planned_on", faults)
                         .value_or(absl::CivilDay());
  return entry;
}

}  // namespace copperplate::governance
