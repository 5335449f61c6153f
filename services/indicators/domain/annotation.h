// What people record beside the figures.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/error.h"
#include "services/indicators/domain/area.h"
#include "services/indicators/domain/measure.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {

enum class AnnotationKind : uint8_t {
  kRebase,       // the process changed: a chart's limits begin anew
  kSeriesBreak,  // figures are made in another way: months before and after do not compare
  kTarget,       // a value to reach
};

struct Annotation {
  AnnotationKind kind = AnnotationKind::kRebase;
  std::string id;
  std::string indicator;         // id
  std::string area;              // id; empty of a series break, which holds in every area
  int32_t first_month = 0;       // of the new limits, of the new series, that the target holds for
  std::optional<int32_t> last;   // of a target: its last month; nothing: no end is set
  std::optional<int64_t> value;  // of a target: millionths of the indicator's unit
  std::string reason;            // of a rebase or series break, for a Board
  std::string adjusted_indicator;  // id; of a series break: what compares across it, or empty
  std::string author;              // who recorded this version

  int32_t last_month() const { return last.value_or(std::numeric_limits<int32_t>::max()); }
};

// By kind, first month, id: the order of a view.
bool IsBefore(const Annotation& a, const Annotation& b);

// `rebase`, `series_break`, `target`. Lives for ever.
absl::string_view Name(AnnotationKind kind);

// Those of `annotations` that hold in an area (id): its own, and what holds in every area.
std::vector<Annotation> AnnotationsOf(absl::string_view area,
                                      absl::Span<const Annotation> annotations);

// The target among `annotations`, all of one area, that holds in a month; null where none does.
const Annotation* TargetIn(absl::Span<const Annotation> annotations, int32_t month);

// Those of the series breaks among `annotations` that a window of `months` crosses: it has months
// on either side.
std::vector<Annotation> BreaksWithin(absl::Span<const Annotation> annotations,
                                     const Period& months);

// The indicator that an annotation is about, as it is defined now.
struct SubjectIndicator {
  Measure measure = Measure::kCount;
  bool allows_negative = false;
  MonthSpan in_use;
};

// What an annotation is about.
struct AnnotationSubject {
  std::optional<SubjectIndicator> indicator;  // nothing: there is none
  std::optional<MonthSpan> area;              // nothing: there is none, as of a series break
};

// How a sound annotation suits what there is of what it is about, by the API's field names: a
// target's value must be one that the measure can have (NEGATIVE_NOT_ALLOWED, FRACTION_IN_COUNT,
// PERCENTAGE_ABOVE_100), and its month, or one of a target's, must lie in those of the indicator
// and the area (INDICATOR_NOT_VALID, AREA_NOT_VALID).
Faults CheckSubject(const Annotation& annotation, const AnnotationSubject& subject);

// Every fault of an annotation by itself, by the API's field names. That what it refers to exists
// is for the caller to see.
Faults Validate(const Annotation& annotation);

}  // namespace copperplate::indicators
