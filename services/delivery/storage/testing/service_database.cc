#include "services/delivery/storage/testing/service_database.h"

#include <utility>

#include "libs/status/status_macros.h"
#include "services/delivery/storage/schema_version.h"

namespace copperplate::delivery {

absl::StatusOr<std::unique_ptr<ServiceDatabase>> ServiceDatabase::Create(
    int pool_size, const PlanLinkImage& link_image) {
  ABSL_ASSIGN_OR_RETURN(SchemaDatabase database,
                        SchemaDatabase::Create(testing_postgres::SchemaOf(kSchema), pool_size));
  return std::unique_ptr<ServiceDatabase>(new ServiceDatabase(std::move(database), link_image));
}

ServiceDatabase::ServiceDatabase(SchemaDatabase database, const PlanLinkImage& link_image)
    : SchemaDatabase(std::move(database)), repositories_(pool(), uuids(), link_image) {}

}  // namespace copperplate::delivery
