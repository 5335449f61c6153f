#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/volunteer_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of VolunteerService. Thread-safe.
class VolunteerHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  VolunteerHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Volunteer> GetVolunteer(const rpc::CallContext& call,
                                             const v1::GetVolunteerRequest& request) const;
  absl::StatusOr<v1::ListVolunteersResponse> ListVolunteers(
      const rpc::CallContext& call, const v1::ListVolunteersRequest& request) const;
  absl::StatusOr<v1::Volunteer> CreateVolunteer(const rpc::CallContext& call,
                                                const v1::CreateVolunteerRequest& request) const;
  absl::StatusOr<v1::Volunteer> UpdateVolunteer(const rpc::CallContext& call,
                                                const v1::UpdateVolunteerRequest& request) const;

  absl::StatusOr<v1::Volunteer> MergeVolunteer(const rpc::CallContext& call,
                                               const v1::MergeVolunteerRequest& request) const;

 private:
  PartCall<Volunteer> VolunteerCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
