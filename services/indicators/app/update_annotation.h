#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

struct AnnotationUpdate {
  AnnotationKind kind = AnnotationKind::kTarget;
  std::string id;
  // The version the caller changes; nothing: whichever is present.
  std::optional<int64_t> expected_version;
  WriteMode mode = WriteMode::kWrite;
  // The annotation as it is to be, sound by itself (domain Validate), of the same id, indicator and
  // area.
  absl::FunctionRef<absl::StatusOr<Annotation>(const AnnotationRecord& present)> merge;
};

// Makes the next version of an annotation of the context's force. NOT_FOUND (SERIES_BREAK_UNKNOWN,
// TARGET_UNKNOWN), ABORTED (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckAmong, and what the
// port gives.
absl::StatusOr<Changed<AnnotationRecord>> UpdateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const AnnotationUpdate& update,
                                                           const Printer<AnnotationRecord>& print);

}  // namespace copperplate::indicators
