#include "services/governance/domain/governance_settings.h"

#include "libs/fields/number.h"

namespace copperplate::governance {
namespace {

constexpr int kMostSettingDays = 366;
constexpr int kHighestBandScore = 25;

void CheckBands(const RiskBands& bands, Faults& faults) {
  constexpr int kLeastBandScore = 2;
  fields::CheckRange(bands.medium_from, "medium_from", kLeastBandScore, kHighestBandScore, faults);
  fields::CheckRange(bands.high_from, "high_from", kLeastBandScore, kHighestBandScore, faults);
  fields::CheckRange(bands.severe_from, "severe_from", kLeastBandScore, kHighestBandScore, faults);
  if (bands.high_from <= bands.medium_from) {
    faults.Add("RISK_BANDS_REVERSED", "high_from", "must be above medium_from");
  }
  if (bands.severe_from <= bands.high_from) {
    faults.Add("RISK_BANDS_REVERSED", "severe_from", "must be above high_from");
  }
}

}  // namespace

GovernanceSettings SettingsOn(absl::Span<const GovernanceSettings> settings, absl::CivilDay day) {
  const GovernanceSettings* last = nullptr;
  for (const GovernanceSettings& one : settings) {
    if (one.from > day) continue;
    if (last == nullptr || last->from < one.from) last = &one;
  }
  if (last != nullptr) return *last;
  GovernanceSettings defaults;
  defaults.from = absl::CivilDay::min();
  return defaults;
}

void CheckSettings(const GovernanceSettings& settings, absl::Span<const GovernanceSettings> others,
                   Faults& faults) {
  fields::CheckRange(settings.due_soon_days, "due_soon_days", 0, kMostSettingDays, faults);
  fields::CheckRange(settings.publication_target, "publication_target_working_days", 0,
                     kMostSettingDays, faults);
  fields::CheckRange(settings.minutes_target, "minutes_target_working_days", 0, kMostSettingDays,
                     faults);
  CheckBands(settings.risk_bands, faults);
  for (const GovernanceSettings& other : others) {
    if (other.id != settings.id && other.from == settings.from) {
      faults.Add("SETTINGS_EXIST_ON_DAY", "from_date",
                 "there are settings from that day on already");
    }
  }
}

}  // namespace copperplate::governance
