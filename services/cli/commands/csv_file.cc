#include "services/cli/commands/csv_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

absl::Status FileFault(const std::string& path, const char* what) {
  return absl::InvalidArgumentError(
      absl::StrCat(path == "-" ? "standard input" : path, ": ", what));
}

}  // namespace

absl::StatusOr<CsvFile> CsvFile::Open(const std::string& path) {
  Handle handle = path == "-" ? Handle(stdin, [](std::FILE*) { return 0; })
                              : Handle(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (handle == nullptr) return FileFault(path, std::strerror(errno));
  CsvFile file(path, std::move(handle));
  struct stat status {};
  if (fstat(fileno(file.handle_.get()), &status) != 0) return FileFault(path, std::strerror(errno));
  if (S_ISDIR(status.st_mode)) return FileFault(path, std::strerror(EISDIR));
  // Files that the system makes up as they are read say 0.
  if (S_ISREG(status.st_mode) && status.st_size > 0) {
    const int64_t offset = ftello(file.handle_.get());
    file.size_ = std::max<int64_t>(0, status.st_size - std::max<int64_t>(0, offset));
  }
  return file;
}

std::optional<size_t> CsvFile::Read(char* buffer, size_t capacity) {
  if (size_ >= 0) capacity = std::min(capacity, static_cast<size_t>(size_ - read_));
  const size_t part = std::fread(buffer, 1, capacity, handle_.get());
  read_ += static_cast<int64_t>(part);
  if (part > 0 || capacity == 0) return part;
  if (std::ferror(handle_.get()) != 0) {
    status_ = FileFault(path_, std::strerror(errno));
  } else if (read_ < size_) {
    status_ = FileFault(path_, "became shorter while it was read");
  }
  return status_.ok() ? std::optional<size_t>(0) : std::nullopt;
}

}  // namespace copperplate::cli
