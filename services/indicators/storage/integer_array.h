#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

namespace copperplate::indicators {

// An array of whole numbers, none NULL: read without a string for each element, since a dashboard
// has thousands of them.
struct IntegerArray {
  std::vector<int64_t> values;
};

}  // namespace copperplate::indicators

template <>
struct copperplate::postgres::Codec<copperplate::indicators::IntegerArray> {
  static bool Decode(absl::string_view text, copperplate::indicators::IntegerArray& out) {
    out.values.clear();
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') return false;
    const char* at = text.data() + 1;
    const char* const end = text.data() + text.size() - 1;
    while (at != end) {
      const auto [stop, error] = std::from_chars(at, end, out.values.emplace_back());
      if (error != std::errc() || (stop != end && *stop != ',')) return false;
      at = stop == end ? end : stop + 1;
      if (at == end && stop != end) return false;
    }
    return true;
  }
};
