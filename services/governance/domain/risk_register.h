// The register of risks as a body sees it, and what is frozen of it when one does.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/risk.h"
#include "services/governance/domain/risk_assessment.h"

namespace copperplate::governance {

// The scores of a risk that has been assessed.
struct RegisterScores {
  int32_t inherent = 0;
  int32_t current = 0;
  int32_t target = 0;
  RiskBand band = RiskBand::kLow;   // of the current score
  std::optional<int32_t> movement;  // from that of the last snapshot, where it has one
};

// An open risk as it stood. Texts are copies: a frozen row does not change with its risk.
struct RegisterRow {
  std::string risk;  // id
  std::string reference;
  std::string title;
  std::string owner;
  std::string category;
  RiskTreatment treatment = RiskTreatment::kTreat;
  Marking marking = Marking::kOfficial;
  std::optional<RegisterScores> scores;  // nothing where it has not been assessed
  std::optional<absl::CivilDay> next_review;
  bool review_overdue = false;  // `next_review` lies before the day
};

// The register as it was presented: its rows never change.
struct RegisterSnapshot {
  std::string id;
  std::string presented_at_meeting;  // resource name
  absl::CivilDay as_of;
  std::string previous;  // id of the one that movement is from, seen earlier; empty: there is none
  std::vector<RegisterRow> rows;
};

// What the register is made of: a risk and the assessments of it.
struct AssessedRisk {
  const Risk* risk = nullptr;
  absl::Span<const RiskAssessment> assessments;
};

// The risks that were OPEN at the end of the day: those of the highest current score first, those
// not assessed last, then by reference. `before` is the snapshot that movement is from, null where
// there is none; `settings` are those in force on the day. Texts are as they are now.
std::vector<RegisterRow> RegisterOn(absl::Span<const AssessedRisk> risks,
                                    const RegisterSnapshot* before, const AsKnown& known,
                                    const GovernanceSettings& settings);

// What a register is counted by: never typed.
struct RegisterCounts {
  std::array<int32_t, kRiskBands> by_band{};  // indexed by RiskBand
  int32_t not_assessed = 0;
  int32_t review_overdue = 0;
};
RegisterCounts CountsOf(absl::Span<const RegisterRow> rows);

// The faults of a snapshot to be frozen, by the API's field names: those of libs/fields of its id;
// DATE_IN_FUTURE of `as_of`; SNAPSHOT_OUT_OF_ORDER of one that lies before the last one;
// MEETING_UNKNOWN of `presented_at_meeting`, of which `meeting` tells, MEETING_CALLED_OFF of one
// that is cancelled or postponed, and PRESENTED_BEFORE_AS_OF of one before that day. `last` is the
// day of the last snapshot.
Faults Validate(const RegisterSnapshot& snapshot, const std::optional<MeetingDay>& meeting,
                std::optional<absl::CivilDay> last, absl::CivilDay today);

}  // namespace copperplate::governance
