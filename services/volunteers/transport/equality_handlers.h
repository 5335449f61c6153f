#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/equality_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// The methods of EqualityService. Thread-safe.
class EqualityHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  EqualityHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::EqualityCharacteristic> GetEqualityCharacteristic(
      const rpc::CallContext& call, const v1::GetEqualityCharacteristicRequest& request) const;
  absl::StatusOr<v1::ListEqualityCharacteristicsResponse> ListEqualityCharacteristics(
      const rpc::CallContext& call, const v1::ListEqualityCharacteristicsRequest& request) const;
  absl::StatusOr<v1::EqualityCharacteristic> CreateEqualityCharacteristic(
      const rpc::CallContext& call, const v1::CreateEqualityCharacteristicRequest& request) const;
  absl::StatusOr<v1::EqualityCharacteristic> UpdateEqualityCharacteristic(
      const rpc::CallContext& call, const v1::UpdateEqualityCharacteristicRequest& request) const;
  absl::StatusOr<v1::EqualityBenchmark> GetEqualityBenchmark(
      const rpc::CallContext& call, const v1::GetEqualityBenchmarkRequest& request) const;
  absl::StatusOr<v1::ListEqualityBenchmarksResponse> ListEqualityBenchmarks(
      const rpc::CallContext& call, const v1::ListEqualityBenchmarksRequest& request) const;
  absl::StatusOr<v1::EqualityBenchmark> CreateEqualityBenchmark(
      const rpc::CallContext& call, const v1::CreateEqualityBenchmarkRequest& request) const;
  absl::StatusOr<v1::EqualityBenchmark> UpdateEqualityBenchmark(
      const rpc::CallContext& call, const v1::UpdateEqualityBenchmarkRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteEqualityBenchmark(
      const rpc::CallContext& call, const v1::DeleteEqualityBenchmarkRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeclareEquality(
      const rpc::CallContext& call, const v1::DeclareEqualityRequest& request) const;
  absl::StatusOr<v1::VolunteerEqualityTable> GetVolunteerEqualityTable(
      const rpc::CallContext& call, const v1::GetVolunteerEqualityTableRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
