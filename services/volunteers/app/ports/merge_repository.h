#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/domain/merging.h"

namespace copperplate::volunteers {

// One merge, decided under the force's lock.
struct Merge {
  std::string given_up;  // id
  std::string into;      // likewise
  // The record that is given up as it is to be, merged; none of `facts` where there is no other
  // one. An error ends it. May run again.
  absl::FunctionRef<absl::StatusOr<Decided<PartRecord<Volunteer>>>(
      const std::optional<MergeFacts>& facts, const PartRecord<Volunteer>& present)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<PartRecord<Volunteer>> print;
};

// How two records of one person of one force, the context's, become so. Implementations are
// thread-safe. Beside the errors named each gives those of libs/postgres/sqlstate.h.
class MergeRepository {
 public:
  virtual ~MergeRepository() = default;

  // See libs/change. Writes that the one was merged into the other, from the force's next revision
  // on; its engagements have no day any more on which they are given a duty, and its duties are of
  // the other's person. Nothing of the force that bears on it is changed meanwhile. NOT_FOUND
  // (VOLUNTEER_UNKNOWN of the one that is given up; FORCE_UNKNOWN), ALREADY_EXISTS
  // (REQUEST_ID_REUSED), and what `decide` gives; FAILED_PRECONDITION (DUTIES_OVERLAP), naming
  // none, of duties that `decide` has not refused.
  virtual absl::StatusOr<Changed<PartRecord<Volunteer>>> Apply(const RequestContext& context,
                                                               const Merge& merge) = 0;

  // The ids of the records that were merged into the volunteer's, in order; none where there is no
  // such volunteer.
  virtual absl::StatusOr<std::vector<std::string>> ReadMergedInto(const RequestContext& context,
                                                                  absl::string_view volunteer) = 0;
};

}  // namespace copperplate::volunteers
