#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/match.pb.h"
#include "copperplate/volunteers/v1/opportunity.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Opportunity> {
  using Message = v1::Opportunity;
  static constexpr absl::string_view kField = "opportunity";
  static api::UpdateRules Rules() {
    return {.output_only = {"state", "accepted"}, .immutable = {}};
  }
  static v1::Opportunity Write(absl::string_view force, absl::string_view root,
                               const PartRecord<Opportunity>& record);
  static Opportunity Read(absl::string_view force, const PartPath& path,
                          const v1::Opportunity& message, Faults& faults);
};

template <>
struct PartMapping<Match> {
  using Message = v1::Match;
  static constexpr absl::string_view kField = "match";
  static api::UpdateRules Rules() {
    return {.output_only = {"state"}, .immutable = {"engagement"}};
  }
  static v1::Match Write(absl::string_view force, absl::string_view opportunity,
                         const PartRecord<Match>& record);
  static Match Read(absl::string_view force, const PartPath& path, const v1::Match& message,
                    Faults& faults);
};

}  // namespace copperplate::volunteers
