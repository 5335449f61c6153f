#include "services/governance/transport/meeting_handlers.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/api/enum_field.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/move_meeting.h"
#include "services/governance/domain/warnings.h"
#include "services/governance/transport/frozen_register_mapping.h"
#include "services/governance/transport/meeting_mapping.h"
#include "services/governance/transport/public_record_mapping.h"

namespace copperplate::governance {

static_assert(v1::Meeting::QUORUM_NOT_SET == static_cast<int>(MeetingWarning::kQuorumNotSet) + 1);
static_assert(v1::Meeting::Warning_MAX == static_cast<int>(MeetingWarning::kNotOpened) + 1);

namespace {

using MeetingPrinter = Printer<PartRecord<Meeting>>;

// The id in a name that this service wrote.
std::string IdIn(const v1::Meeting& meeting) {
  return meeting.name().substr(meeting.name().rfind('/') + 1);
}

// What is worth a look in each, which is not kept with it.
absl::Status AddWarnings(const Ports& ports, const rpc::CallContext& call, absl::CivilDay today,
                         const std::string& body, const std::vector<v1::Meeting*>& meetings) {
  std::vector<std::string> ids;
  ids.reserve(meetings.size());
  for (const v1::Meeting* const meeting : meetings) ids.push_back(IdIn(*meeting));
  ABSL_ASSIGN_OR_RETURN(const std::vector<MeetingContent> contents,
                        ports.meeting_reader.ReadForWarnings(handler::ContextOf(call), body, ids));
  ABSL_ASSIGN_OR_RETURN(const PublicationTargets targets,
                        ports.publication_register.ReadTargets(handler::ContextOf(call)));
  auto content = contents.begin();
  for (v1::Meeting* const meeting : meetings) {
    if (content == contents.end() || content->meeting.id != IdIn(*meeting)) continue;
    for (const MeetingWarning warning : WarningsOf(*content, targets, today)) {
      meeting->add_warnings(api::ToProto<v1::Meeting::Warning>(warning));
    }
    ++content;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Meeting> MeetingHandlers::GetMeeting(
    const rpc::CallContext& call, const v1::GetMeetingRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(v1::Meeting meeting, PartCall<Meeting>(ports_.meetings, call).Get(request));
  ABSL_ASSIGN_OR_RETURN(const auto ids, kMeetingName.Match(request.name()));
  ABSL_RETURN_IF_ERROR(
      AddWarnings(ports_, call, LondonDay(clock_.Now()), std::string(ids[1]), {&meeting}));
  return meeting;
}

absl::StatusOr<v1::ListMeetingsResponse> MeetingHandlers::ListMeetings(
    const rpc::CallContext& call, const v1::ListMeetingsRequest& request) const {
  using Response = v1::ListMeetingsResponse;
  Faults faults;
  PartFilter<Meeting> filter;
  filter.from = fields::ReadOptionalDate(request.from_date(), "from_date", faults);
  filter.to = fields::ReadOptionalDate(request.to_date(), "to_date", faults);
  filter.state = api::ReadOptionalEnum<MeetingState>(request.state(), "state", faults);
  ABSL_ASSIGN_OR_RETURN(
      Response response,
      PartCall<Meeting>(ports_.meetings, call)
          .List<Response>(kBodyName, request, &Response::add_meetings, filter, std::move(faults)));
  ABSL_ASSIGN_OR_RETURN(const auto ids, kBodyName.Match(request.parent(), "parent"));
  std::vector<v1::Meeting*> meetings;
  for (v1::Meeting& meeting : *response.mutable_meetings()) meetings.push_back(&meeting);
  ABSL_RETURN_IF_ERROR(
      AddWarnings(ports_, call, LondonDay(clock_.Now()), std::string(ids[1]), meetings));
  return response;
}

absl::StatusOr<v1::Meeting> MeetingHandlers::CreateMeeting(
    const rpc::CallContext& call, const v1::CreateMeetingRequest& request) const {
  const auto create = [&](const RequestContext& context, absl::string_view body,
                          const Meeting& meeting, WriteMode mode, const MeetingPrinter& print) {
    return governance::CreateMeeting(ports_.meetings, context, body, meeting,
                                     !request.meeting().has_held_in_public(), mode, print);
  };
  return PartCall<Meeting>(ports_.meetings, call)
      .Create(kBodyName, request, request.meeting_id(), request.meeting(), create);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::UpdateMeeting(
    const rpc::CallContext& call, const v1::UpdateMeetingRequest& request) const {
  return PartCall<Meeting>(ports_.meetings, call).Update(request, request.meeting());
}

absl::StatusOr<v1::Meeting> MeetingHandlers::PublishMeetingAgenda(
    const rpc::CallContext& call, const v1::PublishMeetingAgendaRequest& request) const {
  Faults faults;
  const std::optional<absl::Time> published_at =
      api::ReadInstant(request.has_publish_time(), request.publish_time(), "publish_time", faults);
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return PublishAgenda(ports_.meetings, context, path, published_at, PrintFrozen, asked, print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::OpenMeeting(
    const rpc::CallContext& call, const v1::OpenMeetingRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return governance::OpenMeeting(ports_.meetings, context, path, asked, print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, {}, move);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::CloseMeeting(
    const rpc::CallContext& call, const v1::CloseMeetingRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return governance::CloseMeeting(ports_.meetings, context, path, asked, print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, {}, move);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::MinuteMeeting(
    const rpc::CallContext& call, const v1::MinuteMeetingRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return governance::MinuteMeeting(ports_.meetings, context, path, asked, print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, {}, move);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::CancelMeeting(
    const rpc::CallContext& call, const v1::CancelMeetingRequest& request) const {
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return governance::CancelMeeting(ports_.meetings, context, path, request.reason(), asked,
                                     print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, {}, move);
}

absl::StatusOr<v1::Meeting> MeetingHandlers::PostponeMeeting(
    const rpc::CallContext& call, const v1::PostponeMeetingRequest& request) const {
  Faults faults;
  fields::CheckId(request.meeting_id(), "meeting_id", faults);
  Faults of_meeting;
  const Meeting to = ReadPlace(request.meeting_id(), request.meeting(), of_meeting);
  faults.AddUnder("meeting", of_meeting);
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const MeetingPrinter& print) {
    return governance::PostponeMeeting(ports_.meetings, context, path, to, request.reason(), asked,
                                       print);
  };
  return PartCall<Meeting>(ports_.meetings, call).Move(request, std::move(faults), move);
}

absl::StatusOr<v1::MeetingPublicRecord> MeetingHandlers::GetMeetingPublicRecord(
    const rpc::CallContext& call, const v1::GetMeetingPublicRecordRequest& request) const {
  Faults faults;
  const PartPath path = handler::ReadPath(kMeetingPublicRecordName, request.name(), "name", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const RequestContext context = handler::ContextOf(call);
  ABSL_ASSIGN_OR_RETURN(const PartRecord<Meeting> meeting,
                        ports_.meetings.Get(context, path, handler::SeesSensitive(call)));
  ABSL_ASSIGN_OR_RETURN(const std::vector<MeetingContent> contents,
                        ports_.meeting_reader.Read(context, path[0], {path[1]}));
  if (contents.empty()) return PartUnknown<Meeting>();
  return WritePublicRecord(contents.front(), meeting);
}

}  // namespace copperplate::governance
