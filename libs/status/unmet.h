#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate {

// What a change would need that is not so, all of it: what Faults is to a request's fields, this is
// to a guard.
class Unmet {
 public:
  struct Need {
    std::string reason;   // UPPER_SNAKE_CASE, of docs/errors.md
    std::string subject;  // what lacks it: a code, a theme's id, the plan's
    std::string description;
  };

  void Add(absl::string_view reason, absl::string_view subject, absl::string_view description);

  bool empty() const { return needs_.empty(); }
  const std::vector<Need>& needs() const { return needs_; }

  // OK when empty; else FAILED_PRECONDITION with the reason of the first, the needs as
  // PreconditionFailure (their reasons as types), as many as fit, and `unmetCount`, the count of
  // all of them, in the ErrorInfo's metadata.
  absl::Status ToStatus() const;

 private:
  std::vector<Need> needs_;
};

}  // namespace copperplate
