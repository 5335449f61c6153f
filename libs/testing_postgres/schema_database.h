#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/pool.h"
#include "libs/testing_postgres/test_database.h"
#include "libs/uuid/uuid.h"

namespace copperplate::testing_postgres {

// The sqitch project services/{service}/schema.
TestSchema SchemaOf(absl::string_view service);

// A borrowed TestDatabase and what a service's storage stands on: a pool of the runtime role, and
// UUIDs. A service adds its repositories:
//
//   class ServiceDatabase final : public testing_postgres::SchemaDatabase {
//     ...
//     ServiceDatabase(SchemaDatabase database)
//         : SchemaDatabase(std::move(database)), repositories_(pool(), uuids()) {}
class SchemaDatabase {
 public:
  // Of TestDatabase::Borrow(). Fails as that and postgres::Pool::Create() do.
  static absl::StatusOr<SchemaDatabase> Create(const TestSchema& schema, int pool_size);

  TestDatabase& database() { return *database_; }
  postgres::Pool& pool() { return *pool_; }
  UuidGenerator& uuids() { return *uuids_; }

  // The options of pool(), for one of other sizes or with another observer. Its reads can change
  // nothing.
  postgres::PoolOptions RuntimeOptions() const;
  // The same for the worker role, whose reads may.
  postgres::PoolOptions WorkerOptions() const;

 private:
  explicit SchemaDatabase(std::unique_ptr<TestDatabase> database);

  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
  std::unique_ptr<UuidGenerator> uuids_;
};

}  // namespace copperplate::testing_postgres
