// Decisions and the notices of them, as parts (libs/parts).
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
#include "services/governance/domain/decision.h"
#include "services/governance/domain/decision_notice.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

// What a decision looks at of the agenda item at which it is taken.
struct DecidedItem {
  MeetingDay meeting;
  bool restricted = false;
  std::vector<std::string> left;  // persons who declared an interest and left for it
};

// The decisions and notices of the force, changed under one lock: a notice is of a decision, and
// one decision revokes another.
struct DecisionsRoot {
  // What a change may ask, under the lock: a rule looks at a few. Nothing where there is none of
  // the name, or it is another force's. What is found below a meeting, and an office, stays as it
  // is to the end of the change. None of it is asked after the change.
  struct Content {
    absl::Time now;  // by the database's clock, later than whatever was recorded before
    // Whether another one of the kind that is changed has this reference.
    std::function<absl::StatusOr<bool>(const std::string&)> reference_taken;
    // By id.
    std::function<absl::StatusOr<std::optional<Decision>>(const std::string&)> decision;
    // By resource name.
    std::function<absl::StatusOr<std::optional<DecidedItem>>(const std::string&)> item;
    // The meeting of an outcome, with its kind.
    std::function<absl::StatusOr<std::optional<MeetingDay>>(const std::string&)> outcome;
    std::function<absl::StatusOr<std::optional<Office>>(const std::string&)> office;
    std::function<absl::StatusOr<std::vector<Office>>()> offices;  // of the force
    // The last day on which the decision of this resource name revoked another one; nothing where
    // it revoked none.
    std::function<absl::StatusOr<std::optional<absl::CivilDay>>(const std::string&)> revoked_on;
  };
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::Decision> {
  using Root = governance::DecisionsRoot;
  using Rules = governance::GovernancePartRules<governance::Decision>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "decision";
  static constexpr absl::string_view kWords = "decision";
  static constexpr const auto& kName = governance::kDecisionName;
  static std::vector<std::string> Above(const governance::Decision&) { return {}; }
};

template <>
struct PartKind<governance::DecisionNotice> {
  using Root = governance::DecisionsRoot;
  using Rules = governance::GovernancePartRules<governance::DecisionNotice>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "decision_notice";
  static constexpr absl::string_view kWords = "decision notice";
  static constexpr const auto& kName = governance::kDecisionNoticeName;
  static std::vector<std::string> Above(const governance::DecisionNotice&) { return {}; }
};

// All, unless one is given.
template <>
struct PartFilter<governance::Decision> {
  std::optional<governance::DecisionState> state;
  bool publication_owed = false;  // TAKEN, of significant public interest
};

// All, unless one is given.
template <>
struct PartFilter<governance::DecisionNotice> {
  std::optional<governance::NoticeState> state;
  std::string decision;  // id
};

}  // namespace copperplate
