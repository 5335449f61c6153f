#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// A list of parts, in order of their ids.
struct PartQuery {
  PlanPath parent;    // of what they are part of: the plan's id alone, or with those below it
  std::string after;  // id of the one before the first; empty: from the first
  int limit = 0;
  // Whether the caller may read what is marked OFFICIAL_SENSITIVE: a plan that it may not read is
  // unknown to it.
  bool sensitive = false;
  bool unresolved = false;  // of links: those alone that have no target
};

// One change of one part, decided under the lock of its plan.
template <class Part>
struct PartChange {
  PlanPath path;
  // What is to be; `present` is the part as it stands, null where there is none of that path. The
  // content is the plan's, this part in it as `present` is. An error ends the change. May run
  // again.
  absl::FunctionRef<absl::StatusOr<Decided<PartRecord<Part>>>(const PlanContent& content,
                                                              const PartRecord<Part>* present)>
      decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<PartRecord<Part>> print;
};

// The parts of one kind of the plans of one force, the context's. Implementations are thread-safe.
// Beside the errors named each gives those of libs/postgres/sqlstate.h. That those of a sensitive
// plan were read is an event of the plan, `plan.read`, one for each call.
template <class Part>
class PlanPartRepository {
 public:
  virtual ~PlanPartRepository() = default;

  // NOT_FOUND (PartUnknown(), also of what it lies below; PLAN_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<PartRecord<Part>> Get(const RequestContext& context, const PlanPath& path,
                                               bool sensitive) = 0;

  // NOT_FOUND (PartUnknown() of what they lie below; PLAN_UNKNOWN, FORCE_UNKNOWN).
  virtual absl::StatusOr<Page<PartRecord<Part>>> List(const RequestContext& context,
                                                      const PartQuery& query) = 0;

  // See libs/change. NOT_FOUND (PLAN_UNKNOWN, FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED),
  // and what `decide` gives.
  virtual absl::StatusOr<Changed<PartRecord<Part>>> Change(const RequestContext& context,
                                                           const PartChange<Part>& change) = 0;
};

}  // namespace copperplate::delivery
