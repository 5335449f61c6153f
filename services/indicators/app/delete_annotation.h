#pragma once

#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// Takes an annotation of the context's force back, which gives it as it last was. NOT_FOUND
// (REBASE_UNKNOWN and its kin), ABORTED (ETAG_MISMATCH), and what the port gives.
absl::StatusOr<Changed<AnnotationRecord>> DeleteAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           AnnotationKind kind, const Asked& asked,
                                                           const Printer<AnnotationRecord>& print);

}  // namespace copperplate::indicators
