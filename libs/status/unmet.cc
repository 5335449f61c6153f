#include "libs/status/unmet.h"

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate {

void Unmet::Add(absl::string_view reason, absl::string_view subject,
                absl::string_view description) {
  needs_.push_back({std::string(reason), std::string(subject), std::string(description)});
}

absl::Status Unmet::ToStatus() const {
  if (needs_.empty()) return absl::OkStatus();
  const Need& first = needs_.front();
  const std::string more =
      needs_.size() == 1 ? "" : absl::StrCat(" (and ", needs_.size() - 1, " more)");
  Error error(absl::StatusCode::kFailedPrecondition, first.reason,
              absl::StrCat(first.subject, ": ", first.description, more));
  error.Metadata("unmetCount", absl::StrCat(needs_.size()));
  for (const Need& need : needs_) error.Precondition(need.reason, need.subject, need.description);
  return error.Build();
}

}  // namespace copperplate
