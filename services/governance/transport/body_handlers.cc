#include "services/governance/transport/body_handlers.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/rational/rational.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/transport/body_mapping.h"

namespace copperplate::governance {
namespace {

v1::AttendanceRate WriteAttendanceRate(const AttendanceRate& rate) {
  v1::AttendanceRate out;
  out.set_person(rate.person);
  out.set_meetings(rate.meetings);
  out.set_present(rate.present);
  if (rate.meetings > 0) {
    out.set_present_percent(Rational::Of(rate.present * 100, rate.meetings).Round(1));
  }
  return out;
}

}  // namespace

absl::StatusOr<v1::Body> BodyHandlers::GetBody(const rpc::CallContext& call,
                                               const v1::GetBodyRequest& request) const {
  return PartCall<Body>(ports_.bodies, call).Get(request);
}

absl::StatusOr<v1::ListBodiesResponse> BodyHandlers::ListBodies(
    const rpc::CallContext& call, const v1::ListBodiesRequest& request) const {
  using Response = v1::ListBodiesResponse;
  Faults faults;
  PartFilter<Body> filter;
  fields::CheckOptionalLine(request.called(), "called", faults);
  filter.called = request.called();
  filter.day =
      fields::ReadOptionalDate(request.as_of(), "as_of", faults).value_or(LondonDay(clock_.Now()));
  return PartCall<Body>(ports_.bodies, call)
      .List<Response>(kForceName, request, &Response::add_bodies, std::move(filter),
                      std::move(faults));
}

absl::StatusOr<v1::Body> BodyHandlers::CreateBody(const rpc::CallContext& call,
                                                  const v1::CreateBodyRequest& request) const {
  return PartCall<Body>(ports_.bodies, call)
      .Create(kForceName, request, BodyId(request.body().code()), request.body());
}

absl::StatusOr<v1::Body> BodyHandlers::UpdateBody(const rpc::CallContext& call,
                                                  const v1::UpdateBodyRequest& request) const {
  return PartCall<Body>(ports_.bodies, call).Update(request, request.body());
}

absl::StatusOr<google::protobuf::Empty> BodyHandlers::DeleteBody(
    const rpc::CallContext& call, const v1::DeleteBodyRequest& request) const {
  return PartCall<Body>(ports_.bodies, call).Delete(request);
}

absl::StatusOr<v1::ListAttendanceRatesResponse> BodyHandlers::ListAttendanceRates(
    const rpc::CallContext& call, const v1::ListAttendanceRatesRequest& request) const {
  using Response = v1::ListAttendanceRatesResponse;
  Faults faults;
  const PartPath path = handler::ReadPath(kBodyName, request.name(), "name", faults);
  const absl::CivilDay today = LondonDay(clock_.Now());
  const absl::CivilDay first = fields::ReadDate(request.from_date(), "from_date", faults);
  const absl::CivilDay last = fields::ReadDayUpTo(request.to_date(), "to_date", today, faults);
  fields::CheckNotBefore(last, "to_date", first, "the first day", faults);
  const auto asked = api::ReadPageRequest<int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const MeetingReader::Attended attended,
      ports_.meeting_reader.ReadAttended(handler::ContextOf(call), path.front(), first, last));
  const std::vector<AttendanceRate> rates =
      AttendanceRates(attended.memberships, attended.meetings, first, last);
  // A page begins where the one before it ended in their order.
  const int64_t begin = asked.after.has_value() ? std::get<0>(*asked.after) : 0;
  const int64_t end = std::min(begin + asked.limit, static_cast<int64_t>(rates.size()));
  Response response;
  for (int64_t i = begin; i < end; ++i) {
    *response.add_attendance_rates() = WriteAttendanceRate(rates[static_cast<size_t>(i)]);
  }
  if (end < static_cast<int64_t>(rates.size())) {
    response.set_next_page_token(asked.NextToken(end));
  }
  return response;
}

}  // namespace copperplate::governance
