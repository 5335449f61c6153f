#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/assurance_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/assurance_repository.h"

namespace copperplate::delivery {

// The methods of AssuranceService. Thread-safe.
class AssuranceHandlers {
 public:
  // Both outlive it.
  AssuranceHandlers(AssuranceRepository& entries, const Clock& clock)
      : entries_(entries), clock_(clock) {}

  absl::StatusOr<v1::AssuranceEntry> GetAssuranceEntry(
      const rpc::CallContext& call, const v1::GetAssuranceEntryRequest& request) const;
  absl::StatusOr<v1::ListAssuranceEntriesResponse> ListAssuranceEntries(
      const rpc::CallContext& call, const v1::ListAssuranceEntriesRequest& request) const;
  absl::StatusOr<v1::AssuranceEntry> CreateAssuranceEntry(
      const rpc::CallContext& call, const v1::CreateAssuranceEntryRequest& request) const;
  absl::StatusOr<v1::AssuranceEntry> UpdateAssuranceEntry(
      const rpc::CallContext& call, const v1::UpdateAssuranceEntryRequest& request) const;
  absl::StatusOr<v1::Assurance> GetAssurance(const rpc::CallContext& call,
                                             const v1::GetAssuranceRequest& request) const;
  absl::StatusOr<v1::ListAssurancesResponse> ListAssurances(
      const rpc::CallContext& call, const v1::ListAssurancesRequest& request) const;
  absl::StatusOr<v1::Assurance> CreateAssurance(const rpc::CallContext& call,
                                                const v1::CreateAssuranceRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteAssurance(
      const rpc::CallContext& call, const v1::DeleteAssuranceRequest& request) const;
  absl::StatusOr<v1::AssuranceLevels> GetAssuranceLevels(
      const rpc::CallContext& call, const v1::GetAssuranceLevelsRequest& request) const;
  absl::StatusOr<v1::AssuranceLevels> UpdateAssuranceLevels(
      const rpc::CallContext& call, const v1::UpdateAssuranceLevelsRequest& request) const;
  absl::StatusOr<v1::AssuranceFramework> GetAssuranceFramework(
      const rpc::CallContext& call, const v1::GetAssuranceFrameworkRequest& request) const;

 private:
  AssuranceRepository& entries_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
