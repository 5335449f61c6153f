#include "libs/spool/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>

#include "libs/status/error.h"

namespace copperplate {
namespace {

absl::Status FileError(int error) {
  if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
    return Error(absl::StatusCode::kResourceExhausted, "DISK_FULL",
                 "no room is left for temporary files")
        .Build();
  }
  return Error(absl::StatusCode::kUnavailable, "TEMPORARY_FILE",
               "a temporary file cannot be made, written or read")
      .Build();
}

// For file systems without O_TMPFILE: a file with a name, for a moment.
int CreateNamed(const std::string& folder) {
  std::string path = folder + "/copperplate-XXXXXX";
  const int descriptor = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor >= 0) unlink(path.c_str());
  return descriptor;
}

}  // namespace

absl::StatusOr<TemporaryFile> TemporaryFile::Create(const std::string& folder) {
  int descriptor = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) descriptor = CreateNamed(folder);
  if (descriptor < 0) return FileError(errno);
  return TemporaryFile(descriptor);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::Status TemporaryFile::Append(absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written =
        pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return FileError(errno);
    size_ += static_cast<uint64_t>(written);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::StatusOr<size_t> TemporaryFile::ReadAt(uint64_t offset, absl::Span<char> out) const {
  size_t filled = 0;
  while (filled < out.size()) {
    const ssize_t got = pread(descriptor_, out.data() + filled, out.size() - filled,
                              static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return FileError(errno);
    if (got == 0) break;
    filled += static_cast<size_t>(got);
  }
  return filled;
}

}  // namespace copperplate
