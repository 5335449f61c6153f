#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/domain/area.h"

namespace copperplate::indicators {

struct AreaUpdate {
  std::string id;
  // The version the caller changes; nothing: whichever is present.
  std::optional<int64_t> expected_version;
  WriteMode mode = WriteMode::kWrite;
  // The area as it is to be, sound by itself (domain Validate), its id unchanged.
  absl::FunctionRef<absl::StatusOr<Area>(const AreaRecord& present)> merge;
};

// Makes the next version of an area of the context's force. NOT_FOUND (AREA_UNKNOWN), ABORTED
// (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckPlace, and what the port gives.
absl::StatusOr<Changed<AreaRecord>> UpdateArea(AreaRepository& areas, const RequestContext& context,
                                               const AreaUpdate& update,
                                               const Printer<AreaRecord>& print);

}  // namespace copperplate::indicators
