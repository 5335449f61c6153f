#include "services/governance/domain/governance_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsTold;
using copperplate::testing::Told;
using ::testing::ElementsAre;

GovernanceSettings From(const std::string& id, absl::CivilDay from, int due_soon_days) {
  GovernanceSettings settings;
  settings.id = id;
  settings.from = from;
  settings.due_soon_days = due_soon_days;
  return settings;
}

Faults SettingsFaults(const GovernanceSettings& settings,
                      const std::vector<GovernanceSettings>& others = {}) {
  Faults faults;
  CheckSettings(settings, others, faults);
  return faults;
}

TEST(GovernanceSettingsTest, AForceWithoutThemHasTheDefaults) {
  const GovernanceSettings settings = SettingsOn({}, absl::CivilDay(2018, 5, 10));
  EXPECT_EQ(settings.due_soon_days, 14);
  EXPECT_EQ(settings.publication_target, 10);
  EXPECT_EQ(settings.minutes_target, 20);
  EXPECT_EQ(settings.risk_bands.medium_from, 5);
  EXPECT_EQ(settings.risk_bands.high_from, 10);
  EXPECT_EQ(settings.risk_bands.severe_from, 15);
  EXPECT_EQ(Told(SettingsFaults(settings)), "");
}

TEST(GovernanceSettingsTest, APastDayIsToldByWhatHeldThen) {
  const std::vector<GovernanceSettings> settings = {From("b", absl::CivilDay(2019, 4, 1), 7),
                                                    From("a", absl::CivilDay(2018, 4, 1), 28)};
  EXPECT_EQ(SettingsOn(settings, absl::CivilDay(2018, 3, 31)).due_soon_days, 14);
  EXPECT_EQ(SettingsOn(settings, absl::CivilDay(2018, 4, 1)).due_soon_days, 28);
  EXPECT_EQ(SettingsOn(settings, absl::CivilDay(2019, 3, 31)).due_soon_days, 28);
  EXPECT_EQ(SettingsOn(settings, absl::CivilDay(2019, 4, 1)).due_soon_days, 7);
}

TEST(GovernanceSettingsTest, EveryFaultIsNamed) {
  GovernanceSettings settings = From("a", absl::CivilDay(2018, 4, 1), 367);
  settings.publication_target = -1;
  settings.minutes_target = 367;
  settings.risk_bands = {.medium_from = 1, .high_from = 26, .severe_from = 27};
  EXPECT_THAT(
      FieldsTold(SettingsFaults(settings, {From("b", absl::CivilDay(2018, 4, 1), 14)}).ToStatus()),
      ElementsAre("due_soon_days: must be 0 to 366",
                  "publication_target_working_days: must be 0 to 366",
                  "minutes_target_working_days: must be 0 to 366", "medium_from: must be 2 to 25",
                  "high_from: must be 2 to 25", "severe_from: must be 2 to 25",
                  "from_date: there are settings from that day on already"));
}

TEST(GovernanceSettingsTest, BandsRiseAndDaysHaveOneSettingEach) {
  GovernanceSettings settings = From("a", absl::CivilDay(2018, 4, 1), 14);
  settings.risk_bands = {.medium_from = 10, .high_from = 10, .severe_from = 15};
  EXPECT_EQ(Told(SettingsFaults(settings)), "RISK_BANDS_REVERSED high_from");
  settings.risk_bands = {.medium_from = 5, .high_from = 16, .severe_from = 15};
  EXPECT_EQ(Told(SettingsFaults(settings)), "RISK_BANDS_REVERSED severe_from");
  settings.risk_bands = {};
  EXPECT_EQ(Told(SettingsFaults(settings, {From("b", settings.from, 14)})),
            "SETTINGS_EXIST_ON_DAY from_date");
  EXPECT_EQ(Told(SettingsFaults(settings, {From("a", settings.from, 28)})), "");
}

}  // namespace
}  // namespace copperplate::governance
