// The writes of parts, the same way for every kind. What a kind has of its own is in its PartKind
// and its PartRules.
#pragma once

#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/decided.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_repository.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate {

template <class Part>
using PartChanged = absl::StatusOr<Changed<PartRecord<Part>>>;
template <class Part>
using DecidedPart = absl::StatusOr<Decided<PartRecord<Part>>>;
// The part as it is to be, sound by itself, made of the present one: of the same path.
template <class Part>
using MergePart = absl::FunctionRef<absl::StatusOr<Part>(const PartRecord<Part>&)>;
// The same where what the root holds is looked at too.
template <class Part>
using NextPart = absl::FunctionRef<absl::StatusOr<Part>(const PartContent<Part>&, const Part&)>;
// What else a new part gets, of what its root holds.
template <class Part>
using CompletePart = absl::FunctionRef<void(const PartContent<Part>&, Part&, Faults&)>;

// Present() of a part: what is not there is told of the outermost that is not.
template <class Part>
absl::StatusOr<const PartRecord<Part>*> PresentPart(const PartContent<Part>& content,
                                                    const PartPath& path,
                                                    const PartRecord<Part>* found,
                                                    const Asked& asked) {
  if (found == nullptr) ABSL_RETURN_IF_ERROR(CheckAbove<Part>(content, path));
  return Present(found, asked, PartUnknown<Part>());
}

// Adds a part, sound by itself, once `complete` has seen it. NOT_FOUND where what it would lie
// below is not there; what CheckChangeable() gives; what Taken() says of an id that is;
// INVALID_ARGUMENT, every fault of `complete` and CheckAmong(); and what the port gives.
template <class Part>
PartChanged<Part> CreateCompletedPart(PartRepository<Part>& parts, const RequestContext& context,
                                      absl::string_view root, const Part& part,
                                      CompletePart<Part> complete, WriteMode mode,
                                      const Printer<PartRecord<Part>>& print) {
  using Rules = PartRules<Part>;
  const PartPath path = PathOf(root, part);
  const auto decide = [&](const PartContent<Part>& content,
                          const PartRecord<Part>* present) -> DecidedPart<Part> {
    ABSL_RETURN_IF_ERROR(CheckAbove<Part>(content, path));
    ABSL_RETURN_IF_ERROR(Rules::CheckChangeable(context, content));
    if (present != nullptr) return Rules::Taken(part);
    PartRecord<Part> record{part, {}};
    Rules::FillIn(content, record.part);
    Faults faults;
    Rules::CheckAmong(content, record.part, faults);
    complete(content, record.part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(std::move(record));
  };
  return parts.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

// The same of a part that gets nothing else.
template <class Part>
PartChanged<Part> CreatePart(PartRepository<Part>& parts, const RequestContext& context,
                             absl::string_view root, const Part& part, WriteMode mode,
                             const Printer<PartRecord<Part>>& print) {
  const auto complete = [](const PartContent<Part>&, Part&, Faults&) {};
  return CreateCompletedPart<Part>(parts, context, root, part, complete, mode, print);
}

// Changes a part by `next`; its event is `<type>.<verb>`. NOT_FOUND (PartUnknown(), also of what it
// lies below), ABORTED (ETAG_MISMATCH), what CheckChangeable() and `next` give, INVALID_ARGUMENT,
// every fault of CheckAmong(), and what the port gives.
template <class Part>
PartChanged<Part> ChangePart(PartRepository<Part>& parts, const RequestContext& context,
                             const PartPath& path, const Asked& asked, NextPart<Part> next,
                             const Printer<PartRecord<Part>>& print,
                             absl::string_view verb = "updated") {
  using Rules = PartRules<Part>;
  const auto decide = [&](const PartContent<Part>& content,
                          const PartRecord<Part>* found) -> DecidedPart<Part> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    ABSL_RETURN_IF_ERROR(Rules::CheckChangeable(context, content));
    ABSL_ASSIGN_OR_RETURN(Part part, next(content, present->part));
    PartRecord<Part> record{std::move(part), {}};
    Rules::FillIn(content, record.part);
    Faults faults;
    Rules::CheckAmong(content, record.part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Updated(*present, std::move(record), verb);
  };
  return parts.Change(context,
                      {.path = path, .decide = decide, .mode = asked.mode, .print = print});
}

// Changes the fields that a caller can set; errors as ChangePart(), and INVALID_ARGUMENT, every
// fault of CheckUpdate().
template <class Part>
PartChanged<Part> UpdatePart(PartRepository<Part>& parts, const RequestContext& context,
                             const PartPath& path, const Asked& asked, MergePart<Part> merge,
                             const Printer<PartRecord<Part>>& print) {
  using Rules = PartRules<Part>;
  const auto next = [&](const PartContent<Part>& content,
                        const Part& present) -> absl::StatusOr<Part> {
    ABSL_ASSIGN_OR_RETURN(Part part, merge(PartRecord<Part>{present, {}}));
    Rules::Keep(present, part);
    Faults faults;
    Rules::CheckUpdate(content, present, part, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return part;
  };
  return ChangePart<Part>(parts, context, path, asked, next, print);
}

// Deletes a part of a kind that can be and gives it as it last was. NOT_FOUND (PartUnknown(), also
// of what it lies below), ABORTED (ETAG_MISMATCH), what CheckDeletable() and CheckDeletion() give,
// and what the port gives.
template <class Part>
PartChanged<Part> DeletePart(PartRepository<Part>& parts, const RequestContext& context,
                             const PartPath& path, const Asked& asked,
                             const Printer<PartRecord<Part>>& print) {
  static_assert(PartKind<Part>::kDeletable);
  using Rules = PartRules<Part>;
  const auto decide = [&](const PartContent<Part>& content,
                          const PartRecord<Part>* found) -> DecidedPart<Part> {
    ABSL_ASSIGN_OR_RETURN(const auto* present, PresentPart(content, path, found, asked));
    ABSL_RETURN_IF_ERROR(Rules::CheckDeletable(context, content));
    ABSL_RETURN_IF_ERROR(Rules::CheckDeletion(content, present->part).ToStatus());
    return Deleted(*present);
  };
  return parts.Change(context,
                      {.path = path, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace copperplate
