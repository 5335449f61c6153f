#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/meeting_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// The methods of MeetingService. Thread-safe.
class MeetingHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  MeetingHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Meeting> GetMeeting(const rpc::CallContext& call,
                                         const v1::GetMeetingRequest& request) const;
  absl::StatusOr<v1::ListMeetingsResponse> ListMeetings(
      const rpc::CallContext& call, const v1::ListMeetingsRequest& request) const;
  absl::StatusOr<v1::Meeting> CreateMeeting(const rpc::CallContext& call,
                                            const v1::CreateMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> UpdateMeeting(const rpc::CallContext& call,
                                            const v1::UpdateMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> PublishMeetingAgenda(
      const rpc::CallContext& call, const v1::PublishMeetingAgendaRequest& request) const;
  absl::StatusOr<v1::Meeting> OpenMeeting(const rpc::CallContext& call,
                                          const v1::OpenMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> CloseMeeting(const rpc::CallContext& call,
                                           const v1::CloseMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> MinuteMeeting(const rpc::CallContext& call,
                                            const v1::MinuteMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> CancelMeeting(const rpc::CallContext& call,
                                            const v1::CancelMeetingRequest& request) const;
  absl::StatusOr<v1::Meeting> PostponeMeeting(const rpc::CallContext& call,
                                              const v1::PostponeMeetingRequest& request) const;
  absl::StatusOr<v1::MeetingPublicRecord> GetMeetingPublicRecord(
      const rpc::CallContext& call, const v1::GetMeetingPublicRecordRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
