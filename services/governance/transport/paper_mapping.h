#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/paper.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Paper> {
  using Message = v1::Paper;
  static constexpr absl::string_view kField = "paper";
  static api::UpdateRules Rules() {
    return {.output_only = {"marking", "versions", "attachments", "urgency_reason",
                            "replacement_reason", "withdrawal_reason", "issue_time",
                            "withdraw_time", "warnings", "carried_from"},
            .immutable = {}};
  }
  static v1::Paper Write(absl::string_view force, absl::string_view root,
                         const PartRecord<Paper>& record);
  static Paper Read(absl::string_view force, const PartPath& path, const v1::Paper& message,
                    Faults& faults);
  void Complete(const PartRecord<Paper>& record, v1::Paper& out) const;

  std::optional<Meeting> meeting = {};  // what warnings look at; none: there are none
};

}  // namespace copperplate::governance
