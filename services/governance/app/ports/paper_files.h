#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// The bytes of papers. Implementations are thread-safe.
class PaperFiles {
 public:
  virtual ~PaperFiles() = default;

  // The papers, for one change that is written (WriteMode::kWrite) and adds a version to the
  // paper's own file, or to its attachment of the id: the bytes are kept with it. Outlived by
  // `content`.
  virtual std::unique_ptr<PartRepository<Paper>> Adding(absl::string_view attachment,
                                                        const std::string& content) = 0;

  // At most `size` bytes of the version behind the first `offset`; none at its end. `path` is the
  // paper's.
  virtual absl::StatusOr<std::string> Read(const RequestContext& context, const PartPath& path,
                                           absl::string_view attachment, int number, int64_t offset,
                                           int64_t size) = 0;
};

}  // namespace copperplate::governance
