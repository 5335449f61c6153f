#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/postgres/pool.h"
#include "libs/testing_postgres/test_database.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/storage/repositories.h"

namespace copperplate::volunteers {

// SupervisionImage where no test looks at it.
inline RecordImage NoSupervisionImage(absl::string_view, absl::string_view,
                                      const PartRecord<Supervision>&) {
  return RecordImage("{}");
}

// OpportunityImage likewise.
inline RecordImage NoOpportunityImage(absl::string_view, const PartRecord<Opportunity>&) {
  return RecordImage("{}");
}

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(
      int pool_size = 4, const EventImages& images = {NoSupervisionImage, NoOpportunityImage});

  testing_postgres::TestDatabase& database() { return *database_; }
  postgres::Pool& pool() { return *pool_; }
  UuidGenerator& uuids() { return uuids_; }
  Repositories& repositories() { return repositories_; }

 private:
  ServiceDatabase(std::unique_ptr<testing_postgres::TestDatabase> database,
                  std::unique_ptr<postgres::Pool> pool, const EventImages& images);

  std::unique_ptr<testing_postgres::TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
  UuidGenerator uuids_;
  Repositories repositories_;
};

}  // namespace copperplate::volunteers
