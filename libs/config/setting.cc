#include "libs/config/setting.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::config {

Setting& Setting::Required() {
  required_ = true;
  return *this;
}

Setting& Setting::Range(int64_t least, int64_t most) {
  least_ = least;
  most_ = most;
  bounds_ = absl::StrCat(", ", least, " to ", most);
  return *this;
}

Setting& Setting::Range(absl::Duration shortest, absl::Duration longest) {
  shortest_ = shortest;
  longest_ = longest;
  bounds_ =
      absl::StrCat(", ", absl::FormatDuration(shortest), " to ", absl::FormatDuration(longest));
  return *this;
}

Setting& Setting::OneOf(std::vector<std::string> choices) {
  choices_ = std::move(choices);
  return *this;
}

Setting& Setting::Check(std::function<absl::Status(absl::string_view)> check) {
  check_ = std::move(check);
  return *this;
}

absl::Status Setting::CheckText(absl::string_view text) const {
  if (!choices_.empty() && std::find(choices_.begin(), choices_.end(), text) == choices_.end()) {
    return absl::InvalidArgumentError(
        absl::StrCat("must be one of ", absl::StrJoin(choices_, ", ")));
  }
  return check_ && !text.empty() ? check_(text) : absl::OkStatus();
}

}  // namespace copperplate::config
