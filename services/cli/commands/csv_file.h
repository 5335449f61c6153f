#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace copperplate::cli {

// A file that is read once, from its beginning to its end.
class CsvFile {
 public:
  // `path`, or standard input for `-`. INVALID_ARGUMENT, in words for a person, where it cannot be
  // read.
  static absl::StatusOr<CsvFile> Open(const std::string& path);

  // In bytes; -1 where only the end will tell, as of a pipe.
  int64_t size() const { return size_; }
  int64_t bytes_read() const { return read_; }

  // How many bytes were put into `buffer`, 0 at the end. Nothing where reading failed, or the file
  // has become shorter than its size: half a file must not pass for the whole.
  std::optional<size_t> Read(char* buffer, size_t capacity);

  // Why Read gave nothing; OK as long as it has not.
  const absl::Status& status() const { return status_; }

 private:
  using Handle = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

  CsvFile(std::string path, Handle handle) : path_(std::move(path)), handle_(std::move(handle)) {}

  std::string path_;
  Handle handle_;
  int64_t size_ = -1;
  int64_t read_ = 0;
  absl::Status status_;
};

}  // namespace copperplate::cli
