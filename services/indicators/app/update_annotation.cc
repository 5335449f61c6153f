#include "services/indicators/app/update_annotation.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/annotation_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AnnotationRecord>> UpdateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           AnnotationKind kind, const Asked& asked,
                                                           MergeAnnotation merge,
                                                           const Printer<AnnotationRecord>& print) {
  const auto decide =
      [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<DecidedAnnotation> {
    ABSL_ASSIGN_OR_RETURN(const AnnotationRecord* const present,
                          Present(FindById(held, asked.id), asked, AnnotationUnknown(kind)));
    ABSL_ASSIGN_OR_RETURN(Annotation annotation, merge(*present));
    Faults among = CheckAmong(held, annotation);
    return DecidedAnnotation{std::move(annotation), /*deleted=*/false, std::move(among)};
  };
  return annotations.Change(context,
                            {.kind = kind, .mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
