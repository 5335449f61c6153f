// The methods of BankHolidayService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/bank_holiday_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class BankHolidayHandlers {
 public:
  explicit BankHolidayHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::BankHoliday> GetBankHoliday(const rpc::CallContext& call,
                                                 const v1::GetBankHolidayRequest& request) const;
  absl::StatusOr<v1::ListBankHolidaysResponse> ListBankHolidays(
      const rpc::CallContext& call, const v1::ListBankHolidaysRequest& request) const;
  absl::StatusOr<v1::BankHoliday> CreateBankHoliday(
      const rpc::CallContext& call, const v1::CreateBankHolidayRequest& request) const;
  absl::StatusOr<v1::BankHoliday> UpdateBankHoliday(
      const rpc::CallContext& call, const v1::UpdateBankHolidayRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteBankHoliday(
      const rpc::CallContext& call, const v1::DeleteBankHolidayRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
