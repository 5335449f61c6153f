// Between a message's `etag` field and HTTP's ETag, If-Match and If-None-Match (RFC 9110, 8.8.3).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// `"abc"`, or `W/"abc"` where `weak`; empty where the field's text can be no ETag.
std::string FormatEtag(absl::string_view etag, bool weak);

// The one etag of an If-Match, strong or weak (a compressed reply carries a weak one), for the
// request's field. INVALID_ARGUMENT (IF_MATCH) for `*`, for a list, and for what is no etag.
absl::StatusOr<std::string> ParseIfMatch(absl::string_view header);

// True where If-None-Match names the etag, or is `*`: the comparison is weak.
bool NoneMatch(absl::string_view header, absl::string_view etag);

}  // namespace copperplate::gateway
