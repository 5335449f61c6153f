#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/governance/app/ports/tabled_papers.h"

namespace copperplate::governance {

// They are on PostgreSQL.
class TabledPapersStorage final : public TabledPapers {
 public:
  // What `parts` refers to outlives it.
  explicit TabledPapersStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<std::vector<PartRecord<Paper>>> Read(const RequestContext& context,
                                                      const Meeting& meeting,
                                                      bool sensitive) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
