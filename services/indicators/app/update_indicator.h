#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

struct IndicatorUpdate {
  std::string id;
  // The version the caller changes; nothing: whichever is present.
  std::optional<int64_t> expected_version;
  WriteMode mode = WriteMode::kWrite;
  // The definition as it is to be, sound by itself (domain Validate), its id unchanged.
  absl::FunctionRef<absl::StatusOr<IndicatorDefinition>(const IndicatorRecord& present)> merge;
};

// Makes the next version of a definition of the context's force. NOT_FOUND (INDICATOR_UNKNOWN),
// ABORTED (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckFormula, and what the port gives.
absl::StatusOr<Changed<IndicatorRecord>> UpdateIndicator(IndicatorRepository& indicators,
                                                         const RequestContext& context,
                                                         const IndicatorUpdate& update,
                                                         const Printer<IndicatorRecord>& print);

}  // namespace copperplate::indicators
