#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/testing_postgres/schema_database.h"
#include "services/governance/storage/repositories.h"

namespace copperplate::governance {

// PartImage where no test looks at it.
template <class Part>
RecordImage NoImage(absl::string_view, absl::string_view, const PartRecord<Part>&) {
  return RecordImage("{}");
}

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase final : public testing_postgres::SchemaDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(
      int pool_size = 4,
      const EventImages& images = {.agenda_item = NoImage<AgendaItem>, .paper = NoImage<Paper>});

  Repositories& repositories() { return repositories_; }

 private:
  ServiceDatabase(SchemaDatabase database, const EventImages& images);

  Repositories repositories_;
};

}  // namespace copperplate::governance
