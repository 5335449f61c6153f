#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/attendance_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of AttendanceService. Thread-safe.
class AttendanceHandlers {
 public:
  // What `ports` refers to outlives it.
  explicit AttendanceHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Attendance> GetAttendance(const rpc::CallContext& call,
                                               const v1::GetAttendanceRequest& request) const;
  absl::StatusOr<v1::ListAttendancesResponse> ListAttendances(
      const rpc::CallContext& call, const v1::ListAttendancesRequest& request) const;
  absl::StatusOr<v1::Attendance> CreateAttendance(const rpc::CallContext& call,
                                                  const v1::CreateAttendanceRequest& request) const;
  absl::StatusOr<v1::Attendance> UpdateAttendance(const rpc::CallContext& call,
                                                  const v1::UpdateAttendanceRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteAttendance(
      const rpc::CallContext& call, const v1::DeleteAttendanceRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
