#include "services/volunteers/storage/root_rows.h"

#include <string>
#include <vector>

#include "libs/change/force.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/app/ports/resource_names.h"

namespace copperplate::volunteers {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

// Whose number is taken holds the row until its change is committed or given up: no number is left
// out, and none is seen before a lower one.
constexpr Statement kNextRevision{postgres::kWrite, "next_revision", R"(
    UPDATE revision SET revision = revision + 1 WHERE force = $1
    RETURNING revision, clock_timestamp())"};

constexpr Statement kLockCatalogue{postgres::kWrite, "lock_catalogue", R"(
    SELECT pg_advisory_xact_lock(hashtextextended('volunteers.catalogue/' || $1, 0)))"};

constexpr Statement kLockVolunteer{postgres::kWrite, "lock_volunteer", R"(
    SELECT id FROM volunteer WHERE force = $1 AND id = $2 FOR NO KEY UPDATE)"};

}  // namespace

absl::StatusOr<change_postgres::Stamp> ForceRows::Stamp(Transaction& transaction,
                                                        absl::string_view force, const PartPath&) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kNextRevision, force));
  if (rows.empty()) return ForceUnknown();
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.version, stamp.instant));
  return stamp;
}

absl::Status ForceRows::CheckKnown(postgres::Session& session, absl::string_view force,
                                   absl::string_view, bool) {
  return change_postgres::CheckForceKnown(session, force);
}

absl::Status RootRows<CatalogueRoot>::Lock(Transaction& transaction, absl::string_view force,
                                           const PartPath&) {
  ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(transaction, force));
  return transaction.Query(kLockCatalogue, force).status();
}

absl::StatusOr<Catalogue> RootRows<CatalogueRoot>::ReadContent(Transaction& transaction,
                                                               absl::string_view force,
                                                               const PartPath&) {
  Catalogue catalogue;
  ABSL_ASSIGN_OR_RETURN(catalogue.roles, PartRows<Role>::All(transaction, force, ""));
  return catalogue;
}

absl::Status RootRows<RegisterRoot>::Lock(Transaction& transaction, absl::string_view force,
                                          const PartPath& path) {
  ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(transaction, force));
  return transaction.Query(kLockVolunteer, force, path.front()).status();
}

absl::Status RootRows<RegisterRoot>::RecordRead(const change_postgres::ChangeParts& parts,
                                                const RequestContext& context, absl::string_view,
                                                const Rows& rows) {
  std::vector<std::string> names;
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<Volunteer>::Read(row));
    if (record.part.marking != Marking::kOfficialSensitive) continue;
    names.push_back(kVolunteerName.Format(context.force, record.part.id));
  }
  return change_postgres::RecordReads(parts, context, "volunteer.read", names);
}

}  // namespace copperplate::volunteers
