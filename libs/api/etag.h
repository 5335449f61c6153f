#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::api {

// The opaque form of a row's version or of a view's revision (AIP-154): 11 URL-safe characters,
// without the quotes of HTTP, one to one with `version`. It hides nothing that is secret; it keeps
// callers from counting on numbers.
std::string FormatEtag(int64_t version);

// The version that `etag` stands for. ABORTED with reason ETAG_MISMATCH where it is none of ours:
// it cannot be the current one.
absl::StatusOr<int64_t> ParseEtag(absl::string_view etag);

// The version a write expects: nothing where the caller sent no etag; else as ParseEtag.
absl::StatusOr<std::optional<int64_t>> ReadEtag(absl::string_view etag);

// ABORTED with reason ETAG_MISMATCH: the resource has changed since the caller read it.
absl::Status EtagMismatch();

}  // namespace copperplate::api
