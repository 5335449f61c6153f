// The Commissioner's comments on reports, as parts (libs/parts).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/part_kinds.h"
#include "services/governance/app/ports/resource_names.h"
#include "services/governance/domain/statutory_response.h"

namespace copperplate::governance {

// The responses of the force, each under the id of its report and changed under that report's lock.
struct ResponsesRoot {
  struct Content {
    absl::Time now;  // by the database's clock, under the lock
    SourceReport report;
    std::vector<std::string> recommendations;  // ids of the report's
  };
  static constexpr size_t kIds = 0;
};

}  // namespace copperplate::governance

namespace copperplate {

template <>
struct PartKind<governance::StatutoryResponse> {
  using Root = governance::ResponsesRoot;
  using Rules = governance::GovernancePartRules<governance::StatutoryResponse>;
  using Parent = void;
  static constexpr bool kDeletable = false;
  static constexpr absl::string_view kType = "statutory_response";
  static constexpr absl::string_view kWords = "response to the report";
  static constexpr const auto& kName = governance::kStatutoryResponseName;
  static std::vector<std::string> Above(const governance::StatutoryResponse&) { return {}; }
};

}  // namespace copperplate
