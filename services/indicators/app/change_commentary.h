// The writes of a commentary of the context's force.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/commentary_repository.h"
#include "services/indicators/domain/commentary.h"

namespace copperplate::indicators {

// Creates a draft. `commentary` is sound by itself (domain Validate). ALREADY_EXISTS
// (COMMENTARY_EXISTS), and what the port gives.
absl::StatusOr<Changed<CommentaryRecord>> CreateCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Commentary& commentary,
                                                           WriteMode mode,
                                                           const Printer<CommentaryRecord>& print);

// The commentary as it is to be, sound by itself, of the same id, subject, area and month.
using MergeCommentary = absl::FunctionRef<absl::StatusOr<Commentary>(const CommentaryRecord&)>;

// Each makes the next version: NOT_FOUND (COMMENTARY_UNKNOWN), ABORTED (ETAG_MISMATCH),
// FAILED_PRECONDITION (STATE_NOT_ALLOWED) where the change begins in another state, and what
// `merge` and the port give. A draft alone is changed and deleted; the caller is then its author.
absl::StatusOr<Changed<CommentaryRecord>> UpdateCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           MergeCommentary merge,
                                                           const Printer<CommentaryRecord>& print);
absl::StatusOr<Changed<CommentaryRecord>> DeleteCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<CommentaryRecord>& print);
// Along kCommentaryArrows; the event is `commentary.agreed`, `commentary.reopened`.
absl::StatusOr<Changed<CommentaryRecord>> AgreeCommentary(CommentaryRepository& commentaries,
                                                          const RequestContext& context,
                                                          const Asked& asked,
                                                          const Printer<CommentaryRecord>& print);
absl::StatusOr<Changed<CommentaryRecord>> ReopenCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<CommentaryRecord>& print);

}  // namespace copperplate::indicators
