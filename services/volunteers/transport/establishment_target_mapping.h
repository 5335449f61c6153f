#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/establishment_target.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<EstablishmentTarget> {
  using Message = v1::EstablishmentTarget;
  static constexpr absl::string_view kField = "establishment_target";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::EstablishmentTarget Write(absl::string_view force, absl::string_view root,
                                       const PartRecord<EstablishmentTarget>& record);
  static EstablishmentTarget Read(absl::string_view force, const PartPath& path,
                                  const v1::EstablishmentTarget& message, Faults& faults);
};

}  // namespace copperplate::volunteers
