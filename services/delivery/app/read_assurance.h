// What is read of the Board Assurance Framework: an assurance, a page of them, every entry rated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/delivery/app/ports/assurance_repository.h"
#include "services/delivery/domain/assurance_rating.h"

namespace copperplate::delivery {

// Who asks of which entry. `sensitive`: also of one that is marked OFFICIAL-SENSITIVE.
struct AskedOfAssuranceEntry {
  std::string entry;  // id
  bool sensitive = false;
};

// NOT_FOUND (ASSURANCE_ENTRY_UNKNOWN, ASSURANCE_UNKNOWN).
absl::StatusOr<AssuranceRecord> GetAssurance(AssuranceRepository& entries,
                                             const RequestContext& context,
                                             const AskedOfAssuranceEntry& asked,
                                             absl::string_view id);

// Where a page of assurances ends: at the one of this day and id.
struct AssuranceKey {
  absl::CivilDay given_on;
  std::string id;
};
// The latest first, those behind `after`. NOT_FOUND (ASSURANCE_ENTRY_UNKNOWN).
absl::StatusOr<Page<AssuranceRecord>> ListAssurances(AssuranceRepository& entries,
                                                     const RequestContext& context,
                                                     const AskedOfAssuranceEntry& asked,
                                                     const std::optional<AssuranceKey>& after,
                                                     int limit);

// The framework on a day. `ratings` are of `content.entries`, one each, and point into it, so that
// it may be moved and not copied.
struct RatedFramework {
  RatedFramework() = default;
  RatedFramework(RatedFramework&&) = default;
  RatedFramework& operator=(RatedFramework&&) = default;

  AssuranceFrameworkContent content;
  std::vector<EntryRating> ratings;
};

// NOT_FOUND (FORCE_UNKNOWN).
absl::StatusOr<RatedFramework> RateFramework(AssuranceRepository& entries,
                                             const RequestContext& context, bool sensitive,
                                             absl::CivilDay as_of);

}  // namespace copperplate::delivery
