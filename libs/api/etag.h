#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::api {

// The opaque form of a row's version or of a view's revision (AIP-154): 11 URL-safe characters,
// without the quotes of HTTP, one to one with `version`. It hides nothing that is secret; it keeps
// callers from counting on numbers.
std::string FormatEtag(int64_t version);

// The version a write expects: nothing where the caller sent no etag. One that is none of ours
// stands for a version that nothing has, so that the write is refused where a stale one is.
std::optional<int64_t> ReadEtag(absl::string_view etag);

}  // namespace copperplate::api
