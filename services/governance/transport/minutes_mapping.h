#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/minutes.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Minutes> {
  using Message = v1::Minutes;
  static constexpr absl::string_view kField = "minutes";
  static api::UpdateRules Rules() {
    return {.output_only = {"version", "amendments", "approving_outcome", "approved_on",
                            "signed_by", "signed_on", "publish_time", "publication", "corrections"},
            .immutable = {}};
  }
  static v1::Minutes Write(absl::string_view force, absl::string_view root,
                           const PartRecord<Minutes>& record);
  static Minutes Read(absl::string_view force, const PartPath& path, const v1::Minutes& message,
                      Faults& faults);
  void Complete(const PartRecord<Minutes>& record, v1::Minutes& out) const;

  // Of a caller who is but a viewer: what says which items are restricted. Null: all is shown.
  const MeetingContent* content = nullptr;
};

}  // namespace copperplate::governance
