#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/testing_postgres/schema_database.h"
#include "services/volunteers/storage/repositories.h"

namespace copperplate::volunteers {

// Images where no test looks at them.
inline EventImages NoImages() {
  const auto below = [](absl::string_view, absl::string_view, const auto&) {
    return RecordImage("{}");
  };
  const auto by_itself = [](absl::string_view, const auto&) { return RecordImage("{}"); };
  return {.supervision = below,
          .opportunity = by_itself,
          .match = below,
          .availability = below,
          .event_permission = below,
          .watch_group = by_itself};
}

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase final : public testing_postgres::SchemaDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(
      int pool_size = 4, const EventImages& images = NoImages());

  Repositories& repositories() { return repositories_; }

 private:
  ServiceDatabase(SchemaDatabase database, const EventImages& images);

  Repositories repositories_;
};

}  // namespace copperplate::volunteers
