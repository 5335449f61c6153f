#include "services/indicators/storage/annotation_storage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/run_change.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/annotation_rows.h"
#include "services/indicators/storage/force_storage.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {
namespace {

using change_postgres::ChangeNote;
using change_postgres::RunChange;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

const AnnotationRecord* FindById(const std::vector<AnnotationRecord>& held, absl::string_view id) {
  const auto found = std::find_if(held.begin(), held.end(), [&](const AnnotationRecord& record) {
    return record.annotation.id == id;
  });
  return found == held.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<AnnotationRecord> AnnotationStorage::Get(const RequestContext& context,
                                                        AnnotationKind kind, absl::string_view id,
                                                        std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, known_at));
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows, lease.Query(kFindAnnotation, context.force, KindNumber(kind), id, revision));
  if (rows.empty()) return NotFoundIn(lease, context.force, AnnotationUnknown(kind));
  return ReadAnnotation(rows[0]);
}

absl::StatusOr<Page<AnnotationRecord>> AnnotationStorage::List(const RequestContext& context,
                                                               const AnnotationQuery& query) {
  ABSL_ASSIGN_OR_RETURN(Lease lease, pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, RevisionAt(lease, query.known_at));
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      lease.Query(kListAnnotations, context.force, KindNumber(query.kind), query.after, revision,
                  query.indicator, change_postgres::RowsToAsk(query.limit)));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
    if (!query.indicator.empty()) {
      Annotation asked;
      asked.indicator = query.indicator;
      ABSL_RETURN_IF_ERROR(CheckReferences(lease, context.force, asked));
    }
  }
  return change_postgres::ReadPage<AnnotationRecord>(rows, query.limit, ReadAnnotation);
}

absl::StatusOr<Changed<AnnotationRecord>> AnnotationStorage::Change(
    const RequestContext& context, const AnnotationChange& change) {
  const std::string& force = context.force;
  RevisionLock revision(revisions_, context);
  std::vector<AnnotationRecord> held;
  bool deleted = false;
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<AnnotationRecord> {
    ABSL_ASSIGN_OR_RETURN(held, ReadAnnotations(transaction, force, change.kind));
    ABSL_ASSIGN_OR_RETURN(DecidedAnnotation decided, change.decide(held));
    ABSL_RETURN_IF_ERROR(CheckReferences(transaction, force, decided.annotation));
    deleted = decided.deleted;
    decided.annotation.author = context.caller;
    return AnnotationRecord{std::move(decided.annotation), {}};
  };
  const auto write = [&](Transaction& transaction,
                         AnnotationRecord& record) -> absl::StatusOr<std::vector<ChangeNote>> {
    const AnnotationRecord* const before = FindById(held, record.annotation.id);
    ChangeNote note;
    note.type = AnnotationEvent(change.kind, before == nullptr, deleted);
    note.subject = AnnotationName(force, record.annotation);
    // Before the revision's end: reads of an instant wait from there on.
    if (before != nullptr) note.before = change.print.image(*before);
    ABSL_ASSIGN_OR_RETURN(note.instant, revision.End(transaction));
    record.header = {before == nullptr ? uuids_.NextText() : before->header.uid,
                     before == nullptr ? *note.instant : before->header.create_time, *note.instant,
                     revision.number()};
    ABSL_RETURN_IF_ERROR(WriteAnnotation(transaction, force, record, deleted));
    if (!deleted) note.after = change.print.image(record);
    return std::vector<ChangeNote>{std::move(note)};
  };
  return RunChange<AnnotationRecord>(
      {pool_, uuids_}, context,
      [&](Transaction& transaction) { return revision.Begin(transaction); },
      {.mode = change.mode, .decide = decide, .write = write, .reply = change.print.reply});
}

}  // namespace copperplate::indicators
