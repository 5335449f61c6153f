// What annotations are called in resource names and events.
#pragma once

#include <string>

#include "absl/strings/str_cat.h"
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

// `rebase.created`, `target.updated`, `series_break.deleted`.
inline std::string AnnotationEvent(AnnotationKind kind, bool created, bool deleted) {
  return absl::StrCat(Name(kind), created ? ".created" : (deleted ? ".deleted" : ".updated"));
}

}  // namespace copperplate::indicators
