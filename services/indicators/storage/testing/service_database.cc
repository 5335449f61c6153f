#include "services/indicators/storage/testing/service_database.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/schema_version.h"

namespace copperplate::indicators {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> ServiceDatabase::Create(int pool_size) {
  ABSL_ASSIGN_OR_RETURN(SchemaDatabase database,
                        SchemaDatabase::Create(testing_postgres::SchemaOf(kSchema), pool_size));
  return std::unique_ptr<ServiceDatabase>(new ServiceDatabase(std::move(database)));
}

ServiceDatabase::ServiceDatabase(SchemaDatabase database)
    : SchemaDatabase(std::move(database)), repositories_(pool(), uuids()) {}

}  // namespace copperplate::indicators
