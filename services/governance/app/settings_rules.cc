#include "services/governance/app/settings_rules.h"

namespace copperplate::governance {

void GovernancePartRules<GovernanceSettings>::CheckAmong(const Content& content,
                                                         const GovernanceSettings& settings,
                                                         Faults& faults) {
  CheckSettings(settings, content.settings, faults);
}

}  // namespace copperplate::governance
