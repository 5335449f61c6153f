#include "services/indicators/app/update_annotation.h"

#include <utility>

#include "libs/api/etag.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/annotation_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AnnotationRecord>> UpdateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const AnnotationUpdate& update,
                                                           const Printer<AnnotationRecord>& print) {
  const auto decide =
      [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<DecidedAnnotation> {
    const AnnotationRecord* const present = FindAnnotation(held, update.id);
    if (present == nullptr) return AnnotationUnknown(update.kind);
    if (update.expected_version.value_or(present->header.version) != present->header.version) {
      return api::EtagMismatch();
    }
    ABSL_ASSIGN_OR_RETURN(Annotation annotation, update.merge(*present));
    ABSL_RETURN_IF_ERROR(CheckAmong(held, annotation).ToStatus());
    return DecidedAnnotation{std::move(annotation)};
  };
  return annotations.Change(
      context, {.kind = update.kind, .mode = update.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
