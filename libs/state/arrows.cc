#include "libs/state/arrows.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"

namespace copperplate {

absl::Status StateNotAllowed(absl::string_view kind, absl::string_view name,
                             absl::string_view present, absl::Span<const NextState> next) {
  const auto print = [](std::string* out, const NextState& one) {
    absl::StrAppend(out, one.state);
    if (!one.verb.empty()) absl::StrAppend(out, " (by :", one.verb, ")");
  };
  const std::string follows =
      next.empty() ? "which is its last state"
                   : absl::StrCat("it may become ", absl::StrJoin(next, " or ", print));
  return Error(absl::StatusCode::kFailedPrecondition, "STATE_NOT_ALLOWED",
               absl::StrCat("the ", kind, " is ", present, next.empty() ? ", " : ": ", follows))
      .Metadata("state", present)
      .Precondition("STATE", name,
                    absl::StrCat("is ", present, next.empty() ? ", " : "; ",
                                 next.empty() ? follows : follows.substr(3)))
      .Build();
}

}  // namespace copperplate
