#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::config {

// A value that must not be seen: it cannot be printed, compared or copied into text by accident,
// and its memory is wiped at the end.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  bool empty() const { return value_.empty(); }
  // The value, to be handed to the one who needs it and nowhere else.
  const std::string& Reveal() const { return value_; }

 private:
  std::string value_;
};

// Who may read a secret's file beside its owner.
enum class SecretAccess {
  kOwner,  // 0600 or less
  kGroup,  // 0640 or less: files that an orchestrator mounts for a group
};

// The contents of a secret's file less one newline at its end. INVALID_ARGUMENT, naming what is
// wrong but never the contents: it cannot be read, is no regular file, is empty or above 64 KiB,
// may be written by its group or touched in any way by others, or may be read by its group where
// `access` is kOwner.
absl::StatusOr<Secret> ReadSecretFile(const std::string& path, SecretAccess access);

}  // namespace copperplate::config
