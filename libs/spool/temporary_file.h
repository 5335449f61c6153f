#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate {

// An unlinked file: written at its end, read anywhere. Not thread-safe. Nothing is buffered here;
// callers write and read in large pieces.
//
// Errors: RESOURCE_EXHAUSTED (DISK_FULL) without room, UNAVAILABLE (TEMPORARY_FILE) for all else.
class TemporaryFile {
 public:
  // In `folder`, which exists.
  static absl::StatusOr<TemporaryFile> Create(const std::string& folder);
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&& other) noexcept;
  ~TemporaryFile();

  absl::Status Append(absl::string_view bytes);
  // Fills `out` from `offset` on; the bytes read, fewer at the end of the file only.
  absl::StatusOr<size_t> ReadAt(uint64_t offset, absl::Span<char> out) const;
  uint64_t size() const { return size_; }

 private:
  explicit TemporaryFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
  uint64_t size_ = 0;
};

}  // namespace copperplate
