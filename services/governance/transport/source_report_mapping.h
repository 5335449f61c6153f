#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/source_report.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_recommendation.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

// What needs the day is looked at by the rules of the kind.
template <>
struct PartMapping<SourceReport> {
  using Message = v1::SourceReport;
  static constexpr absl::string_view kField = "source_report";
  static api::UpdateRules Rules() { return {.output_only = {"gives_assurance"}, .immutable = {}}; }
  static v1::SourceReport Write(absl::string_view force, absl::string_view root,
                                const PartRecord<SourceReport>& record);
  static SourceReport Read(absl::string_view force, const PartPath& path,
                           const v1::SourceReport& message, Faults& faults);
};

}  // namespace copperplate::governance
