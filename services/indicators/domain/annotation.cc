#include "services/indicators/domain/annotation.h"

#include <cstdlib>
#include <tuple>

#include "libs/text/slug.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/ids.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {
namespace {

void CheckTarget(const Annotation& target, Faults& faults) {
  if (!IsMonthInRange(target.first_month)) {
    faults.Add("MONTH_OUT_OF_RANGE", "from_month", kMonthRange);
  }
  if (target.last.has_value() && !IsMonthInRange(*target.last)) {
    faults.Add("MONTH_OUT_OF_RANGE", "to_month", kMonthRange);
  } else if (target.last.has_value() && *target.last < target.first_month) {
    faults.Add("VALIDITY_ENDS_BEFORE_IT_BEGINS", "to_month", "must not lie before the first month");
  }
  if (!target.value.has_value()) {
    faults.Add("FIELD_REQUIRED", "value", "must be given");
  } else if (std::abs(*target.value) > kLargestFigure) {
    faults.Add("NUMBER_TOO_LARGE", "value", "must have a magnitude up to 10^12");
  }
}

}  // namespace

absl::string_view Name(AnnotationKind kind) {
  switch (kind) {
    case AnnotationKind::kSeriesBreak:
      return "series_break";
    case AnnotationKind::kTarget:
      return "target";
    case AnnotationKind::kRebase:
      break;
  }
  return "rebase";
}

bool IsBefore(const Annotation& a, const Annotation& b) {
  return std::tie(a.kind, a.first_month, a.id) < std::tie(b.kind, b.first_month, b.id);
}

std::vector<Annotation> BreaksWithin(absl::Span<const Annotation> annotations,
                                     const Period& months) {
  std::vector<Annotation> crossed;
  for (const Annotation& one : annotations) {
    if (one.kind == AnnotationKind::kSeriesBreak && months.first < one.first_month &&
        one.first_month <= months.last) {
      crossed.push_back(one);
    }
  }
  return crossed;
}

Faults Validate(const Annotation& annotation) {
  Faults faults;
  CheckId("id", annotation.id, faults);
  CheckId("indicator", annotation.indicator, faults);
  if (annotation.kind != AnnotationKind::kSeriesBreak) CheckId("area", annotation.area, faults);
  if (annotation.kind == AnnotationKind::kTarget) {
    CheckTarget(annotation, faults);
    return faults;
  }
  if (!IsMonthInRange(annotation.first_month)) {
    faults.Add("MONTH_OUT_OF_RANGE", "month", kMonthRange);
  }
  if (annotation.reason.empty()) faults.Add("FIELD_REQUIRED", "reason", "must be given");
  const std::string& adjusted = annotation.adjusted_indicator;
  if (!adjusted.empty() && adjusted == annotation.indicator) {
    faults.Add("ADJUSTED_SERIES_INVALID", "adjusted_series", "must be another indicator");
  } else if (!adjusted.empty()) {
    CheckId("adjusted_series", adjusted, faults);
  }
  return faults;
}

}  // namespace copperplate::indicators
