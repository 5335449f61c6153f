#include "services/volunteers/transport/duty_handlers.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/part_call.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/handler/write.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/batch_duties.h"
#include "services/volunteers/app/move_duty.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/record_duty.h"
#include "services/volunteers/transport/duty_mapping.h"

namespace copperplate::volunteers {
namespace {

constexpr int kMostEdition = 1'000'000;
constexpr int kMostOfBatch = 500;

DutyPath ReadDutyPath(const std::string& name, Faults& faults) {
  const PartPath ids = handler::ReadPath(kDutyName, name, "name", faults);
  return ids.empty() ? DutyPath() : DutyPath{ids[0], ids[1], ids[2]};
}

v1::Duty Shown(const rpc::CallContext& call, const DutyRecord& record) {
  v1::Duty duty = WriteDuty(call.force, record);
  if (!handler::SeesSensitive(call)) api::ClearPersonal(duty);
  return duty;
}

// What the duties lie below: the force, a volunteer, or an engagement.
void ReadParent(const std::string& parent, DutyQuery& query, Faults& faults) {
  PartPath ids;
  if (kForceName.Match(parent).ok()) return;
  if (kVolunteerName.Match(parent).ok()) {
    ids = handler::ReadPath(kVolunteerName, parent, "parent", faults);
  } else {
    ids = handler::ReadPath(kEngagementName, parent, "parent", faults);
  }
  if (!ids.empty()) query.volunteer = ids[0];
  if (ids.size() > 1) query.engagement = ids[1];
}

DutyQuery ReadQuery(const v1::ListDutiesRequest& request, Faults& faults) {
  DutyQuery query;
  ReadParent(request.parent(), query, faults);
  const auto from = fields::ReadOptionalDate(request.from_date(), "from_date", faults);
  const auto to = fields::ReadOptionalDate(request.to_date(), "to_date", faults);
  fields::CheckNotBefore(to, "to_date", from, "the first day", faults);
  if (from.has_value()) query.from = BeginningOf(*from);
  if (to.has_value()) query.to = BeginningOf(*to + 1);
  query.state = api::ReadOptionalEnum<DutyState>(request.state(), "state", faults);
  return query;
}

DutyMove ReadMove(const v1::MoveDutyRequest& request, Faults& faults) {
  DutyMove move;
  move.to = api::ReadEnum<DutyState>(request.to(), "to", faults);
  move.actual = ReadActual(request, faults);
  if (request.has_break_minutes()) move.break_minutes = request.break_minutes();
  move.overrides = ReadOverrides(request.overrides(), faults);
  move.reason = request.reason();
  fields::CheckOptionalLine(move.reason, "reason", faults);
  return move;
}

// The duties of a batch, each of an engagement of the force.
std::vector<Duty> ReadBatch(const std::string& force, const v1::BatchCreateDutiesRequest& request,
                            Faults& faults) {
  std::vector<Duty> batch;
  if (request.requests().empty()) {
    faults.Add("FIELD_REQUIRED", "requests", "must be given");
  } else if (request.requests_size() > kMostOfBatch) {
    faults.Add("TOO_MANY", "requests", absl::StrCat("must be at most ", kMostOfBatch));
    return batch;
  }
  for (const v1::CreateDutyRequest& one : request.requests()) {
    const std::string at = absl::StrCat("requests[", batch.size(), "]");
    const auto ids = kEngagementName.Match(one.parent(), at + ".parent", faults);
    DutyPath path{"", "", one.duty_id()};
    if (ids.has_value()) {
      path.volunteer = std::string((*ids)[1]);
      path.engagement = std::string((*ids)[2]);
      if ((*ids)[0] != force) {
        faults.Add("RESOURCE_NAME_INVALID", at + ".parent", "must be of the batch's force");
      }
    }
    Faults of_message;
    batch.push_back(ReadDuty(force, path, one.duty(), of_message));
    faults.AddUnder(at + ".duty", of_message);
  }
  return batch;
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
  DutyQuery query = ReadQuery(request, faults);
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
  const std::vector<Duty> batch = ReadBatch(call.force, request, faults);
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
  const DutyMove move = ReadMove(request, faults);
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
