// The rows of settings and bank holidays (libs/parts_postgres/part_table.h).
#pragma once

#include <tuple>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/settings_parts.h"
#include "services/governance/storage/counted_rows.h"

namespace copperplate::governance {

template <>
struct PartRows<GovernanceSettings>
    : parts_postgres::PartTable<GovernanceSettings, PartRows<GovernanceSettings>> {
  static parts_postgres::TableColumns Columns() {
    return {"governance_settings",
            {},
            {"first_day", "due_soon_days", "publication_target", "medium_from", "high_from",
             "severe_from", "minutes_target"}};
  }
  static auto Fields(GovernanceSettings& settings) {
    RiskBands& bands = settings.risk_bands;
    return std::tie(settings.from, settings.due_soon_days, settings.publication_target,
                    bands.medium_from, bands.high_from, bands.severe_from, settings.minutes_target);
  }
  static void Place(GovernanceSettings& settings, const PartPath& path) { settings.id = path[0]; }
};

template <>
struct PartRows<BankHoliday> : parts_postgres::PartTable<BankHoliday, PartRows<BankHoliday>> {
  static parts_postgres::TableColumns Columns() { return {"bank_holiday", {}, {"day", "title"}}; }
  static auto Fields(BankHoliday& holiday) { return std::tie(holiday.day, holiday.title); }
  static void Place(BankHoliday& holiday, const PartPath& path) { holiday.id = path[0]; }
};

template <>
struct RootRows<SettingsRoot> : CountedRows<RootRows<SettingsRoot>> {
  static constexpr absl::string_view kCounter = "governanceSettings";
  static absl::StatusOr<SettingsRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                           absl::string_view force,
                                                           const PartPath& path);
};

template <>
struct RootRows<BankHolidaysRoot> : CountedRows<RootRows<BankHolidaysRoot>> {
  static constexpr absl::string_view kCounter = "bankHolidays";
  static absl::StatusOr<BankHolidaysRoot::Content> ReadContent(postgres::Transaction&,
                                                               absl::string_view, const PartPath&) {
    return BankHolidaysRoot::Content();
  }
};

}  // namespace copperplate::governance
