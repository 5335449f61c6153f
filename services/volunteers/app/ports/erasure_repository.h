#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/domain/erasure.h"

namespace copperplate::volunteers {

// One erasure, decided under the force's lock.
struct Erasure {
  std::string volunteer;  // id
  // The volunteer as it is to be; an error ends it. May run again.
  absl::FunctionRef<absl::StatusOr<Decided<PartRecord<Volunteer>>>(
      const ErasureFacts& facts, const PartRecord<Volunteer>& present)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<PartRecord<Volunteer>> print;
};

// How volunteers of one force, the context's, are forgotten. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h.
class ErasureRepository {
 public:
  virtual ~ErasureRepository() = default;

  // See libs/change. Writes the volunteer, erases what else is held of the person that is no step
  // of an engagement and no minute of a duty, and destroys the key under which events keep what is
  // personal: all of it or nothing. The event of it says nothing personal. Nothing of the force
  // that bears on it is changed meanwhile. NOT_FOUND (VOLUNTEER_UNKNOWN, FORCE_UNKNOWN),
  // ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<PartRecord<Volunteer>>> Erase(const RequestContext& context,
                                                               const Erasure& erasure) = 0;

  // Everybody who was not anonymised, in order of ids; of a volunteer the id and the marking alone.
  // NOT_FOUND (FORCE_UNKNOWN).
  virtual absl::StatusOr<std::vector<ErasureFacts>> ReadKept(const RequestContext& context) = 0;

  // That volunteers of these ids were read: `volunteer.read` of each.
  virtual absl::Status RecordShown(const RequestContext& context,
                                   const std::vector<std::string>& volunteers) = 0;
};

}  // namespace copperplate::volunteers
