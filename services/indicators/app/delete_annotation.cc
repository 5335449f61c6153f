#include "services/indicators/app/delete_annotation.h"

#include "libs/api/etag.h"
#include "services/indicators/app/annotation_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AnnotationRecord>> DeleteAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const AnnotationDeletion& deletion,
                                                           const Printer<AnnotationRecord>& print) {
  const auto decide =
      [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<DecidedAnnotation> {
    const AnnotationRecord* const present = FindAnnotation(held, deletion.id);
    if (present == nullptr) return AnnotationUnknown(deletion.kind);
    if (deletion.expected_version.value_or(present->header.version) != present->header.version) {
      return api::EtagMismatch();
    }
    return DecidedAnnotation{present->annotation, /*deleted=*/true};
  };
  return annotations.Change(
      context, {.kind = deletion.kind, .mode = deletion.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
