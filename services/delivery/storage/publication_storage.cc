// The publications of iterations, and the move that makes the first one.
#include <string>
#include <utility>
#include <vector>

#include "libs/change/decided.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/transaction.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/held_iterations.h"
#include "services/delivery/storage/iteration_rows.h"
#include "services/delivery/storage/iteration_storage.h"
#include "services/delivery/storage/plan_rows.h"
#include "services/delivery/storage/publication_rows.h"

namespace copperplate::delivery {

using change_postgres::ChangeSet;
using postgres::Lease;
using postgres::Rows;
using postgres::Session;
using postgres::Transaction;

namespace {

constexpr absl::string_view kPublicationType = "publication";

// NOT_FOUND, of the first of what an iteration is part of and itself that is not there.
absl::Status CheckIterationKnown(Session& session, absl::string_view force, absl::string_view plan,
                                 absl::string_view iteration, bool sensitive) {
  ABSL_RETURN_IF_ERROR(CheckPlanKnown(session, force, plan, sensitive));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFindIteration, force, plan, iteration, sensitive));
  return rows.empty() ? IterationUnknown() : absl::OkStatus();
}

// Those that are sensitive themselves.
absl::Status RecordReadsOf(const change_postgres::ChangeParts& parts, const RequestContext& context,
                           absl::string_view plan,
                           const std::vector<const PublicationRecord*>& records) {
  std::vector<std::string> names;
  for (const PublicationRecord* const record : records) {
    const Publication& publication = record->publication;
    if (publication.marking != Marking::kOfficialSensitive) continue;
    names.push_back(
        kPublicationName.Format(context.force, plan, publication.iteration, publication.id));
  }
  return change_postgres::RecordReads(parts, context, "publication.read", names);
}

}  // namespace

absl::StatusOr<PublicationRecord> IterationStorage::GetPublication(const RequestContext& context,
                                                                   absl::string_view plan,
                                                                   absl::string_view iteration,
                                                                   absl::string_view id,
                                                                   bool sensitive) {
  PublicationRecord record;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindPublication, context.force, plan,
                                                       iteration, id, sensitive));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(CheckIterationKnown(lease, context.force, plan, iteration, sensitive));
      return PublicationUnknown();
    }
    ABSL_ASSIGN_OR_RETURN(record, ReadPublication(rows[0]));
  }
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, plan, {&record}));
  return record;
}

absl::StatusOr<Page<PublicationRecord>> IterationStorage::ListPublications(
    const RequestContext& context, const PublicationQuery& query) {
  Page<PublicationRecord> page;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows,
        lease.Query(kListPublications, context.force, query.plan, query.iteration, query.after,
                    query.sensitive, change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) {
      ABSL_RETURN_IF_ERROR(
          CheckIterationKnown(lease, context.force, query.plan, query.iteration, query.sensitive));
    }
    ABSL_ASSIGN_OR_RETURN(
        page, change_postgres::ReadPage<PublicationRecord>(rows, query.limit, ReadPublication));
  }
  std::vector<const PublicationRecord*> read;
  read.reserve(page.rows.size());
  for (const PublicationRecord& record : page.rows) read.push_back(&record);
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, query.plan, read));
  return page;
}

absl::StatusOr<Changed<IterationRecord>> IterationStorage::Publish(
    const RequestContext& context, const IterationPublishing& publishing) {
  const std::string& force = context.force;
  const std::string& plan = publishing.plan;
  const auto lock = [&](Transaction& transaction) { return LockPlan(transaction, force, plan); };
  const auto write = [&](Transaction& transaction, const Decided<IterationRecord>& decided) {
    return UpdateIterationRow(transaction, force, decided.record, /*content=*/std::nullopt);
  };
  const auto write_publication = [&](Transaction& transaction,
                                     const Decided<PublicationRecord>& decided) {
    return InsertPublication(transaction, force, plan, decided.record);
  };
  const IterationRecord* iteration = nullptr;
  const auto decide = [&](Transaction& transaction, ChangeSet& changes) -> absl::Status {
    ABSL_ASSIGN_OR_RETURN(const HeldIterations held,
                          ReadHeld(transaction, force, plan, publishing.iteration));
    ABSL_ASSIGN_OR_RETURN(DecidedPublishing decided, publishing.decide(held));
    iteration = &changes.Add<IterationRecord>(
        std::move(decided.iteration),
        {.type = kIterationType,
         .name = kIterationName.Format(force, plan, publishing.iteration),
         .write = write,
         .image = publishing.print.image});
    std::string name = kPublicationName.Format(force, plan, publishing.iteration,
                                               decided.publication.record.publication.id);
    changes.Add<PublicationRecord>(std::move(decided.publication),
                                   {.type = kPublicationType,
                                    .name = std::move(name),
                                    .write = write_publication,
                                    .image = publishing.publication_image});
    return absl::OkStatus();
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, plan);
  };
  const auto result = [&] { return *iteration; };
  return change_postgres::ChangeAll<IterationRecord>(parts_, context, lock,
                                                     {.mode = publishing.mode,
                                                      .decide = decide,
                                                      .stamp = stamp,
                                                      .result = result,
                                                      .reply = publishing.print.reply});
}

absl::StatusOr<Changed<PublicationRecord>> IterationStorage::ChangePublication(
    const RequestContext& context, const PublicationChange& change) {
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockPlan(transaction, force, change.plan);
  };
  const auto name = [&](const PublicationRecord& record) {
    return kPublicationName.Format(force, change.plan, change.iteration, record.publication.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<PublicationRecord>> {
    ABSL_ASSIGN_OR_RETURN(const HeldIterations held,
                          ReadHeld(transaction, force, change.plan, change.iteration));
    return change.decide(held);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, change.plan);
  };
  const auto write = [&](Transaction& transaction, const Decided<PublicationRecord>& decided) {
    return InsertPublication(transaction, force, change.plan, decided.record);
  };
  return change_postgres::ChangeResource<PublicationRecord>(parts_, context, lock,
                                                            {.type = kPublicationType,
                                                             .name = name,
                                                             .decide = decide,
                                                             .stamp = stamp,
                                                             .write = write,
                                                             .mode = change.mode,
                                                             .print = change.print});
}

}  // namespace copperplate::delivery
