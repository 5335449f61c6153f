#include "services/indicators/app/annotation_rules.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {
namespace {

std::string Month(int32_t month) { return FormatMonth(MonthFromNumber(month)); }

bool Overlap(const Annotation& a, const Annotation& b) {
  return a.first_month <= b.last_month() && b.first_month <= a.last_month();
}

void CheckOverlap(const Annotation& other, const Annotation& target, Faults& faults) {
  if (!Overlap(other, target)) return;
  faults.Add(
      "TARGETS_OVERLAP", "from_month",
      absl::StrCat(
          "must not overlap the target ", other.id, ", which holds from ", Month(other.first_month),
          other.last.has_value() ? absl::StrCat(" to ", Month(*other.last)) : std::string(" on")));
}

}  // namespace

const AnnotationRecord* FindAnnotation(const std::vector<AnnotationRecord>& held,
                                       absl::string_view id) {
  const auto found = std::find_if(held.begin(), held.end(), [&](const AnnotationRecord& record) {
    return record.annotation.id == id;
  });
  return found == held.end() ? nullptr : &*found;
}

Faults CheckAmong(const std::vector<AnnotationRecord>& held, const Annotation& annotation) {
  Faults faults;
  for (const AnnotationRecord& record : held) {
    const Annotation& other = record.annotation;
    if (other.id == annotation.id || other.indicator != annotation.indicator ||
        other.area != annotation.area) {
      continue;
    }
    if (annotation.kind == AnnotationKind::kTarget) CheckOverlap(other, annotation, faults);
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
