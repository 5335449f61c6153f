// Two records of volunteers that are of one person.
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/duty.h"
#include "services/volunteers/domain/transfer.h"

namespace copperplate::volunteers {

// What is recorded under one volunteer.
struct MergedRecord {
  absl::string_view volunteer;  // resource name
  absl::Span<const OpenEngagement> open;
  absl::Span<const Duty> duties;
};

// Everything that keeps the two from being one: MERGED_WITH_SELF; those of CheckBeside() of the
// engagements that both have open; DUTIES_OVERLAP for each duty of `from` that overlaps one of
// `into`: a person cannot be in two places, so that they are two, or one of the duties is wrong.
Unmet CheckMerge(const MergedRecord& into, const MergedRecord& from);

}  // namespace copperplate::volunteers
