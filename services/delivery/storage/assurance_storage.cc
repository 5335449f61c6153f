#include "services/delivery/storage/assurance_storage.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/assurance_names.h"
#include "services/delivery/storage/assurance_level_rows.h"
#include "services/delivery/storage/assurance_rows.h"
#include "services/delivery/storage/assured_names.h"

namespace copperplate::delivery {

using change_postgres::CheckForceKnown;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

namespace {

constexpr char kRead[] = "assurance_entry.read";

// The name of `entry` among `names` where a reading of it is told.
void AddSensitive(absl::string_view force, const AssuranceEntry& entry,
                  std::vector<std::string>& names) {
  if (entry.sensitive()) names.push_back(kAssuranceEntryName.Format(force, entry.id));
}

}  // namespace

absl::StatusOr<AssuranceContent> AssuranceStorage::Get(const RequestContext& context,
                                                       absl::string_view id, bool sensitive) {
  std::optional<AssuranceContent> found;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        found,
        lease.Transaction({.isolation = postgres::Isolation::kRepeatableRead, .read_only = true},
                          [&](Transaction& transaction) {
                            return FindAssuranceContent(transaction, context.force, id, sensitive);
                          }));
  }
  if (!found.has_value()) return AssuranceEntryUnknown();
  std::vector<std::string> read;
  AddSensitive(context.force, found->entry.entry, read);
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, kRead, read));
  return *std::move(found);
}

absl::StatusOr<Page<AssuranceEntryRecord>> AssuranceStorage::List(
    const RequestContext& context, const AssuranceEntryQuery& query) {
  Page<AssuranceEntryRecord> page;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          lease.Query(kListAssuranceEntries, context.force, query.after,
                                      query.sensitive, change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
    ABSL_ASSIGN_OR_RETURN(page, change_postgres::ReadPage<AssuranceEntryRecord>(
                                    rows, query.limit, ReadAssuranceEntry));
  }
  std::vector<std::string> read;
  for (const AssuranceEntryRecord& record : page.rows) {
    AddSensitive(context.force, record.entry, read);
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, kRead, read));
  return page;
}

absl::StatusOr<AssuranceFrameworkContent> AssuranceStorage::ReadFramework(
    const RequestContext& context, const AssuranceFrameworkQuery& query) {
  const std::string& force = context.force;
  const auto read_all = [&](Transaction& transaction) -> absl::StatusOr<AssuranceFrameworkContent> {
    AssuranceFrameworkContent content;
    ABSL_ASSIGN_OR_RETURN(content.entries, ReadAssuranceEntries(transaction, force, query));
    if (content.entries.empty()) ABSL_RETURN_IF_ERROR(CheckForceKnown(transaction, force));
    ABSL_ASSIGN_OR_RETURN(AssuranceLevelsRecord record, ReadAssuranceLevels(transaction, force));
    content.levels = std::move(record.levels);
    return content;
  };
  AssuranceFrameworkContent content;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease, parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        content,
        lease.Transaction({.isolation = postgres::Isolation::kRepeatableRead, .read_only = true},
                          read_all));
  }
  std::vector<std::string> read;
  for (const AssuranceContent& entry : content.entries) {
    AddSensitive(force, entry.entry.entry, read);
  }
  ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, kRead, read));
  return content;
}

absl::StatusOr<AssuranceLevelsRecord> AssuranceStorage::ReadLevels(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(AssuranceLevelsRecord record, ReadAssuranceLevels(lease, context.force));
  if (!record.own) ABSL_RETURN_IF_ERROR(CheckForceKnown(lease, context.force));
  return record;
}

absl::StatusOr<Changed<AssuranceEntryRecord>> AssuranceStorage::ChangeEntry(
    const RequestContext& context, const AssuranceEntryChange& change) {
  using Next = Decided<AssuranceEntryRecord>;
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockAssuranceEntry(transaction, force, change.entry);
  };
  const auto name = [&](const AssuranceEntryRecord& record) {
    return kAssuranceEntryName.Format(force, record.entry.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Next> {
    ABSL_ASSIGN_OR_RETURN(const auto found,
                          FindAssuranceContent(transaction, force, change.entry, true));
    HeldAssuranceEntry held;
    if (found.has_value()) {
      held.present = &*found;
    } else {
      ABSL_RETURN_IF_ERROR(CheckForceKnown(transaction, force));
    }
    ABSL_ASSIGN_OR_RETURN(held.entries, CountAssuranceEntries(transaction, force));
    ABSL_ASSIGN_OR_RETURN(Next decided, change.decide(held));
    ABSL_RETURN_IF_ERROR(
        CheckAssuranceReferences(transaction, force, decided.record.entry,
                                 found.has_value() ? &found->entry.entry : nullptr));
    return decided;
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampAssurance(transaction, force, change.entry);
  };
  const auto write = [&](Transaction& transaction, const Next& decided) {
    return WriteAssuranceEntry(transaction, force, decided);
  };
  return change_postgres::ChangeResource<AssuranceEntryRecord>(parts_, context, lock,
                                                               {.type = "assurance_entry",
                                                                .name = name,
                                                                .decide = decide,
                                                                .stamp = stamp,
                                                                .write = write,
                                                                .mode = change.mode,
                                                                .print = change.print});
}

absl::StatusOr<Changed<AssuranceRecord>> AssuranceStorage::ChangeAssurance(
    const RequestContext& context, const AssuranceChange& change) {
  using Next = Decided<AssuranceRecord>;
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockAssuranceEntry(transaction, force, change.entry);
  };
  const auto name = [&](const AssuranceRecord& record) {
    return kAssuranceName.Format(force, change.entry, record.assurance.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Next> {
    ABSL_ASSIGN_OR_RETURN(const auto found,
                          FindAssuranceContent(transaction, force, change.entry, true));
    if (!found.has_value()) return AssuranceEntryUnknown();
    ABSL_RETURN_IF_ERROR(HoldAssuranceLevels(transaction, force));
    ABSL_ASSIGN_OR_RETURN(const AssuranceLevelsRecord held,
                          ReadAssuranceLevels(transaction, force));
    return change.decide(*found, held.levels);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampAssurance(transaction, force, change.entry);
  };
  const auto write = [&](Transaction& transaction, const Next& decided) {
    return WriteAssurance(transaction, force, change.entry, decided);
  };
  return change_postgres::ChangeResource<AssuranceRecord>(parts_, context, lock,
                                                          {.type = "assurance",
                                                           .name = name,
                                                           .decide = decide,
                                                           .stamp = stamp,
                                                           .write = write,
                                                           .mode = change.mode,
                                                           .print = change.print});
}

absl::StatusOr<Changed<AssuranceLevelsRecord>> AssuranceStorage::ChangeLevels(
    const RequestContext& context, const AssuranceLevelsChange& change) {
  using Next = Decided<AssuranceLevelsRecord>;
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockAssuranceLevels(transaction, force);
  };
  const auto name = [&](const AssuranceLevelsRecord&) {
    return kAssuranceLevelsName.Format(force);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Next> {
    ABSL_RETURN_IF_ERROR(CheckForceKnown(transaction, force));
    ABSL_ASSIGN_OR_RETURN(const HeldAssuranceLevels held,
                          ReadHeldAssuranceLevels(transaction, force));
    return change.decide(held);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampAssuranceLevels(transaction, force);
  };
  const auto write = [&](Transaction& transaction, const Next& decided) {
    return WriteAssuranceLevels(transaction, force, decided.record);
  };
  return change_postgres::ChangeResource<AssuranceLevelsRecord>(parts_, context, lock,
                                                                {.type = "assurance_levels",
                                                                 .name = name,
                                                                 .decide = decide,
                                                                 .stamp = stamp,
                                                                 .write = write,
                                                                 .mode = change.mode,
                                                                 .print = change.print});
}

}  // namespace copperplate::delivery
