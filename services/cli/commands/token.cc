#include "services/cli/commands/token.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

// More than any server takes in a request's head.
constexpr size_t kMostTokenBytes = 64 << 10;

absl::Status TokenFault(const std::string& path, const char* what) {
  return absl::InvalidArgumentError(absl::StrCat(path, ": ", what));
}

}  // namespace

absl::StatusOr<std::string> ReadTokenFile(const std::string& path) {
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> file(std::fopen(path.c_str(), "rb"),
                                                                &std::fclose);
  if (file == nullptr) return TokenFault(path, std::strerror(errno));
  std::string text(kMostTokenBytes + 1, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  if (std::ferror(file.get()) != 0) return TokenFault(path, std::strerror(errno));
  if (text.size() > kMostTokenBytes) return TokenFault(path, "is larger than 64 KiB, no token");
  absl::StripAsciiWhitespace(&text);
  // Whatever else it is, it must not become a line of its own in the request's head.
  if (text.empty() || !std::all_of(text.begin(), text.end(), absl::ascii_isgraph)) {
    return TokenFault(path, "holds no token");
  }
  return text;
}

}  // namespace copperplate::cli
