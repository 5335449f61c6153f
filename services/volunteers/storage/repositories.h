#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/storage/schema_history_storage.h"

namespace copperplate::volunteers {

// Every port of this service on PostgreSQL. Thread-safe; outlived by `pool` and `uuids`.
class Repositories {
 public:
  // `pool` is of the runtime role, its search_path the service's schema. `uuids` is for ports that
  // write.
  Repositories(postgres::Pool& pool, UuidGenerator& /*uuids*/) : schema_history_(pool) {}

  Ports ports() { return {.schema_history = schema_history_}; }

 private:
  SchemaHistoryStorage schema_history_;
};

}  // namespace copperplate::volunteers
