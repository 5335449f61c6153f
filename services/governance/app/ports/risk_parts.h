// Risks, their assessments and the snapshots of their register, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/governance_settings.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/office.h"
#include "services/governance/domain/risk.h"
#include "services/governance/domain/risk_assessment.h"
#include "services/governance/domain/risk_register.h"

namespace copperplate::governance {

// The risks of the force. All three roots have one lock, so that a snapshot is of one moment; what
// a content can be asked, it is asked under the lock and before the change is written.
struct RisksRoot {
  struct Content {
    absl::Time now;  // by the database's clock, later than whatever was recorded before
    // Whether another risk than that of the id has the reference.
    std::function<absl::StatusOr<bool>(const std::string& reference, const std::string& id)>
        reference_taken;
    // The force's offices, which stay while the change is written.
    std::function<absl::StatusOr<std::vector<Office>>()> offices;
    // Whether the force has a body of this resource name, which stays likewise.
    std::function<absl::StatusOr<bool>(const std::string& name)> has_body;
  };
  static constexpr size_t kIds = 0;
};

// One risk, below which its assessments lie.
struct RiskRoot {
  struct Content {
    absl::Time now;  // as above
    Risk risk;
    std::vector<RiskAssessment> last;  // the last assessment, where there is one
  };
  static constexpr size_t kIds = 1;
};

// What the register of a day is made of.
struct RegisterContent {
  std::vector<Risk> risks;                  // by id, those that were ever OPEN, as they are now
  std::vector<RiskAssessment> assessments;  // of each, by risk, the one that held on the day
  std::optional<RegisterSnapshot> before;   // that movement is from, if any
  std::vector<GovernanceSettings> settings;
};

// The snapshots of the register of the force.
struct RegisterSnapshotsRoot {
  struct Content {
    absl::Time now;                         // as above
    std::optional<absl::CivilDay> last_on;  // the day of the last snapshot
    // The meeting of the force of this resource name; nothing where there is none.
    std::function<absl::StatusOr<std::optional<MeetingDay>>(const std::string&)> meeting;
    // All of the register, what is OFFICIAL_SENSITIVE too; movement is from the last snapshot that
    // a meeting before the one of this resource name saw.
    std::function<absl::StatusOr<RegisterContent>(const AsKnown&, const std::string& meeting)>
        register_on;
  };
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::Risk> {
  using Root = governance::RisksRoot;
  using Rules = governance::GovernancePartRules<governance::Risk>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "risk";
  static constexpr absl::string_view kWords = "risk";
  static constexpr const auto& kName = governance::kRiskName;
  static std::vector<std::string> Above(const governance::Risk&) { return {}; }
};

template <>
struct PartKind<governance::RiskAssessment> {
  using Root = governance::RiskRoot;
  using Rules = governance::GovernancePartRules<governance::RiskAssessment>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "risk_assessment";
  static constexpr absl::string_view kWords = "assessment of the risk";
  static constexpr const auto& kName = governance::kRiskAssessmentName;
  static std::vector<std::string> Above(const governance::RiskAssessment&) { return {}; }
};

template <>
struct PartKind<governance::RegisterSnapshot> {
  using Root = governance::RegisterSnapshotsRoot;
  using Rules = governance::GovernancePartRules<governance::RegisterSnapshot>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "risk_register_snapshot";
  static constexpr absl::string_view kWords = "snapshot of the risk register";
  static constexpr const auto& kName = governance::kRiskRegisterSnapshotName;
  static std::vector<std::string> Above(const governance::RegisterSnapshot&) { return {}; }
};

// All, unless one is given.
template <>
struct PartFilter<governance::Risk> {
  std::optional<governance::RiskState> state;
};

}  // namespace copperplate
