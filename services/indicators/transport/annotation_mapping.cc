#include "services/indicators/transport/annotation_mapping.h"

#include <string>
#include <utility>

#include "libs/api/header.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/observation.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kLongestAnnotationReason = 500;

void ReadValue(const std::string& text, Annotation& target, Faults& faults) {
  if (text.empty()) return;  // the domain's rules ask for it
  int64_t millionths = 0;
  const DecimalFault fault = ParseMillionths(text, &millionths);
  if (fault == DecimalFault::kNone) {
    target.value = millionths;
  } else {
    faults.Add(Name(FaultOf(fault)), "value", Description(FaultOf(fault)));
  }
}

template <typename Message>
Annotation Begin(AnnotationKind kind, absl::string_view force, absl::string_view id,
                 const Message& message, Faults& faults) {
  Annotation annotation;
  annotation.kind = kind;
  annotation.id = std::string(id);
  annotation.indicator =
      ReadReference(kIndicatorName, force, message.indicator(), "indicator", faults);
  return annotation;
}

Annotation End(Annotation annotation, Faults& faults) {
  faults.AddRuleFaults(Validate(annotation));
  return annotation;
}

template <typename Message>
void WriteHead(absl::string_view force, const AnnotationRecord& record, Message& out) {
  out.set_name(AnnotationName(force, record.annotation));
  api::WriteHeader(record.header, out);
  out.set_indicator(kIndicatorName.Format(force, record.annotation.indicator));
  out.set_author(record.annotation.author);
}

}  // namespace

Annotation ReadAnnotation(absl::string_view force, absl::string_view id, const v1::Rebase& message,
                          Faults& faults) {
  Annotation rebase = Begin(AnnotationKind::kRebase, force, id, message, faults);
  rebase.area = ReadReference(kAreaName, force, message.area(), "area", faults);
  rebase.first_month = fields::ReadMonth(message.month(), "month", faults);
  rebase.reason = fields::ReadLine(message.reason(), "reason", faults, kLongestAnnotationReason);
  return End(std::move(rebase), faults);
}

Annotation ReadAnnotation(absl::string_view force, absl::string_view id,
                          const v1::SeriesBreak& message, Faults& faults) {
  Annotation series_break = Begin(AnnotationKind::kSeriesBreak, force, id, message, faults);
  series_break.first_month = fields::ReadMonth(message.month(), "month", faults);
  series_break.reason =
      fields::ReadLine(message.reason(), "reason", faults, kLongestAnnotationReason);
  if (!message.adjusted_series().empty()) {
    series_break.adjusted_indicator =
        ReadReference(kIndicatorName, force, message.adjusted_series(), "adjusted_series", faults);
  }
  return End(std::move(series_break), faults);
}

Annotation ReadAnnotation(absl::string_view force, absl::string_view id, const v1::Target& message,
                          Faults& faults) {
  Annotation target = Begin(AnnotationKind::kTarget, force, id, message, faults);
  target.area = ReadReference(kAreaName, force, message.area(), "area", faults);
  target.first_month = fields::ReadMonth(message.from_month(), "from_month", faults);
  target.last = fields::ReadOptionalMonth(message.to_month(), "to_month", faults);
  ReadValue(message.value(), target, faults);
  return End(std::move(target), faults);
}

void WriteAnnotation(absl::string_view force, const AnnotationRecord& record, v1::Rebase& out) {
  WriteHead(force, record, out);
  out.set_area(kAreaName.Format(force, record.annotation.area));
  out.set_month(FormatMonth(record.annotation.first_month));
  out.set_reason(record.annotation.reason);
}

void WriteAnnotation(absl::string_view force, const AnnotationRecord& record,
                     v1::SeriesBreak& out) {
  const Annotation& series_break = record.annotation;
  WriteHead(force, record, out);
  out.set_month(FormatMonth(series_break.first_month));
  out.set_reason(series_break.reason);
  if (!series_break.adjusted_indicator.empty()) {
    out.set_adjusted_series(kIndicatorName.Format(force, series_break.adjusted_indicator));
  }
}

void WriteAnnotation(absl::string_view force, const AnnotationRecord& record, v1::Target& out) {
  const Annotation& target = record.annotation;
  WriteHead(force, record, out);
  out.set_area(kAreaName.Format(force, target.area));
  out.set_from_month(FormatMonth(target.first_month));
  if (target.last.has_value()) out.set_to_month(FormatMonth(*target.last));
  if (target.value.has_value()) out.set_value(FormatMillionths(*target.value));
}

void WriteCrossedBreak(absl::string_view force, const Annotation& crossed, v1::CrossedBreak& out) {
  out.set_series_break(AnnotationName(force, crossed));
  out.set_month(FormatMonth(crossed.first_month));
  out.set_reason(crossed.reason);
  if (!crossed.adjusted_indicator.empty()) {
    out.set_adjusted_series(kIndicatorName.Format(force, crossed.adjusted_indicator));
  }
}

}  // namespace copperplate::indicators
