// What the force's governance is held against and counted by, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/working_days.h"

namespace copperplate::governance {

struct SettingsRoot {
  struct Content {
    std::vector<GovernanceSettings> settings;
  };
  static constexpr size_t kIds = 0;
};

struct BankHolidaysRoot {
  struct Content {};
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::GovernanceSettings> {
  using Root = governance::SettingsRoot;
  using Rules = governance::GovernancePartRules<governance::GovernanceSettings>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "governance_settings";
  static constexpr absl::string_view kWords = "settings of governance";
  static constexpr const auto& kName = governance::kGovernanceSettingsName;
  static std::vector<std::string> Above(const governance::GovernanceSettings&) { return {}; }
  static const std::vector<governance::GovernanceSettings>& Of(
      const governance::SettingsRoot::Content& content) {
    return content.settings;
  }
};

template <>
struct PartKind<governance::BankHoliday> {
  using Root = governance::BankHolidaysRoot;
  using Rules = governance::GovernancePartRules<governance::BankHoliday>;
  using Parent = void;
  static constexpr bool kDeletable = true;
  static constexpr absl::string_view kType = "bank_holiday";
  static constexpr absl::string_view kWords = "bank holiday";
  static constexpr const auto& kName = governance::kBankHolidayName;
  static std::vector<std::string> Above(const governance::BankHoliday&) { return {}; }
};

}  // namespace copperplate
