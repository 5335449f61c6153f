#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/parts/part.h"

namespace copperplate {

// Which parts of a kind a list is of: a kind whose lists can be narrowed has its own.
template <class Part>
struct PartFilter {};

// A list of parts, in order of their ids, or as ListKeyOf() has it.
template <class Part>
struct PartQuery {
  PartPath parent;    // of what they lie below
  std::string after;  // ListKeyOf() of the one before the first; empty: from the first
  int limit = 0;
  // Whether the caller may read what is marked OFFICIAL_SENSITIVE: a root that it may not read is
  // unknown to it.
  bool sensitive = false;
  PartFilter<Part> filter = {};
};

// Of a change of one part alone.
template <class Part>
std::vector<Decided<PartRecord<Part>>> NothingBeside() {
  return {};
}

// One change of one part, decided under the lock of its root.
template <class Part>
struct PartChange {
  PartPath path;
  // What is to be; `present` is the part as it stands, null where there is none of that path. The
  // content is the root's, this part in it as `present` is. An error ends the change. May run
  // again.
  absl::FunctionRef<absl::StatusOr<Decided<PartRecord<Part>>>(const PartContent<Part>& content,
                                                              const PartRecord<Part>* present)>
      decide;
  // What is made of other parts of the kind that the root holds, asked once `decide` has decided:
  // they are written behind it under the same stamp, each with its event, and the last of them is
  // what the change is answered with.
  absl::FunctionRef<std::vector<Decided<PartRecord<Part>>>()> beside = NothingBeside<Part>;
  WriteMode mode = WriteMode::kWrite;
  Printer<PartRecord<Part>> print;
};

// The parts of one kind of one force, the context's. Implementations are thread-safe. Beside the
// errors named each gives those of libs/postgres/sqlstate.h. That those of a sensitive root were
// read is an event of the root, one for each call.
template <class Part>
class PartRepository {
 public:
  virtual ~PartRepository() = default;

  // NOT_FOUND (PartUnknown(), also of what it lies below; what the root says of itself).
  virtual absl::StatusOr<PartRecord<Part>> Get(const RequestContext& context, const PartPath& path,
                                               bool sensitive) = 0;

  // NOT_FOUND (PartUnknown() of what they lie below; what the root says of itself).
  virtual absl::StatusOr<Page<PartRecord<Part>>> List(const RequestContext& context,
                                                      const PartQuery<Part>& query) = 0;

  // See libs/change. NOT_FOUND (what the root says of itself), ALREADY_EXISTS (REQUEST_ID_REUSED),
  // and what `decide` gives.
  virtual absl::StatusOr<Changed<PartRecord<Part>>> Change(const RequestContext& context,
                                                           const PartChange<Part>& change) = 0;
};

}  // namespace copperplate
