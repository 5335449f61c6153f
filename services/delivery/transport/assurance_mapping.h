#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/assurance.pb.h"
#include "copperplate/delivery/v1/assurance_entry.pb.h"
#include "copperplate/delivery/v1/assurance_framework.pb.h"
#include "copperplate/delivery/v1/assurance_level.pb.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/assurance_repository.h"
#include "services/delivery/app/read_assurance.h"

namespace copperplate::delivery {

// Each reads what a caller gives of one of these, sound by itself or with every fault by the
// message's field names; `id` is its own.
AssuranceEntry ReadAssuranceEntry(absl::string_view force, absl::string_view id,
                                  const v1::AssuranceEntry& message, Faults& faults);
Assurance ReadAssurance(absl::string_view id, const v1::Assurance& message, absl::CivilDay today,
                        Faults& faults);
std::vector<AssuranceLevel> ReadAssuranceLevels(const v1::AssuranceLevels& message, Faults& faults);

v1::AssuranceEntry ToProto(absl::string_view force, const AssuranceEntryRecord& record);
v1::Assurance ToProto(absl::string_view force, absl::string_view entry,
                      const AssuranceRecord& record);
v1::AssuranceLevels ToProto(absl::string_view force, const AssuranceLevelsRecord& record);
v1::AssuranceFramework ToProto(absl::string_view force, const RatedFramework& rated,
                               absl::CivilDay as_of);

}  // namespace copperplate::delivery
