// The methods of CadetUnitService: each reads its request, calls the use case, and writes
// the reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/cadet_unit_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class CadetUnitHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  CadetUnitHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::CadetUnit> GetCadetUnit(const rpc::CallContext& call,
                                             const v1::GetCadetUnitRequest& request) const;
  absl::StatusOr<v1::ListCadetUnitsResponse> ListCadetUnits(
      const rpc::CallContext& call, const v1::ListCadetUnitsRequest& request) const;
  absl::StatusOr<v1::CadetUnit> CreateCadetUnit(const rpc::CallContext& call,
                                                const v1::CreateCadetUnitRequest& request) const;
  absl::StatusOr<v1::CadetUnit> UpdateCadetUnit(const rpc::CallContext& call,
                                                const v1::UpdateCadetUnitRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteCadetUnit(
      const rpc::CallContext& call, const v1::DeleteCadetUnitRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
