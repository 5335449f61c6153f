#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/legal_hold.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<LegalHold> {
  using Message = v1::LegalHold;
  static constexpr absl::string_view kField = "legal_hold";
  static api::UpdateRules Rules() {
    return {.output_only = {"placed_by", "released_on", "released_by"}, .immutable = {"placed_on"}};
  }
  static v1::LegalHold Write(absl::string_view force, absl::string_view volunteer,
                             const PartRecord<LegalHold>& record);
  LegalHold Read(absl::string_view force, const PartPath& path, const v1::LegalHold& message,
                 Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
  std::string caller;    // who places it
};

}  // namespace copperplate::volunteers
