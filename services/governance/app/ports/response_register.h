#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/domain/source_report.h"
#include "services/governance/domain/statutory_response.h"

namespace copperplate::governance {

// What the days of the Commissioner's comments are counted of.
struct ResponsesAt {
  absl::Time known_at;                // as asked, else the instant of reading
  std::vector<SourceReport> reports;  // by id, as they are now
  std::vector<StatutoryResponse> responses;
};

// Reports and the responses to them, of the context's force. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class ResponseRegister {
 public:
  virtual ~ResponseRegister() = default;

  // Without what is of reports marked OFFICIAL_SENSITIVE unless `sensitive`; with it, that they
  // were read is an event of each such report. NOT_FOUND (FORCE_UNKNOWN); INVALID_ARGUMENT
  // (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<ResponsesAt> Read(const RequestContext& context,
                                           std::optional<absl::Time> known_at, bool sensitive) = 0;
};

}  // namespace copperplate::governance
