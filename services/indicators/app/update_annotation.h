#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// The annotation as it is to be, sound by itself (domain Validate), of the same id, indicator and
// area.
using MergeAnnotation = absl::FunctionRef<absl::StatusOr<Annotation>(const AnnotationRecord&)>;

// Makes the next version of an annotation of the context's force. NOT_FOUND (SERIES_BREAK_UNKNOWN,
// TARGET_UNKNOWN), ABORTED (ETAG_MISMATCH), INVALID_ARGUMENT by `merge` or CheckAmong, and what the
// port gives.
absl::StatusOr<Changed<AnnotationRecord>> UpdateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           AnnotationKind kind, const Asked& asked,
                                                           MergeAnnotation merge,
                                                           const Printer<AnnotationRecord>& print);

}  // namespace copperplate::indicators
