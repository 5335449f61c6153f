#pragma once

#include <vector>

#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/activity.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<Activity> {
  using Message = v1::Activity;
  static constexpr absl::string_view kField = "activity";
  static api::UpdateRules Rules() {
    return {.output_only = {"opcc_leads", "delivery_leads", "withdrawn_on", "withdrawn_reason"},
            .immutable = {"code"}};
  }
  static v1::Activity Write(absl::string_view force, absl::string_view plan,
                            const PartRecord<Activity>& record);
  static Activity Read(absl::string_view force, const PartPath& path, const v1::Activity& message,
                       Faults& faults);
};

// The leads that a request to create an activity names, each in its printed order, from `from` on:
// `opcc-1`, `delivery-1` and so on. Faults by the message's field names.
std::vector<LeadAssignment> ReadFirstLeads(const PartPath& path, const v1::Activity& message,
                                           absl::CivilDay from, Faults& faults);

}  // namespace copperplate::delivery
