#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/equality_benchmark.pb.h"
#include "copperplate/volunteers/v1/equality_characteristic.pb.h"
#include "copperplate/volunteers/v1/volunteer_equality_table.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/tabulate_equality.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<EqualityCharacteristic> {
  using Message = v1::EqualityCharacteristic;
  static constexpr absl::string_view kField = "equality_characteristic";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"definition"}}; }
  static v1::EqualityCharacteristic Write(absl::string_view force, absl::string_view root,
                                          const PartRecord<EqualityCharacteristic>& record);
  static EqualityCharacteristic Read(absl::string_view force, const PartPath& path,
                                     const v1::EqualityCharacteristic& message, Faults& faults);
};

template <>
struct PartMapping<EqualityBenchmark> {
  using Message = v1::EqualityBenchmark;
  static constexpr absl::string_view kField = "equality_benchmark";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::EqualityBenchmark Write(absl::string_view force, absl::string_view root,
                                     const PartRecord<EqualityBenchmark>& record);
  static EqualityBenchmark Read(absl::string_view force, const PartPath& path,
                                const v1::EqualityBenchmark& message, Faults& faults);
};

v1::VolunteerEqualityTable WriteEqualityTable(absl::string_view force,
                                              const EqualityTableQuery& query,
                                              const VolunteerEqualityTable& told);

}  // namespace copperplate::volunteers
