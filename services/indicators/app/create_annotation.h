#pragma once

#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// Records an annotation of the context's force. `annotation` is sound by itself (domain Validate).
// ALREADY_EXISTS (REBASE_EXISTS, SERIES_BREAK_EXISTS, TARGET_EXISTS), INVALID_ARGUMENT by
// CheckAmong, and what the port gives.
absl::StatusOr<Changed<AnnotationRecord>> CreateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const Annotation& annotation,
                                                           WriteMode mode,
                                                           const Printer<AnnotationRecord>& print);

}  // namespace copperplate::indicators
