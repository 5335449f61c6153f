#pragma once

#include <memory>
#include <string>

#include "libs/change_postgres/run_change.h"
#include "services/governance/app/ports/paper_files.h"

namespace copperplate::governance {

// PaperFiles on PostgreSQL. Outlived by what `parts` refers to.
class PaperFilesStorage final : public PaperFiles {
 public:
  explicit PaperFilesStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  std::unique_ptr<PartRepository<Paper>> Adding(absl::string_view attachment,
                                                const std::string& content) override;
  absl::StatusOr<std::string> Read(const RequestContext& context, const PartPath& path,
                                   absl::string_view attachment, int number, int64_t offset,
                                   int64_t size) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
