#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/testing_postgres/schema_database.h"
#include "services/indicators/storage/repositories.h"

namespace copperplate::indicators {

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase final : public testing_postgres::SchemaDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(int pool_size = 4);

  Repositories& repositories() { return repositories_; }

 private:
  explicit ServiceDatabase(SchemaDatabase database);

  Repositories repositories_;
};

}  // namespace copperplate::indicators
