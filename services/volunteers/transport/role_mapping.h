#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/role.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<Role> {
  using Message = v1::Role;
  static constexpr absl::string_view kField = "role";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"kind"}}; }
  static v1::Role Write(absl::string_view force, absl::string_view root,
                        const PartRecord<Role>& record);
  static Role Read(absl::string_view force, const PartPath& path, const v1::Role& message,
                   Faults& faults);
};

}  // namespace copperplate::volunteers
