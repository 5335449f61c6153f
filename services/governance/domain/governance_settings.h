// What a force holds its governance against.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

// The least score of each band above LOW, which begins at 1. Scores are 1 to 25.
struct RiskBands {
  int medium_from = 5;
  int high_from = 10;
  int severe_from = 15;
};

// Configuration of a force from a day on until the next: what is told of a past day is told by what
// held then.
struct GovernanceSettings {
  std::string id;
  absl::CivilDay from;
  int due_soon_days = 14;  // what is open and due is due soon from so many days before on
  // The force's own target, in working days, from the day of a decision to its publication: the law
  // says `as soon as practicable` alone (SI 2011/3050, Schedule, Part 2).
  int publication_target = 10;
  // Likewise from the day of a meeting to the publication of its minutes. The default is ours: a
  // month's meeting approves those of the one before, as that of 10 May 2018 those of 12 April.
  int minutes_target = 20;
  RiskBands risk_bands;
};

// That in force on the day; where there is none, the defaults.
GovernanceSettings SettingsOn(absl::Span<const GovernanceSettings> settings, absl::CivilDay day);

// Its faults beside the others, by the API's names: NUMBER_OUT_OF_RANGE; RISK_BANDS_REVERSED of
// `high_from` or `severe_from` that is not above the band below; SETTINGS_EXIST_ON_DAY of
// `from_date` where there are others from that day on already.
void CheckSettings(const GovernanceSettings& settings, absl::Span<const GovernanceSettings> others,
                   Faults& faults);

}  // namespace copperplate::governance
