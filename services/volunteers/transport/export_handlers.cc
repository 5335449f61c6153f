#include "services/volunteers/transport/export_handlers.h"

#include <optional>
#include <string>

#include "absl/strings/strip.h"
#include "libs/api/instant.h"
#include "libs/api/page_request.h"
#include "libs/handler/context.h"
#include "libs/handler/part_call.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/leaving_reason.h"
#include "services/volunteers/transport/availability_mapping.h"
#include "services/volunteers/transport/duty_mapping.h"
#include "services/volunteers/transport/engagement_mapping.h"
#include "services/volunteers/transport/event_permission_mapping.h"
#include "services/volunteers/transport/opportunity_mapping.h"
#include "services/volunteers/transport/recognition_mapping.h"
#include "services/volunteers/transport/session_mapping.h"
#include "services/volunteers/transport/skill_mapping.h"
#include "services/volunteers/transport/supervision_mapping.h"
#include "services/volunteers/transport/vetting_check_mapping.h"
#include "services/volunteers/transport/volunteer_mapping.h"

namespace copperplate::volunteers {
namespace {

template <class Part, class Add>
void WriteAll(absl::string_view force, absl::string_view volunteer,
              const std::vector<PartRecord<Part>>& records, const Add& add) {
  for (const PartRecord<Part>& record : records) {
    *add() = PartMapping<Part>::Write(force, volunteer, record);
  }
}

// What is held of the volunteer below others.
void WriteElsewhere(absl::string_view force, const ExportedVolunteer& held,
                    v1::VolunteerExport& out) {
  for (const ExportedMatch& match : held.matches) {
    *out.add_matches() = PartMapping<Match>::Write(force, match.opportunity, match.record);
  }
  WriteAll(force, "", held.sessions, [&] { return out.add_sessions(); });
  for (const std::string& unit : held.led_units) {
    out.add_led_cadet_units(kCadetUnitName.Format(force, unit));
  }
  for (const std::string& group : held.coordinated_groups) {
    out.add_coordinated_watch_groups(kWatchGroupName.Format(force, group));
  }
  for (const Supervision& one : held.supervising) {
    absl::string_view supervised = one.supervised;
    absl::ConsumePrefix(&supervised, PersonOf(""));
    out.add_supervising(kSupervisionName.Format(force, supervised, one.engagement, one.id));
  }
}

// Clears what somebody wrote in words of their own. Of a leaving the reason is a word of a list.
void DropFreeText(v1::VolunteerExport& exported) {
  if (exported.has_volunteer()) exported.mutable_volunteer()->clear_merge_reason();
  for (v1::Engagement& engagement : *exported.mutable_engagements()) {
    for (v1::Engagement::Event& event : *engagement.mutable_events()) {
      const bool listed = event.to_state() == v1::Engagement::LEFT &&
                          ParseLeavingReason(event.reason()).has_value();
      if (!listed) event.clear_reason();
    }
    if (engagement.has_exit_interview()) {
      engagement.mutable_exit_interview()->clear_reasons();
      engagement.mutable_exit_interview()->clear_notes();
    }
  }
  for (v1::Recognition& recognition : *exported.mutable_recognitions()) {
    recognition.clear_citation();
  }
  for (v1::VettingCheck& check : *exported.mutable_vetting_checks()) {
    check.clear_correction_reason();
  }
  for (v1::Session& session : *exported.mutable_sessions()) session.clear_notes();
  for (v1::Duty& duty : *exported.mutable_duties()) {
    duty.clear_reason();
    for (v1::Duty::Override& one : *duty.mutable_overrides()) one.clear_reason();
  }
}

absl::Time BeginningOfDuty(const Duty& duty) {
  return duty.actual.has_value() ? duty.actual->from : duty.planned->from;
}

}  // namespace

absl::StatusOr<v1::VolunteerExport> ExportHandlers::ExportVolunteer(
    const rpc::CallContext& call, const v1::ExportVolunteerRequest& request) const {
  Faults faults;
  const PartPath path = handler::ReadPath(kVolunteerName, request.name(), "name", faults);
  const auto asked = api::ReadPageRequest<int64_t, std::string, int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ExportQuery query;
  query.volunteer = path.back();
  query.limit = asked.limit;
  if (asked.after.has_value()) {
    const auto& [micros, uid, edition] = *asked.after;
    query.after = {absl::FromUnixMicros(micros), uid, static_cast<int32_t>(edition)};
  }
  const absl::Time now = clock_.Now();
  ABSL_ASSIGN_OR_RETURN(const ExportedVolunteer held,
                        exporter_.Export(handler::ContextOf(call), query));
  v1::VolunteerExport out;
  out.set_name(request.name());
  api::WriteInstant(now, *out.mutable_export_time());
  out.set_free_text_included(request.include_free_text());
  if (held.volunteer.has_value()) {
    const PartMapping<Volunteer> mapping{.today = LondonDay(now)};
    *out.mutable_volunteer() = mapping.Write(call.force, "", *held.volunteer);
    mapping.Complete(*held.volunteer, *out.mutable_volunteer());
    WriteMergedFrom(call.force, held.merged_from, *out.mutable_volunteer());
  }
  const std::string& id = query.volunteer;
  WriteAll(call.force, id, held.engagements, [&] { return out.add_engagements(); });
  WriteAll(call.force, id, held.supervisions, [&] { return out.add_supervisions(); });
  WriteAll(call.force, id, held.consents, [&] { return out.add_consents(); });
  WriteAll(call.force, id, held.checks, [&] { return out.add_vetting_checks(); });
  WriteAll(call.force, id, held.skills, [&] { return out.add_volunteer_skills(); });
  WriteAll(call.force, id, held.availabilities, [&] { return out.add_availabilities(); });
  WriteAll(call.force, id, held.event_permissions, [&] { return out.add_event_permissions(); });
  WriteAll(call.force, id, held.recognitions, [&] { return out.add_recognitions(); });
  WriteElsewhere(call.force, held, out);
  for (const DutyRecord& record : held.duties.rows) {
    *out.add_duties() = WriteDuty(call.force, record);
  }
  if (held.duties.more) {
    const DutyRecord& last = held.duties.rows.back();
    out.set_next_page_token(asked.NextToken(absl::ToUnixMicros(BeginningOfDuty(last.duty)),
                                            last.header.uid, int64_t{last.duty.version}));
  }
  if (!request.include_free_text()) DropFreeText(out);
  return out;
}

}  // namespace copperplate::volunteers
