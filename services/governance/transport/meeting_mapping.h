#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/meeting.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Meeting> {
  using Message = v1::Meeting;
  static constexpr absl::string_view kField = "meeting";
  static api::UpdateRules Rules() {
    return {.output_only = {"agenda_publish_time", "quorum_asked", "members_present", "end_reason",
                            "postponed_to", "postponed_from", "warnings"},
            .immutable = {}};
  }
  static v1::Meeting Write(absl::string_view force, absl::string_view root,
                           const PartRecord<Meeting>& record);
  static Meeting Read(absl::string_view force, const PartPath& path, const v1::Meeting& message,
                      Faults& faults);
};

// The id, day, times and venue of a meeting alone, not looked at further. Faults of the day and the
// times as they are written.
Meeting ReadPlace(absl::string_view id, const v1::Meeting& message, Faults& faults);

}  // namespace copperplate::governance
