#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
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
  // Whose calls made it and wrote this version; empty where its storage does not say.
  std::string created_by = {};
  std::string updated_by = {};
};

// The record of this id, which is IdOf(record), a function beside the record's type; null where
// there is none.
template <typename Record>
const Record* FindById(const std::vector<Record>& records, absl::string_view id) {
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const Record& record) { return IdOf(record) == id; });
  return found == records.end() ? nullptr : &*found;
}

// A stretch of a list in its order.
template <typename Record>
struct Page {
  std::vector<Record> rows;
  bool more = false;  // there are rows behind the last of these
};

}  // namespace copperplate
