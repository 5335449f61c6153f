#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/action.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_action.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Action> {
  using Message = v1::Action;
  static constexpr absl::string_view kField = "action";
  static api::UpdateRules Rules();
  static v1::Action Write(absl::string_view force, absl::string_view body,
                          const PartRecord<Action>& record);
  // What it is called, and when it was raised where that is not said, the log settles.
  static Action Read(absl::string_view force, const PartPath& path, const v1::Action& message,
                     Faults& faults);
  void Complete(const PartRecord<Action>& record, v1::Action& out) const;

  // Of a caller who is but a viewer: a restricted action says nothing.
  bool for_viewer = false;
};

}  // namespace copperplate::governance
