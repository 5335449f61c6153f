#include "services/indicators/storage/testing/fake_annotations.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

std::vector<AnnotationRecord> FakeAnnotations::At(absl::string_view force, AnnotationKind kind,
                                                  int64_t revision) const {
  std::vector<AnnotationRecord> records;
  for (const auto& [key, versions] : annotations_) {
    if (std::get<0>(key) != force || std::get<1>(key) != kind) continue;
    const auto after = versions.upper_bound(revision);
    if (after == versions.begin() || std::prev(after)->second.deleted) continue;
    records.push_back(std::prev(after)->second.record);
  }
  return records;
}

absl::Status FakeAnnotations::CheckReferences(absl::string_view force,
                                              const Annotation& annotation) const {
  const std::string& area = annotation.area;
  const std::string& adjusted = annotation.adjusted_indicator;
  Faults faults;
  if (!indicators_.Has(force, annotation.indicator)) AddIndicatorUnknown("indicator", faults);
  if (!area.empty() && !areas_.Has(force, area)) AddAreaUnknown("area", faults);
  if (!adjusted.empty() && !indicators_.Has(force, adjusted)) {
    AddIndicatorUnknown("adjusted_series", faults);
  }
  return faults.ToStatus();
}

absl::StatusOr<AnnotationRecord> FakeAnnotations::Get(const RequestContext& context,
                                                      AnnotationKind kind, absl::string_view id,
                                                      std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  for (AnnotationRecord& record : At(context.force, kind, revision)) {
    if (record.annotation.id == id) return std::move(record);
  }
  return AnnotationUnknown(kind);
}

absl::StatusOr<Page<AnnotationRecord>> FakeAnnotations::List(const RequestContext& context,
                                                             const AnnotationQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, query.known_at));
  if (!query.indicator.empty()) {
    Annotation asked;
    asked.indicator = query.indicator;
    ABSL_RETURN_IF_ERROR(CheckReferences(context.force, asked));
  }
  Page<AnnotationRecord> page;
  for (AnnotationRecord& record : At(context.force, query.kind, revision)) {
    const Annotation& annotation = record.annotation;
    if (annotation.id <= query.after) continue;
    if (!query.indicator.empty() && annotation.indicator != query.indicator) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(std::move(record));
  }
  return page;
}

absl::StatusOr<Changed<AnnotationRecord>> FakeAnnotations::Change(const RequestContext& context,
                                                                  const AnnotationChange& change) {
  const std::lock_guard lock(ledger_.mutex());
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(force));
  ABSL_ASSIGN_OR_RETURN(auto first, ledger_.FindRequest(context));
  if (first.has_value()) return *std::move(first);

  const std::vector<AnnotationRecord> held =
      At(force, change.kind, std::numeric_limits<int64_t>::max());
  ABSL_ASSIGN_OR_RETURN(DecidedAnnotation decided, change.decide(held));
  ABSL_RETURN_IF_ERROR(CheckReferences(force, decided.annotation));
  decided.annotation.author = context.caller;
  AnnotationRecord record{std::move(decided.annotation), {}};
  if (change.mode == WriteMode::kValidateOnly) return record;

  const auto before = std::find_if(held.begin(), held.end(), [&](const AnnotationRecord& one) {
    return one.annotation.id == record.annotation.id;
  });
  const bool created = before == held.end();
  RecordHeader& header = record.header;
  header.version = ledger_.NextRevision(force);
  header.update_time = ledger_.Stamp(force);
  header.uid = created ? ledger_.NextUid() : before->header.uid;
  header.create_time = created ? header.update_time : before->header.create_time;
  FakeLedger::Event event{force,
                          context.caller,
                          AnnotationEvent(change.kind, created, decided.deleted),
                          AnnotationName(force, record.annotation),
                          std::nullopt,
                          std::nullopt};
  if (!created) event.before = change.print.image(*before);
  if (!decided.deleted) event.after = change.print.image(record);
  annotations_[{force, change.kind, record.annotation.id}][header.version] = {record,
                                                                              decided.deleted};
  ledger_.Record(context, std::move(event), [&] { return change.print.reply(record); });
  return record;
}

}  // namespace copperplate::indicators
