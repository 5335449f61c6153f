#include "services/volunteers/transport/duty_handlers.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/part_call.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/batch_duties.h"
#include "services/volunteers/app/move_duty.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/record_duty.h"
#include "services/volunteers/transport/duty_mapping.h"
#include "services/volunteers/transport/duty_requests.h"
#include "services/volunteers/transport/rest_review_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostEdition = 1'000'000;

v1::Duty Shown(const rpc::CallContext& call, const DutyRecord& record) {
  v1::Duty duty = WriteDuty(call.force, record);
  if (!handler::SeesSensitive(call)) api::ClearPersonal(duty);
  return duty;
}

}  // namespace

DutyCall DutyHandlers::CallOf(const rpc::CallContext& call) const {
  return {.now = InMicroseconds(clock_.Now()), .sensitive = handler::SeesSensitive(call)};
}

absl::StatusOr<v1::Duty> DutyHandlers::GetDuty(const rpc::CallContext& call,
                                               const v1::GetDutyRequest& request) const {
  Faults faults;
  const DutyPath path = ReadDutyPath(request.name(), faults);
  fields::CheckRange(request.edition(), "edition", 0, kMostEdition, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const DutyRecord record,
                        duties_.Get(handler::ContextOf(call), path, request.edition()));
  return Shown(call, record);
}

absl::StatusOr<v1::ListDutiesResponse> DutyHandlers::ListDuties(
    const rpc::CallContext& call, const v1::ListDutiesRequest& request) const {
  using Response = v1::ListDutiesResponse;
  Faults faults;
  DutyQuery query = ReadDutyQuery(request, faults);
  const auto asked = api::ReadPageRequest<int64_t, std::string, int64_t>(request, faults);
  query.limit = asked.limit;
  if (asked.after.has_value()) {
    const auto& [micros, uid, edition] = *asked.after;
    query.after = {absl::FromUnixMicros(micros), uid, static_cast<int32_t>(edition)};
  }
  const auto key = [](const DutyRecord& record) {
    const Duty& duty = record.duty;
    const absl::Time starts_at = duty.actual.has_value() ? duty.actual->from : duty.planned->from;
    return std::make_tuple(absl::ToUnixMicros(starts_at), record.header.uid, int64_t{duty.version});
  };
  return handler::ListPage<Response, DutyRecord, v1::Duty>(
      call, asked, faults, &Response::add_duties,
      [&](const DutyRecord& record) { return Shown(call, record); }, key,
      [&](const RequestContext& context) { return duties_.List(context, query); });
}

absl::StatusOr<v1::RestReview> DutyHandlers::GetRestReview(
    const rpc::CallContext& call, const v1::GetRestReviewRequest& request) const {
  Faults faults;
  const RestQuery query = ReadRestQuery(request, LondonDay(clock_.Now()), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const std::vector<DutyRest> rests,
                        ReviewRests(duties_, handler::ContextOf(call), query));
  return WriteRestReview(call.force, query.volunteer, rests);
}

absl::StatusOr<v1::Duty> DutyHandlers::CreateDuty(const rpc::CallContext& call,
                                                  const v1::CreateDutyRequest& request) const {
  Faults faults;
  const PartPath above = handler::ReadPath(kEngagementName, request.parent(), "parent", faults);
  const DutyPath path =
      above.empty() ? DutyPath() : DutyPath{above[0], above[1], request.duty_id()};
  Faults of_message;
  const Duty duty = ReadDuty(call.force, path, request.duty(), of_message);
  faults.AddUnder("duty", of_message);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto to_proto = [&](const DutyRecord& record) { return WriteDuty(call.force, record); };
  return handler::Write<v1::Duty, DutyRecord>(
      "duty", to_proto, [&](const Printer<DutyRecord>& print) {
        return volunteers::CreateDuty(duties_, context, duty, CallOf(call),
                                      handler::ModeOf(request), print);
      });
}

absl::StatusOr<v1::BatchCreateDutiesResponse> DutyHandlers::BatchCreateDuties(
    const rpc::CallContext& call, const v1::BatchCreateDutiesRequest& request) const {
  using Response = v1::BatchCreateDutiesResponse;
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const std::vector<Duty> batch = ReadDutyBatch(call.force, request, faults);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto to_proto = [&](const std::vector<DutyRecord>& records) {
    Response response;
    for (const DutyRecord& record : records) *response.add_duties() = WriteDuty(call.force, record);
    return response;
  };
  const auto image = [&](const DutyRecord& record) {
    return api::ImageOf(WriteDuty(call.force, record));
  };
  const auto reply = [&](const std::vector<DutyRecord>& records) {
    return to_proto(records).SerializeAsString();
  };
  ABSL_ASSIGN_OR_RETURN(
      const auto changed,
      volunteers::BatchCreateDuties(duties_, context, batch, CallOf(call), handler::ModeOf(request),
                                    {.image = image, .reply = reply}));
  if (const auto* const records = std::get_if<std::vector<DutyRecord>>(&changed)) {
    return to_proto(*records);
  }
  Response response;
  if (!response.ParseFromString(std::get<FirstResult>(changed).reply)) {
    return absl::InternalError("a request's reply is not of its method");
  }
  return response;
}

absl::StatusOr<v1::Duty> DutyHandlers::MoveDuty(const rpc::CallContext& call,
                                                const v1::MoveDutyRequest& request) const {
  Faults faults;
  const DutyMove move = ReadDutyMove(request, faults);
  const Asked asked = handler::ReadAsked(kDutyName, request, faults);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const DutyPath path = ReadDutyPath(request.name(), faults);
  const auto to_proto = [&](const DutyRecord& record) { return WriteDuty(call.force, record); };
  return handler::Write<v1::Duty, DutyRecord>("", to_proto, [&](const Printer<DutyRecord>& print) {
    return volunteers::MoveDuty(duties_, context, path, move, CallOf(call), asked, print);
  });
}

absl::StatusOr<v1::Duty> DutyHandlers::AmendDuty(const rpc::CallContext& call,
                                                 const v1::AmendDutyRequest& request) const {
  Faults faults;
  fields::CheckLine(request.reason(), "reason", faults);
  const Asked asked = handler::ReadAsked(kDutyName, request, faults);
  const RequestContext context = handler::WriteContextOf(call, request, faults);
  Faults of_name;
  const DutyPath path = ReadDutyPath(request.name(), of_name);
  Faults of_message;
  const Duty corrected = ReadDuty(call.force, path, request.duty(), of_message);
  faults.AddUnder("duty", of_message);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const auto to_proto = [&](const DutyRecord& record) { return WriteDuty(call.force, record); };
  return handler::Write<v1::Duty, DutyRecord>(
      "duty", to_proto, [&](const Printer<DutyRecord>& print) {
        return volunteers::AmendDuty(duties_, context, path, corrected, request.reason(),
                                     CallOf(call), asked, print);
      });
}

}  // namespace copperplate::volunteers
