// How many there are meant to be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/kind.h"

namespace copperplate::volunteers {

// The papers have both of the Special Constabulary: a budget for 300, and "the aspirational 300
// level". They are never taken for each other.
enum class TargetBasis : uint8_t { kBudget, kAspiration };

inline constexpr TargetBasis kTargetBases[] = {TargetBasis::kBudget, TargetBasis::kAspiration};

absl::string_view Name(TargetBasis basis);
std::optional<TargetBasis> ParseTargetBasis(absl::string_view word);

struct EstablishmentTarget {
  std::string id;
  Kind kind = Kind::kSpecial;
  TargetBasis basis = TargetBasis::kBudget;
  absl::CivilDay from;  // until the next of the kind and basis
  int64_t value = 0;    // persons
};

// The faults of `target` beside the others: TARGET_EXISTS_ON_DAY of `from_date` where there is one
// of the kind and basis from that day on already.
void CheckTarget(const EstablishmentTarget& target, absl::Span<const EstablishmentTarget> others,
                 Faults& faults);

std::optional<int64_t> TargetOn(absl::Span<const EstablishmentTarget> targets, Kind kind,
                                TargetBasis basis, absl::CivilDay day);

// How many are missing: negative above the target; nothing where there is none.
std::optional<int64_t> Vacancy(std::optional<int64_t> target, int64_t strength);

}  // namespace copperplate::volunteers
