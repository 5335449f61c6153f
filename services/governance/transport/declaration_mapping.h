#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/declaration.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Declaration> {
  using Message = v1::Declaration;
  static constexpr absl::string_view kField = "declaration";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Declaration Write(absl::string_view force, absl::string_view root,
                               const PartRecord<Declaration>& record);
  static Declaration Read(absl::string_view force, const PartPath& path,
                          const v1::Declaration& message, Faults& faults);
  void Complete(const PartRecord<Declaration>& record, v1::Declaration& out) const;

  // Of a caller who is but a viewer: what says which items are restricted. Null: all is shown.
  const MeetingContent* content = nullptr;
};

}  // namespace copperplate::governance
