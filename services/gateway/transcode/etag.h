// Between a message's `etag` field and HTTP's ETag, If-Match and If-None-Match (RFC 9110, 8.8.3).
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// `"abc"`, or `W/"abc"` where `weak`; empty where the field's text can be no ETag.
std::string FormatEtag(absl::string_view etag, bool weak);

// The etag of a reply whose message has `etag`, which tells the state that may be changed and not
// what is shown of it: that depends on the caller's roles, and on the day. It ends with a digest of
// `wire`, so that a copy is confirmed to nobody who would not get its every byte. Empty where
// `etag` is.
std::string ReplyEtag(absl::string_view etag, absl::string_view wire);

// The etag of the same reply as a table: other text, so another etag (RFC 9110, 8.8.3.3).
std::string CsvEtag(absl::string_view etag);

// The `etag` of the one of an If-Match, strong or weak (a compressed reply carries a weak one): of
// a reply as JSON or as a table, or a message's own. INVALID_ARGUMENT (IF_MATCH) for `*`, for a
// list, and for what is no etag.
absl::StatusOr<std::string> ParseIfMatch(absl::string_view header);

// Whether If-None-Match names the etag; the comparison itself is weak.
enum class NoneMatch {
  kNo,
  kWeak,    // as `W/"abc"`, or by `*`
  kStrong,  // as `"abc"`
};
NoneMatch FindNoneMatch(absl::string_view header, absl::string_view etag);

}  // namespace copperplate::gateway
