#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/bank_holiday.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/settings_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

// The id of one follows from its day, not from the path.
template <>
struct PartMapping<BankHoliday> {
  using Message = v1::BankHoliday;
  static constexpr absl::string_view kField = "bank_holiday";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"day"}}; }
  static v1::BankHoliday Write(absl::string_view force, absl::string_view root,
                               const PartRecord<BankHoliday>& record);
  static BankHoliday Read(absl::string_view force, const PartPath& path,
                          const v1::BankHoliday& message, Faults& faults);
};

}  // namespace copperplate::governance
