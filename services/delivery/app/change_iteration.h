// The writes of iterations and of their publications.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

using IterationChanged = absl::StatusOr<Changed<IterationRecord>>;

// What a caller can set of an iteration.
struct IterationText {
  std::string label;
  absl::CivilDay cut_off;
  std::string erratum_note;
};

// Every fault of those by itself, by the API's field names.
Faults Validate(const IterationText& text);

// What the fields are to be, sound by themselves, made of the present record.
using MergeIteration = absl::FunctionRef<absl::StatusOr<IterationText>(const IterationRecord&)>;

// All of what follows: NOT_FOUND (PLAN_UNKNOWN; ITERATION_UNKNOWN), ABORTED (ETAG_MISMATCH),
// FAILED_PRECONDITION (STATE_NOT_ALLOWED), and what the port gives. `plan` is its id, `today` in
// Europe/London.

// A DRAFT with the next number. Of a SUPERSEDED plan STATE_NOT_ALLOWED; INVALID_ARGUMENT
// (CUT_OFF_NOT_AFTER_PREVIOUS, CUT_OFF_BEFORE_PLAN).
IterationChanged CreateIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const IterationText& text, WriteMode mode,
                                 const Printer<IterationRecord>& print);

// Of a DRAFT alone. INVALID_ARGUMENT as above, CUT_OFF_NOT_BEFORE_NEXT.
IterationChanged UpdateIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const Asked& asked, MergeIteration merge,
                                 const Printer<IterationRecord>& print);

// DRAFT to FROZEN, its rows made of the board as it is under the plan's lock, its directions
// against the highest-numbered PUBLISHED iteration below. FAILED_PRECONDITION: everything that
// domain CheckFreeze() names.
IterationChanged FreezeIteration(IterationRepository& iterations, const RequestContext& context,
                                 const std::string& plan, const Asked& asked,
                                 absl::string_view stale_accepted_reason, absl::CivilDay today,
                                 const Printer<IterationRecord>& print);

// FROZEN to DRAFT: rows, base and stale_accepted_reason go.
IterationChanged UnfreezeIteration(IterationRepository& iterations, const RequestContext& context,
                                   const std::string& plan, const Asked& asked,
                                   const Printer<IterationRecord>& print);

// What prints a publishing: the reply is the iteration.
struct PublishingPrinter {
  Printer<IterationRecord> iteration;
  PrintImage<PublicationRecord> publication;
};

// FROZEN to PUBLISHED, with its first publication, whose id is made here. FAILED_PRECONDITION
// (BASE_CHANGED); INVALID_ARGUMENT as domain CheckPublication(), about the fields of `publication`.
IterationChanged PublishIteration(IterationRepository& iterations, const RequestContext& context,
                                  const std::string& plan, const Asked& asked,
                                  const Publication& publication, absl::CivilDay today,
                                  const PublishingPrinter& print);

// PUBLISHED to WITHDRAWN; nothing of what others have frozen changes.
IterationChanged WithdrawIteration(IterationRepository& iterations, const RequestContext& context,
                                   const std::string& plan, const Asked& asked,
                                   absl::string_view reason, const Printer<IterationRecord>& print);

// A further publication of a PUBLISHED one, whose id is made here. INVALID_ARGUMENT as domain
// CheckPublication().
absl::StatusOr<Changed<PublicationRecord>> CreatePublication(
    IterationRepository& iterations, const RequestContext& context, const std::string& plan,
    const std::string& iteration, const Publication& publication, absl::CivilDay today,
    WriteMode mode, const Printer<PublicationRecord>& print);

// The bytes of one that is not a DRAFT: of that STATE_NOT_ALLOWED.
absl::StatusOr<FrozenContent> GetIterationContent(IterationRepository& iterations,
                                                  const RequestContext& context,
                                                  absl::string_view plan, absl::string_view id,
                                                  bool sensitive);

}  // namespace copperplate::delivery
