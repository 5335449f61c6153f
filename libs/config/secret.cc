#include "libs/config/secret.h"

#include <sys/stat.h>

#include <cstring>
#include <utility>

#include "absl/strings/str_format.h"
#include "libs/config/file.h"
#include "libs/status/status_macros.h"

namespace copperplate::config {
namespace {

constexpr size_t kLongestSecret = size_t{64} * 1024;

// A plain memset of memory that is about to be freed may be left out by the compiler.
void Wipe(std::string& text) { explicit_bzero(text.data(), text.size()); }

absl::Status CheckMode(mode_t mode, SecretAccess access) {
  const mode_t allowed = access == SecretAccess::kGroup ? 0740 : 0700;
  if ((mode & 0777 & ~allowed) == 0) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrFormat(
      "holds a secret and has mode %04o: at most %04o is allowed", mode & 0777, allowed & 0666));
}

}  // namespace

Secret::~Secret() { Wipe(value_); }

absl::StatusOr<Secret> ReadSecretFile(const std::string& path, SecretAccess access) {
  struct stat about {};
  ABSL_ASSIGN_OR_RETURN(std::string contents, ReadFile(path, kLongestSecret, about));
  ABSL_RETURN_IF_ERROR(CheckMode(about.st_mode, access));
  if (!contents.empty() && contents.back() == '\n') contents.pop_back();
  if (contents.empty()) return absl::InvalidArgumentError("holds no secret: it is empty");
  Secret secret(contents);
  Wipe(contents);
  return secret;
}

}  // namespace copperplate::config
