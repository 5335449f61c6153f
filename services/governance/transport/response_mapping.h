#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/governance/v1/statutory_response.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_response.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<StatutoryResponse> {
  using Message = v1::StatutoryResponse;
  static constexpr absl::string_view kField = "statutory_response";
  static api::UpdateRules Rules();
  static v1::StatutoryResponse Write(absl::string_view force, absl::string_view root,
                                     const PartRecord<StatutoryResponse>& record);
  // Since when there is one, where that is not said, the use case settles.
  static StatutoryResponse Read(absl::string_view force, const PartPath& path,
                                const v1::StatutoryResponse& message, Faults& faults);
  // As WriteStanding().
  void Complete(const PartRecord<StatutoryResponse>& record, v1::StatutoryResponse& message) const;

  absl::CivilDay today;  // in Europe/London
};

// How the days of a response stand at the end of the day, by its last day and its publication:
// events do not keep it, and every reply has it.
void WriteStanding(absl::CivilDay today, v1::StatutoryResponse& message);

}  // namespace copperplate::governance
