#include "services/governance/storage/schema_history_storage.h"

#include <utility>

#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/schema_version.h"

namespace copperplate::governance {
namespace {

constexpr postgres::Statement kListChanges{postgres::kRead, "list_changes", R"(
    SELECT change, committed_at
      FROM governance_registry.changes
     WHERE project = $1
     ORDER BY committed_at)"};

}  // namespace

absl::StatusOr<SchemaHistory> SchemaHistoryStorage::Read(const RequestContext& context) {
  ABSL_ASSIGN_OR_RETURN(auto lease, pool_.AcquireAcrossForces(context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kListChanges, kSchema));
  SchemaHistory history{.deployed = {}, .required = RequiredMigration().change};
  for (const postgres::Row row : rows) {
    SchemaChange change;
    ABSL_RETURN_IF_ERROR(row.Read(change.name, change.deployed_at));
    history.deployed.push_back(std::move(change));
  }
  return history;
}

}  // namespace copperplate::governance
