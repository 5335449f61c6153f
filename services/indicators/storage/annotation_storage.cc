#include "services/indicators/storage/annotation_storage.h"

#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/annotation_names.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/annotation_rows.h"

namespace copperplate::indicators {

using postgres::Lease;
using postgres::Transaction;

absl::StatusOr<AnnotationRecord> AnnotationStorage::Get(const RequestContext& context,
                                                        AnnotationKind kind, absl::string_view id,
                                                        std::optional<absl::Time> known_at) {
  return GetVersion<AnnotationRecord>(parts_.pool, context, known_at,
                                      {.query =
                                           [&](Lease& lease, int64_t revision) {
                                             return lease.Query(kFindAnnotation, context.force,
                                                                postgres::ToNumber(kind), id,
                                                                revision);
                                           },
                                       .read = ReadAnnotation,
                                       .unknown = AnnotationUnknown(kind)});
}

absl::StatusOr<Page<AnnotationRecord>> AnnotationStorage::List(const RequestContext& context,
                                                               const AnnotationQuery& query) {
  return ListVersions<AnnotationRecord>(
      parts_.pool, context, query.known_at,
      {.query =
           [&](Lease& lease, int64_t revision) {
             return lease.Query(kListAnnotations, context.force, postgres::ToNumber(query.kind),
                                query.after, revision, query.indicator,
                                change_postgres::RowsToAsk(query.limit));
           },
       .read = ReadAnnotation,
       .limit = query.limit,
       .when_empty =
           [&](Lease& lease) {
             if (query.indicator.empty()) return absl::OkStatus();
             Annotation asked;
             asked.indicator = query.indicator;
             Faults faults;
             ABSL_RETURN_IF_ERROR(FindSubject(lease, context.force, asked, faults).status());
             return faults.ToStatus();
           }});
}

absl::StatusOr<Changed<AnnotationRecord>> AnnotationStorage::Change(
    const RequestContext& context, const AnnotationChange& change) {
  const std::string& force = context.force;
  const auto name = [&](const AnnotationRecord& record) {
    return AnnotationName(force, record.annotation);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<AnnotationRecord>> {
    ABSL_ASSIGN_OR_RETURN(const auto held, ReadAnnotations(transaction, force, change.kind));
    ABSL_ASSIGN_OR_RETURN(DecidedAnnotation decided, change.decide(held));
    Faults faults = std::move(decided.among);
    ABSL_ASSIGN_OR_RETURN(const AnnotationSubject subject,
                          FindSubject(transaction, force, decided.annotation, faults));
    // One that no longer suits can still be taken back.
    if (!decided.deleted) faults.AddStatus(CheckSubject(decided.annotation, subject).ToStatus());
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    decided.annotation.author = context.caller;
    return DecidedAmong(held, AnnotationRecord{std::move(decided.annotation), {}}, decided.deleted);
  };
  const auto write = [&](Transaction& transaction, const AnnotationRecord& record, bool deleted) {
    return WriteAnnotation(transaction, force, record, deleted);
  };
  return ChangeVersion<AnnotationRecord>(parts_, context,
                                         {.type = Name(change.kind),
                                          .name = name,
                                          .decide = decide,
                                          .write = write,
                                          .mode = change.mode,
                                          .print = change.print});
}

}  // namespace copperplate::indicators
