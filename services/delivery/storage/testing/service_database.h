#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/testing_postgres/schema_database.h"
#include "services/delivery/app/ports/plan_link_image.h"
#include "services/delivery/storage/repositories.h"
#include "services/delivery/storage/testing/plan_samples.h"

namespace copperplate::delivery {

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase final : public testing_postgres::SchemaDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(
      int pool_size = 4, const PlanLinkImage& link_image = TextLinkImage);

  Repositories& repositories() { return repositories_; }

 private:
  ServiceDatabase(SchemaDatabase database, const PlanLinkImage& link_image);

  Repositories repositories_;
};

}  // namespace copperplate::delivery
