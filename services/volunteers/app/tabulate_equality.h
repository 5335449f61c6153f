// What volunteers declare for the equality duty, and what is told of it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/request_context.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/app/ports/equality_register.h"
#include "services/volunteers/domain/equality_table.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

// As EqualityRegister::Declare(); INVALID_ARGUMENT, every fault of `declarations`:
// EQUALITY_CHARACTERISTIC_UNKNOWN, EQUALITY_VALUE_UNKNOWN, DUPLICATE of a characteristic.
absl::Status DeclareEquality(EqualityRegister& equality, const RequestContext& context,
                             const std::string& volunteer,
                             const std::vector<EqualityDeclaration>& declarations);

// Which table.
struct EqualityTableQuery {
  Kind kind = Kind::kSpecial;
  std::string characteristic;  // id
  absl::CivilDay quarter_end;
};

// With the benchmarks that its cells point to.
struct VolunteerEqualityTable {
  EqualityCharacteristic characteristic;
  std::vector<EqualityBenchmark> benchmarks;
  EqualityTable table;
};

// NOT_FOUND (FORCE_UNKNOWN); INVALID_ARGUMENT (EQUALITY_CHARACTERISTIC_UNKNOWN); errors of the
// ports.
absl::StatusOr<VolunteerEqualityTable> TabulateVolunteers(EngagementRegister& engagement_register,
                                                          EqualityRegister& equality,
                                                          const RequestContext& context,
                                                          const EqualityTableQuery& query);

}  // namespace copperplate::volunteers
