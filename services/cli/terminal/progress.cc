#include "services/cli/terminal/progress.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace copperplate::cli {

std::string ProgressBar(int64_t done, int64_t total) {
  constexpr int kWidth = 30;
  constexpr double kMebibyte = 1024 * 1024;
  const double part = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto filled = static_cast<size_t>(part * kWidth);
  return absl::StrFormat(
      "[%s%s%s] %3d%%  %.1f of %.1f MiB", std::string(filled, '='), filled < kWidth ? ">" : "",
      std::string(filled < kWidth ? kWidth - filled - 1 : 0, ' '), static_cast<int>(part * 100),
      static_cast<double>(done) / kMebibyte, static_cast<double>(total) / kMebibyte);
}

bool ProgressPace::Due(absl::Time now) {
  if (!terminal_ || now < next_) return false;
  next_ = now + absl::Milliseconds(100);
  return true;
}

}  // namespace copperplate::cli
