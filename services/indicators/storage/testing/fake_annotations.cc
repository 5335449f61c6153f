#include "services/indicators/storage/testing/fake_annotations.h"

#include <algorithm>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

Faults FakeAnnotations::CheckReferences(absl::string_view force,
                                        const Annotation& annotation) const {
  const std::string& area = annotation.area;
  const std::string& adjusted = annotation.adjusted_indicator;
  Faults faults;
  if (!indicators_.Has(force, annotation.indicator)) AddIndicatorUnknown("indicator", faults);
  if (!area.empty() && !areas_.Has(force, area)) AddAreaUnknown("area", faults);
  if (!adjusted.empty() && !indicators_.Has(force, adjusted)) {
    AddIndicatorUnknown("adjusted_series", faults);
  }
  return faults;
}

AnnotationSubject FakeAnnotations::SubjectOf(absl::string_view force,
                                             const Annotation& annotation) const {
  constexpr int64_t kNow = std::numeric_limits<int64_t>::max();
  AnnotationSubject subject;
  for (const IndicatorRecord& one : indicators_.At(force, kNow)) {
    const IndicatorDefinition& definition = one.definition;
    if (definition.id != annotation.indicator) continue;
    subject.indicator = {definition.measure,
                         definition.allows_negative,
                         {definition.valid_from, definition.valid_to.value_or(MonthSpan().last)}};
  }
  for (const AreaRecord& one : areas_.At(force, kNow)) {
    if (one.area.id == annotation.area) subject.area = ValiditySpan(one.area);
  }
  return subject;
}

absl::StatusOr<AnnotationRecord> FakeAnnotations::Get(const RequestContext& context,
                                                      AnnotationKind kind, absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  return annotations_[kind].Get(ledger_, context, id, known_at, AnnotationUnknown(kind));
}

absl::StatusOr<Page<AnnotationRecord>> FakeAnnotations::List(const RequestContext& context,
                                                             const AnnotationQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, query.known_at));
  if (!query.indicator.empty()) {
    Annotation asked;
    asked.indicator = query.indicator;
    ABSL_RETURN_IF_ERROR(CheckReferences(context.force, asked).ToStatus());
  }
  std::vector<AnnotationRecord> rows = annotations_[query.kind].At(context.force, revision);
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const AnnotationRecord& row) {
                              const Annotation& one = row.annotation;
                              return one.id <= query.after ||
                                     (!query.indicator.empty() && one.indicator != query.indicator);
                            }),
             rows.end());
  return FirstOf(std::move(rows), query.limit);
}

absl::StatusOr<Changed<AnnotationRecord>> FakeAnnotations::Change(const RequestContext& context,
                                                                  const AnnotationChange& change) {
  using Next = Decided<AnnotationRecord>;
  const std::lock_guard lock(ledger_.mutex());
  return annotations_[change.kind].Change(
      ledger_, context,
      {.type = Name(change.kind),
       .name =
           [&](const AnnotationRecord& record) {
             return AnnotationName(context.force, record.annotation);
           },
       .decide = [&](const std::vector<AnnotationRecord>& held) -> absl::StatusOr<Next> {
         ABSL_ASSIGN_OR_RETURN(DecidedAnnotation decided, change.decide(held));
         Faults faults = std::move(decided.among);
         faults.AddStatus(CheckReferences(context.force, decided.annotation).ToStatus());
         if (!decided.deleted) {
           const AnnotationSubject subject = SubjectOf(context.force, decided.annotation);
           faults.AddStatus(CheckSubject(decided.annotation, subject).ToStatus());
         }
         ABSL_RETURN_IF_ERROR(faults.ToStatus());
         decided.annotation.author = context.caller;
         return DecidedAmong(held, AnnotationRecord{std::move(decided.annotation), {}},
                             decided.deleted);
       },
       .mode = change.mode,
       .print = change.print});
}

}  // namespace copperplate::indicators
