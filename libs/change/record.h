#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace copperplate {

// What storage says of a resource beside what is in it. A resource that `validate_only` would have
// written has none of it: version 0.
struct RecordHeader {
  std::string uid;
  absl::Time create_time;
  // When this version was written.
  absl::Time update_time;
  // Counts upwards; the etag is its opaque form.
  int64_t version = 0;
};

// A stretch of a list in its order.
template <typename Record>
struct Page {
  std::vector<Record> rows;
  bool more = false;  // there are rows behind the last of these
};

}  // namespace copperplate
