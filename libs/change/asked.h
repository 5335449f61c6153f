#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/status/error.h"

namespace copperplate {

// Which resource that is there a change is about, and in which version.
struct Asked {
  std::string id;
  // The version the caller changes; nothing: whichever is present.
  std::optional<int64_t> expected_version = std::nullopt;
  WriteMode mode = WriteMode::kWrite;
  // The ids of those it lies below, the force's first: of
  // `forces/{force}/plans/{plan}/themes/{theme}` two.
  std::vector<std::string> parents = {};
};

// ABORTED (ETAG_MISMATCH): the resource has changed since the caller read it.
inline absl::Status EtagMismatch() {
  return Error(absl::StatusCode::kAborted, "ETAG_MISMATCH",
               "the resource has changed since it was read: read it again and repeat the change")
      .Build();
}

// `found`, where it is there and of the version asked for; else `unknown` or EtagMismatch(). Its
// header is `found->header`.
template <typename Record>
absl::StatusOr<const Record*> Present(const Record* found, const Asked& asked,
                                      const absl::Status& unknown) {
  if (found == nullptr) return unknown;
  const int64_t version = found->header.version;
  if (asked.expected_version.value_or(version) != version) return EtagMismatch();
  return found;
}

}  // namespace copperplate
