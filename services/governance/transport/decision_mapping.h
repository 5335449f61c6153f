#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/decision.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_decision.h"
#include "services/governance/app/ports/publication_register.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Decision> {
  using Message = v1::Decision;
  static constexpr absl::string_view kField = "decision";
  static api::UpdateRules Rules();
  static v1::Decision Write(absl::string_view force, absl::string_view root,
                            const PartRecord<Decision>& record);
  static Decision Read(absl::string_view force, const PartPath& path, const v1::Decision& message,
                       Faults& faults);
  // How its publication stands; to a viewer without the name of one that is sensitive.
  void Complete(const PartRecord<Decision>& record, v1::Decision& message) const;

  absl::CivilDay today;  // in Europe/London
  PublicationTargets targets;
  bool for_viewer = false;
};

}  // namespace copperplate::governance
