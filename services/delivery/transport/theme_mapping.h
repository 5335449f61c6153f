#pragma once

#include "copperplate/delivery/v1/theme.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<Theme> {
  using Message = v1::Theme;
  static constexpr absl::string_view kField = "theme";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Theme Write(absl::string_view force, absl::string_view plan,
                         const PartRecord<Theme>& record);
  static Theme Read(absl::string_view force, const PartPath& path, const v1::Theme& message,
                    Faults& faults);
};

}  // namespace copperplate::delivery
