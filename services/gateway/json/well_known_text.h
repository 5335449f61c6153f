// The text forms that proto3 JSON gives Timestamp, Duration and FieldMask.
#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// Seconds and nanoseconds, as both Timestamp and Duration hold them.
struct SecondsNanos {
  int64_t seconds = 0;
  int32_t nanos = 0;
};

// `2018-03-31T00:00:00Z`, with 3, 6 or 9 decimals where they are needed; false outside the years 1
// to 9999 or for nanoseconds out of range.
bool AppendTimestamp(SecondsNanos time, std::string& out);
// RFC 3339 with any offset and at most nine decimals; a leap second is refused.
bool ParseTimestamp(absl::string_view text, SecondsNanos& time);

// `1.500s`, with 0, 3, 6 or 9 decimals; false where it is no valid Duration.
bool AppendDuration(SecondsNanos duration, std::string& out);
bool ParseDuration(absl::string_view text, SecondsNanos& duration);

// `place.street_name` as `place.streetName`, and back. A name that is in the proto's form already
// stays as it is.
std::string ToJsonPath(absl::string_view path);
std::string ToProtoPath(absl::string_view path);

}  // namespace copperplate::gateway
