#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/governance_settings.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/settings_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<GovernanceSettings> {
  using Message = v1::GovernanceSettings;
  static constexpr absl::string_view kField = "governance_settings";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::GovernanceSettings Write(absl::string_view force, absl::string_view root,
                                      const PartRecord<GovernanceSettings>& record);
  static GovernanceSettings Read(absl::string_view force, const PartPath& path,
                                 const v1::GovernanceSettings& message, Faults& faults);
};

}  // namespace copperplate::governance
