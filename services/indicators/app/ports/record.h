#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace copperplate::indicators {

// What storage says of a resource beside what is in it. A resource that `validate_only` would have
// written has none of it: revision 0.
struct RecordHeader {
  std::string uid;
  absl::Time create_time;
  // When the revision that this version belongs to was recorded.
  absl::Time update_time;
  // Of the force, that made this version; the etag is its opaque form.
  int64_t revision = 0;
};

// A stretch of a list in its order.
template <typename Record>
struct Page {
  std::vector<Record> rows;
  bool more = false;  // there are rows behind the last of these
};

}  // namespace copperplate::indicators
