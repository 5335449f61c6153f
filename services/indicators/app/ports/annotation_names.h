// What annotations are called in resource names.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

inline std::string AnnotationName(absl::string_view force, const Annotation& annotation) {
  switch (annotation.kind) {
    case AnnotationKind::kSeriesBreak:
      return kSeriesBreakName.Format(force, annotation.id);
    case AnnotationKind::kTarget:
      return kTargetName.Format(force, annotation.id);
    case AnnotationKind::kRebase:
      break;
  }
  return kRebaseName.Format(force, annotation.id);
}

}  // namespace copperplate::indicators
