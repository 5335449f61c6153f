#include "services/indicators/app/create_annotation.h"

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/annotation_rules.h"

namespace copperplate::indicators {
namespace {

absl::Status AnnotationExists(AnnotationKind kind) {
  switch (kind) {
    case AnnotationKind::kSeriesBreak:
      return Error(absl::StatusCode::kAlreadyExists, "SERIES_BREAK_EXISTS",
                   "the force has a series break of this id")
          .Build();
    case AnnotationKind::kTarget:
      return Error(absl::StatusCode::kAlreadyExists, "TARGET_EXISTS",
                   "the force has a target of this id")
          .Build();
    case AnnotationKind::kRebase:
      break;
  }
  return Error(absl::StatusCode::kAlreadyExists, "REBASE_EXISTS",
               "the force has a rebase of this id")
      .Build();
}

}  // namespace

absl::StatusOr<Changed<AnnotationRecord>> CreateAnnotation(AnnotationRepository& annotations,
                                                           const RequestContext& context,
                                                           const Annotation& annotation,
                                                           WriteMode mode,
                                                           const Printer<AnnotationRecord>& print) {
  const auto decide =
      [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<DecidedAnnotation> {
    if (FindById(held, annotation.id) != nullptr) return AnnotationExists(annotation.kind);
    return DecidedAnnotation{annotation, /*deleted=*/false, CheckAmong(held, annotation)};
  };
  return annotations.Change(
      context, {.kind = annotation.kind, .mode = mode, .decide = decide, .print = print});
}

}  // namespace copperplate::indicators
