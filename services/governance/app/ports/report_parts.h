// Reports and their recommendations, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/office.h"
#include "services/governance/domain/recommendation.h"
#include "services/governance/domain/source_report.h"
#include "services/governance/domain/statutory_response_state.h"

namespace copperplate::governance {

// The reports of the force, each changed under a lock of its own, which is that of what lies below
// it too.
struct ReportsRoot {
  struct Content {
    absl::Time now;             // by the database's clock, under the lock
    bool has_response = false;  // whether there is one to the report that is changed
  };
  static constexpr size_t kIds = 0;
};

// One report.
struct ReportRoot {
  struct Content {
    absl::Time now;  // as above
    SourceReport report;
    std::optional<ResponseState> response;  // of the response to it; nothing where there is none
    // Whether a recommendation of the report has this number.
    std::function<absl::StatusOr<bool>(int32_t)> number_taken;
    // The recommendation of this resource name, of whichever report of the force; nothing where
    // there is none. Until the transaction's end no other change of the force asks it of one.
    std::function<absl::StatusOr<std::optional<Recommendation>>(const std::string&)> recommendation;
    // The offices of the force, which stay as they are to the end of the change.
    std::function<absl::StatusOr<std::vector<Office>>()> offices;
  };
  static constexpr size_t kIds = 1;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::SourceReport> {
  using Root = governance::ReportsRoot;
  using Rules = governance::GovernancePartRules<governance::SourceReport>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "source_report";
  static constexpr absl::string_view kWords = "report";
  static constexpr const auto& kName = governance::kSourceReportName;
  static std::vector<std::string> Above(const governance::SourceReport&) { return {}; }
};

template <>
struct PartKind<governance::Recommendation> {
  using Root = governance::ReportRoot;
  using Rules = governance::GovernancePartRules<governance::Recommendation>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "recommendation";
  static constexpr absl::string_view kWords = "recommendation";
  static constexpr const auto& kName = governance::kRecommendationName;
  static std::vector<std::string> Above(const governance::Recommendation&) { return {}; }
};

// All, unless one is given.
template <>
struct PartFilter<governance::SourceReport> {
  std::optional<governance::ReportBody> body;
  std::optional<governance::ReportStage> stage;
};

// All, unless one is given.
template <>
struct PartFilter<governance::Recommendation> {
  std::optional<governance::RecommendationState> state;
};

}  // namespace copperplate
