#pragma once

#include "libs/change_postgres/run_change.h"
#include "services/volunteers/app/ports/volunteer_exporter.h"

namespace copperplate::volunteers {

// What is held of one person, on PostgreSQL: a statement a table.
class VolunteerExportStorage final : public VolunteerExporter {
 public:
  explicit VolunteerExportStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<ExportedVolunteer> Export(const RequestContext& context,
                                           const ExportQuery& query) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::volunteers
