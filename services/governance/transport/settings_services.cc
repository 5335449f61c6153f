// What governance is held against and counted by.
#include <memory>

#include "libs/rpc/service.h"
#include "services/governance/transport/bank_holiday_handlers.h"
#include "services/governance/transport/governance_settings_handlers.h"
#include "services/governance/transport/service_groups.h"

namespace copperplate::governance {
namespace {

std::unique_ptr<grpc::Service> MakeGovernanceSettingsService(rpc::Pipeline& pipeline,
                                                             const Ports& ports) {
  auto service = std::make_unique<rpc::Service>(
      pipeline, "copperplate.governance.v1.GovernanceSettingsService");
  using Handlers = GovernanceSettingsHandlers;
  const auto handlers = std::make_shared<const Handlers>(ports);
  service->Unary("GetGovernanceSettings", handlers, &Handlers::GetGovernanceSettings);
  service->Unary("ListAllGovernanceSettings", handlers, &Handlers::ListAllGovernanceSettings);
  service->Unary("CreateGovernanceSettings", handlers, &Handlers::CreateGovernanceSettings);
  service->Unary("UpdateGovernanceSettings", handlers, &Handlers::UpdateGovernanceSettings);
  service->Unary("DeleteGovernanceSettings", handlers, &Handlers::DeleteGovernanceSettings);
  return service;
}

std::unique_ptr<grpc::Service> MakeBankHolidayService(rpc::Pipeline& pipeline, const Ports& ports) {
  auto service =
      std::make_unique<rpc::Service>(pipeline, "copperplate.governance.v1.BankHolidayService");
  const auto handlers = std::make_shared<const BankHolidayHandlers>(ports);
  service->Unary("GetBankHoliday", handlers, &BankHolidayHandlers::GetBankHoliday);
  service->Unary("ListBankHolidays", handlers, &BankHolidayHandlers::ListBankHolidays);
  service->Unary("CreateBankHoliday", handlers, &BankHolidayHandlers::CreateBankHoliday);
  service->Unary("UpdateBankHoliday", handlers, &BankHolidayHandlers::UpdateBankHoliday);
  service->Unary("DeleteBankHoliday", handlers, &BankHolidayHandlers::DeleteBankHoliday);
  return service;
}

}  // namespace

void AddSettingsServices(rpc::Pipeline& pipeline, const Ports& ports, Services& services) {
  services.push_back(MakeGovernanceSettingsService(pipeline, ports));
  services.push_back(MakeBankHolidayService(pipeline, ports));
}

}  // namespace copperplate::governance
