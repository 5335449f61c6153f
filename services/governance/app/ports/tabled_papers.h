#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// The papers of the packs of the context's force. Implementations are thread-safe; each error is
// one of libs/postgres/sqlstate.h.
class TabledPapers {
 public:
  virtual ~TabledPapers() = default;

  // Those of the pack of the meeting (IsOfPack(), AsTabled()), by id; what is sensitive only where
  // `sensitive`, and then that it was read is an event of each.
  virtual absl::StatusOr<std::vector<PartRecord<Paper>>> Read(const RequestContext& context,
                                                              const Meeting& meeting,
                                                              bool sensitive) = 0;
};

}  // namespace copperplate::governance
