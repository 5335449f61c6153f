#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/risk_register.pb.h"
#include "copperplate/governance/v1/risk_register_snapshot.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_risk.h"
#include "services/governance/app/read_risk_register.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

// `name` is the register's.
v1::RiskRegister WriteRiskRegister(const std::string& force, const std::string& name,
                                   absl::CivilDay as_of, const RegisterAt& at);

// The numbers of the rows that the register has.
void CountRisks(v1::RiskRegister& risks);

template <>
struct PartMapping<RegisterSnapshot> {
  using Message = v1::RiskRegisterSnapshot;
  static constexpr absl::string_view kField = "risk_register_snapshot";
  // None is changed.
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::RiskRegisterSnapshot Write(absl::string_view force, absl::string_view root,
                                        const PartRecord<RegisterSnapshot>& record);
  // Of which day it is, where that is not said, the use case settles.
  static RegisterSnapshot Read(absl::string_view force, const PartPath& path,
                               const v1::RiskRegisterSnapshot& message, Faults& faults);
};

}  // namespace copperplate::governance
