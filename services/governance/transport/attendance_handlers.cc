#include "services/governance/transport/attendance_handlers.h"

#include "services/governance/transport/attendance_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::Attendance> AttendanceHandlers::GetAttendance(
    const rpc::CallContext& call, const v1::GetAttendanceRequest& request) const {
  return PartCall<Attendance>(ports_.attendances, call).Get(request);
}

absl::StatusOr<v1::ListAttendancesResponse> AttendanceHandlers::ListAttendances(
    const rpc::CallContext& call, const v1::ListAttendancesRequest& request) const {
  using Response = v1::ListAttendancesResponse;
  return PartCall<Attendance>(ports_.attendances, call)
      .List<Response>(kMeetingName, request, &Response::add_attendances);
}

absl::StatusOr<v1::Attendance> AttendanceHandlers::CreateAttendance(
    const rpc::CallContext& call, const v1::CreateAttendanceRequest& request) const {
  return PartCall<Attendance>(ports_.attendances, call)
      .Create(kMeetingName, request, request.attendance_id(), request.attendance());
}

absl::StatusOr<v1::Attendance> AttendanceHandlers::UpdateAttendance(
    const rpc::CallContext& call, const v1::UpdateAttendanceRequest& request) const {
  return PartCall<Attendance>(ports_.attendances, call).Update(request, request.attendance());
}

absl::StatusOr<google::protobuf::Empty> AttendanceHandlers::DeleteAttendance(
    const rpc::CallContext& call, const v1::DeleteAttendanceRequest& request) const {
  return PartCall<Attendance>(ports_.attendances, call).Delete(request);
}

}  // namespace copperplate::governance
