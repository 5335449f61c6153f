#include "services/governance/transport/bank_holiday_handlers.h"

#include "services/governance/transport/bank_holiday_mapping.h"

namespace copperplate::governance {

absl::StatusOr<v1::BankHoliday> BankHolidayHandlers::GetBankHoliday(
    const rpc::CallContext& call, const v1::GetBankHolidayRequest& request) const {
  return PartCall<BankHoliday>(ports_.bank_holidays, call).Get(request);
}

absl::StatusOr<v1::ListBankHolidaysResponse> BankHolidayHandlers::ListBankHolidays(
    const rpc::CallContext& call, const v1::ListBankHolidaysRequest& request) const {
  using Response = v1::ListBankHolidaysResponse;
  return PartCall<BankHoliday>(ports_.bank_holidays, call)
      .List<Response>(kForceName, request, &Response::add_bank_holidays);
}

absl::StatusOr<v1::BankHoliday> BankHolidayHandlers::CreateBankHoliday(
    const rpc::CallContext& call, const v1::CreateBankHolidayRequest& request) const {
  return PartCall<BankHoliday>(ports_.bank_holidays, call)
      .Create(kForceName, request, "", request.bank_holiday());
}

absl::StatusOr<v1::BankHoliday> BankHolidayHandlers::UpdateBankHoliday(
    const rpc::CallContext& call, const v1::UpdateBankHolidayRequest& request) const {
  return PartCall<BankHoliday>(ports_.bank_holidays, call).Update(request, request.bank_holiday());
}

absl::StatusOr<google::protobuf::Empty> BankHolidayHandlers::DeleteBankHoliday(
    const rpc::CallContext& call, const v1::DeleteBankHolidayRequest& request) const {
  return PartCall<BankHoliday>(ports_.bank_holidays, call).Delete(request);
}

}  // namespace copperplate::governance
