#include "services/governance/storage/testing/service_database.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/governance/storage/schema_version.h"

namespace copperplate::governance {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> ServiceDatabase::Create(
    int pool_size, const EventImages& images) {
  ABSL_ASSIGN_OR_RETURN(SchemaDatabase database,
                        SchemaDatabase::Create(testing_postgres::SchemaOf(kSchema), pool_size));
  return std::unique_ptr<ServiceDatabase>(new ServiceDatabase(std::move(database), images));
}

ServiceDatabase::ServiceDatabase(SchemaDatabase database, const EventImages& images)
    : SchemaDatabase(std::move(database)), repositories_(pool(), uuids(), images) {}

}  // namespace copperplate::governance
