#include "services/indicators/app/annotation_rules.h"

#include "absl/strings/str_cat.h"
#include "services/indicators/app/overlap_rules.h"

namespace copperplate::indicators {

Faults CheckAmong(const std::vector<AnnotationRecord>& held, const Annotation& annotation) {
  Faults faults;
  for (const AnnotationRecord& record : held) {
    const Annotation& other = record.annotation;
    if (other.id == annotation.id || other.indicator != annotation.indicator ||
        other.area != annotation.area) {
      continue;
    }
    if (annotation.kind == AnnotationKind::kTarget) {
      CheckOverlap("TARGETS_OVERLAP", "target", other, annotation, faults);
    }
    if (other.first_month != annotation.first_month) continue;
    if (annotation.kind == AnnotationKind::kRebase) {
      faults.Add("REBASES_COINCIDE", "month",
                 absl::StrCat("is that of the rebase ", other.id, " already"));
    } else if (annotation.kind == AnnotationKind::kSeriesBreak) {
      faults.Add("SERIES_BREAKS_COINCIDE", "month",
                 absl::StrCat("is that of the series break ", other.id, " already"));
    }
  }
  return faults;
}

}  // namespace copperplate::indicators
