#include "services/indicators/app/change_commentary.h"

#include <utility>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/domain/names.h"

namespace copperplate::indicators {
namespace {

using DecidedCommentary = Decided<CommentaryRecord>;

absl::Status CommentaryExists() {
  return Error(absl::StatusCode::kAlreadyExists, "COMMENTARY_EXISTS",
               "the force has a commentary of this id")
      .Build();
}

MovedResource<CommentaryState> Moved(absl::string_view force, const Commentary& commentary) {
  return {"commentary", kCommentaryName.Format(force, commentary.id), Name};
}

absl::Status CheckDraft(absl::string_view force, const Commentary& present) {
  if (present.state == CommentaryState::kDraft) return absl::OkStatus();
  return StateNotAllowed(kCommentaryArrows, present.state, Moved(force, present));
}

// The change of a commentary that is there, in the version asked for: what it becomes is for `next`
// to say.
absl::StatusOr<Changed<CommentaryRecord>> ChangePresent(
    CommentaryRepository& commentaries, const RequestContext& context, const Asked& asked,
    absl::FunctionRef<absl::StatusOr<DecidedCommentary>(const CommentaryRecord&)> next,
    const Printer<CommentaryRecord>& print) {
  const auto decide = [&](const CommentaryRecord* found) -> absl::StatusOr<DecidedCommentary> {
    ABSL_ASSIGN_OR_RETURN(const CommentaryRecord* const present,
                          Present(found, asked, CommentaryUnknown()));
    return next(*present);
  };
  return commentaries.Change(
      context, {.id = asked.id, .mode = asked.mode, .decide = decide, .print = print});
}

// By the arrow `verb`, told as `event`.
absl::StatusOr<Changed<CommentaryRecord>> Move(CommentaryRepository& commentaries,
                                               const RequestContext& context, const Asked& asked,
                                               absl::string_view verb, absl::string_view event,
                                               const Printer<CommentaryRecord>& print) {
  const auto next = [&](const CommentaryRecord& present) -> absl::StatusOr<DecidedCommentary> {
    Commentary moved = present.commentary;
    ABSL_ASSIGN_OR_RETURN(
        moved.state, Follow(kCommentaryArrows, moved.state, verb, Moved(context.force, moved)));
    return Updated(present, CommentaryRecord{std::move(moved), {}}, event);
  };
  return ChangePresent(commentaries, context, asked, next, print);
}

}  // namespace

absl::StatusOr<Changed<CommentaryRecord>> CreateCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Commentary& commentary,
                                                           WriteMode mode,
                                                           const Printer<CommentaryRecord>& print) {
  const auto decide = [&](const CommentaryRecord* present) -> absl::StatusOr<DecidedCommentary> {
    if (present != nullptr) return CommentaryExists();
    CommentaryRecord draft{commentary, {}};
    draft.commentary.state = CommentaryState::kDraft;
    draft.commentary.author = context.caller;
    return Created(std::move(draft));
  };
  return commentaries.Change(context,
                             {.id = commentary.id, .mode = mode, .decide = decide, .print = print});
}

absl::StatusOr<Changed<CommentaryRecord>> UpdateCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           MergeCommentary merge,
                                                           const Printer<CommentaryRecord>& print) {
  const auto next = [&](const CommentaryRecord& present) -> absl::StatusOr<DecidedCommentary> {
    ABSL_RETURN_IF_ERROR(CheckDraft(context.force, present.commentary));
    ABSL_ASSIGN_OR_RETURN(Commentary merged, merge(present));
    merged.state = present.commentary.state;
    merged.author = context.caller;
    return Updated(present, CommentaryRecord{std::move(merged), {}});
  };
  return ChangePresent(commentaries, context, asked, next, print);
}

absl::StatusOr<Changed<CommentaryRecord>> DeleteCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<CommentaryRecord>& print) {
  const auto next = [&](const CommentaryRecord& present) -> absl::StatusOr<DecidedCommentary> {
    ABSL_RETURN_IF_ERROR(CheckDraft(context.force, present.commentary));
    return Deleted(present);
  };
  return ChangePresent(commentaries, context, asked, next, print);
}

absl::StatusOr<Changed<CommentaryRecord>> AgreeCommentary(CommentaryRepository& commentaries,
                                                          const RequestContext& context,
                                                          const Asked& asked,
                                                          const Printer<CommentaryRecord>& print) {
  return Move(commentaries, context, asked, "agree", "agreed", print);
}

absl::StatusOr<Changed<CommentaryRecord>> ReopenCommentary(CommentaryRepository& commentaries,
                                                           const RequestContext& context,
                                                           const Asked& asked,
                                                           const Printer<CommentaryRecord>& print) {
  return Move(commentaries, context, asked, "reopen", "reopened", print);
}

}  // namespace copperplate::indicators
