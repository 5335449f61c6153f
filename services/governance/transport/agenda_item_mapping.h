#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/agenda_item.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<AgendaItem> {
  using Message = v1::AgendaItem;
  static constexpr absl::string_view kField = "agenda_item";
  static api::UpdateRules Rules() { return {.output_only = {"carried_from"}, .immutable = {}}; }
  static v1::AgendaItem Write(absl::string_view force, absl::string_view root,
                              const PartRecord<AgendaItem>& record);
  static AgendaItem Read(absl::string_view force, const PartPath& path,
                         const v1::AgendaItem& message, Faults& faults);
  void Complete(const PartRecord<AgendaItem>& record, v1::AgendaItem& out) const;

  bool whole = true;  // what is restricted is shown as well
};

}  // namespace copperplate::governance
