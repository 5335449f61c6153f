#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/engagement.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// `unit_or_group` of a message: of a unit of cadets or a watch group the name, but where it was
// told before there were any.
std::string UnitOrGroupText(absl::string_view force, const Engagement& engagement);
// The same read: of a unit of cadets or a watch group, whose name it may be, the id.
std::string ReadUnitOrGroup(absl::string_view force, const std::string& text, Faults& faults);

template <>
struct PartMapping<Engagement> {
  using Message = v1::Engagement;
  static constexpr absl::string_view kField = "engagement";
  static api::UpdateRules Rules() {
    return {.output_only = {"kind", "state", "state_since", "expected_return", "notice_given_on",
                            "exit_interview", "kit_returned", "under_investigation", "events"},
            .immutable = {"applied_on"}};
  }
  static v1::Engagement Write(absl::string_view force, absl::string_view volunteer,
                              const PartRecord<Engagement>& record);
  static Engagement Read(absl::string_view force, const PartPath& path,
                         const v1::Engagement& message, Faults& faults);
  // Of what is read as of a day, or as it was known at a revision: its events are those that were
  // known, and its state that at the end of the day; none before it began.
  void Complete(const PartRecord<Engagement>& record, v1::Engagement& message) const;

  std::optional<absl::CivilDay> as_of = {};
  std::optional<int64_t> revision = {};
};

}  // namespace copperplate::volunteers
