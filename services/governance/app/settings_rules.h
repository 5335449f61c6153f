// The rules of settings and bank holidays (libs/parts/part_rules.h).
#pragma once

#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "services/governance/app/ports/settings_parts.h"

namespace copperplate::governance {

template <>
struct GovernancePartRules<GovernanceSettings> : NoPartRules<GovernanceSettings> {
  // As domain CheckSettings().
  static void CheckAmong(const Content& content, const GovernanceSettings& settings,
                         Faults& faults);
};

// Its day is its id, so it cannot be changed.
template <>
struct GovernancePartRules<BankHoliday> : NoPartRules<BankHoliday> {};

}  // namespace copperplate::governance
