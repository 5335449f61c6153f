#include "services/indicators/app/delete_annotation.h"

#include "libs/status/status_macros.h"
#include "services/indicators/app/annotation_rules.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<AnnotationRecord>> DeleteAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           AnnotationKind kind, const Asked& asked,
                                                           const Printer<AnnotationRecord>& print) {
  const auto decide =
      [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<DecidedAnnotation> {
    ABSL_ASSIGN_OR_RETURN(const AnnotationRecord* const present,
                          Present(FindById(held, asked.id), asked, AnnotationUnknown(kind)));
    return DecidedAnnotation{present->annotation, /*deleted=*/true};
  };
  return annotations.Change(context,
                            {.kind = kind, .mode = asked.mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
