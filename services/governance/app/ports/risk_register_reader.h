#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/governance/app/ports/risk_parts.h"

namespace copperplate::governance {

struct RegisterQuery {
  absl::CivilDay as_of;                // the end of this day
  std::optional<absl::Time> known_at;  // nothing: now
  // Movement is from the last snapshot that an earlier meeting than this one, by its resource name,
  // saw; empty: from the last one of a day up to `as_of`.
  std::string before_meeting;
  bool sensitive = false;  // whether what is OFFICIAL_SENSITIVE may be read
};

// What the register is told of.
struct RegisterRead {
  absl::Time known_at;  // as asked, else the instant of reading: nothing is still to come before it
  RegisterContent content;
};

// The register of the context's force. Implementations are thread-safe. Beside the errors named
// each gives those of libs/postgres/sqlstate.h.
class RiskRegisterReader {
 public:
  virtual ~RiskRegisterReader() = default;

  // Where the query is `sensitive`, that risks marked OFFICIAL_SENSITIVE on the register of the day
  // were read is an event of each. NOT_FOUND (FORCE_UNKNOWN); INVALID_ARGUMENT
  // (KNOWN_AT_IN_FUTURE).
  virtual absl::StatusOr<RegisterRead> Read(const RequestContext& context,
                                            const RegisterQuery& query) = 0;

  // The snapshot that the meeting of this resource name saw, or that was frozen for one which it
  // takes the place of: of several the one of the latest day, the last of it; nothing where there
  // is none. Rows, and that they were read, as of a snapshot that is got by itself.
  virtual absl::StatusOr<std::optional<PartRecord<RegisterSnapshot>>> PresentedAt(
      const RequestContext& context, const std::string& meeting, bool sensitive) = 0;
};

}  // namespace copperplate::governance
