#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "libs/testing_postgres/schema_database.h"
#include "services/governance/storage/repositories.h"

namespace copperplate::governance {

// AgendaItemImage where no test looks at it.
inline RecordImage NoAgendaItemImage(absl::string_view, absl::string_view,
                                     const PartRecord<AgendaItem>&) {
  return RecordImage("{}");
}

// A database of a test's own with the service's schema, a pool of the runtime role on it, and the
// repositories on that.
class ServiceDatabase final : public testing_postgres::SchemaDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ServiceDatabase>> Create(int pool_size = 4,
                                                                 const EventImages& images = {
                                                                     NoAgendaItemImage});

  Repositories& repositories() { return repositories_; }

 private:
  ServiceDatabase(SchemaDatabase database, const EventImages& images);

  Repositories repositories_;
};

}  // namespace copperplate::governance
