// The recording of several duties in one transaction.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/session.h"
#include "services/volunteers/app/ports/duty_repository.h"

namespace copperplate::volunteers {

// DutyRepository::RecordAll().
absl::StatusOr<std::optional<Changed<std::vector<DutyRecord>>>> RecordDuties(
    const change_postgres::ChangeParts& parts, const RequestContext& context,
    const std::vector<Duty>& duties, const DutiesPrinter& print);

// DutyRepository::FindSourceIdsTaken().
absl::StatusOr<std::vector<size_t>> ReadSourceIdsTaken(postgres::Session& session,
                                                       absl::string_view force,
                                                       const std::vector<Duty>& duties);

}  // namespace copperplate::volunteers
