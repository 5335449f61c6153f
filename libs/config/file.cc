#include "libs/config/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"

namespace copperplate::config {
namespace {

absl::Status CannotRead(int error) {
  return absl::InvalidArgumentError(
      absl::StrCat("cannot be read: ", std::generic_category().message(error)));
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path, size_t limit, struct stat& about) {
  // O_NONBLOCK: a path that is a pipe without a writer must not hang the start.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return CannotRead(errno);
  const absl::Cleanup closer = [file] { close(file); };
  if (fstat(file, &about) != 0) return CannotRead(errno);
  if (!S_ISREG(about.st_mode)) return absl::InvalidArgumentError("is not a regular file");
  std::string contents;
  char buffer[4096];
  while (true) {
    const ssize_t count = read(file, buffer, sizeof(buffer));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return CannotRead(errno);
    if (count == 0) return contents;
    contents.append(buffer, static_cast<size_t>(count));
    if (contents.size() > limit) {
      return absl::InvalidArgumentError(absl::StrCat("is larger than ", limit, " bytes"));
    }
  }
}

}  // namespace copperplate::config
