#include "services/indicators/domain/annotation.h"

#include <cstdlib>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/text/slug.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/domain/period_words.h"

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

// One fault, whatever it breaks: a field is told of once.
void CheckValue(int64_t value, const SubjectIndicator& subject, Faults& faults) {
  const bool negative = value < 0 && !subject.allows_negative;
  const bool broken = subject.measure == Measure::kCount && value % kMillion != 0;
  if (negative) {
    faults.Add("NEGATIVE_NOT_ALLOWED", "value",
               absl::StrCat("must not lie below 0, where no figure can",
                            broken ? ", and must be a whole number, as every figure is" : ""));
  } else if (broken) {
    faults.Add("FRACTION_IN_COUNT", "value", "must be a whole number, as every figure is");
  }
  if (subject.measure == Measure::kProportion && value > 100 * kMillion) {
    faults.Add("PERCENTAGE_ABOVE_100", "value", "must not lie above 100, the whole in percent");
  }
}

std::string MonthsOf(const MonthSpan& span) {
  if (span.last == MonthSpan().last) return MonthsThere(span.first, std::nullopt);
  return MonthsThere(span.first, span.last);
}

}  // namespace

Faults CheckSubject(const Annotation& annotation, const AnnotationSubject& subject) {
  Faults faults;
  const bool target = annotation.kind == AnnotationKind::kTarget;
  if (target && subject.indicator.has_value()) {
    CheckValue(annotation.value.value_or(0), *subject.indicator, faults);
  }
  const MonthSpan months{annotation.first_month,
                         target ? annotation.last_month() : annotation.first_month};
  const absl::string_view field = target ? "from_month" : "month";
  const absl::string_view must =
      target ? "must begin months that reach into those " : "must be a month ";
  if (subject.indicator.has_value() && !months.Overlaps(subject.indicator->in_use)) {
    faults.Add("INDICATOR_NOT_VALID", field,
               absl::StrCat(must, "in which the indicator is in use, ",
                            MonthsOf(subject.indicator->in_use)));
  }
  if (subject.area.has_value() && !months.Overlaps(*subject.area)) {
    faults.Add("AREA_NOT_VALID", field,
               absl::StrCat(must, "in which the area is there, ", MonthsOf(*subject.area)));
  }
  return faults;
}

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

std::vector<Annotation> AnnotationsOf(absl::string_view area,
                                      absl::Span<const Annotation> annotations) {
  std::vector<Annotation> of_area;
  for (const Annotation& one : annotations) {
    if (one.area.empty() || one.area == area) of_area.push_back(one);
  }
  return of_area;
}

const Annotation* TargetIn(absl::Span<const Annotation> annotations, int32_t month) {
  for (const Annotation& one : annotations) {
    if (one.kind == AnnotationKind::kTarget && one.first_month <= month &&
        month <= one.last_month()) {
      return &one;
    }
  }
  return nullptr;
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
  fields::CheckId(annotation.id, "id", faults);
  fields::CheckId(annotation.indicator, "indicator", faults);
  if (annotation.kind != AnnotationKind::kSeriesBreak)
    fields::CheckId(annotation.area, "area", faults);
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
    fields::CheckId(adjusted, "adjusted_series", faults);
  }
  return faults;
}

}  // namespace copperplate::indicators
