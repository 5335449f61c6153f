#pragma once

#include <vector>

#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/working_days.h"

namespace copperplate::governance {

// What publication is held against: the force's own targets, and the days that count.
struct PublicationTargets {
  std::vector<GovernanceSettings> settings;
  std::vector<BankHoliday> bank_holidays;
};

}  // namespace copperplate::governance
