// Several values as one element of an array, each in the text form of its type with U+001F between:
// a character that no text of the API has in it.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/codec.h"

namespace copperplate::governance {

inline constexpr char kBetweenPacked = '\x1f';
// Where one of the values is a list of such elements.
inline constexpr char kBetweenLists = '\x1e';

// False where `text` is not as many of these types.
template <char kBetween = kBetweenPacked, class... T>
bool ReadPacked(absl::string_view text, T&... out) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, kBetween);
  if (parts.size() != sizeof...(T)) return false;
  size_t at = 0;
  return (postgres::Codec<T>::Decode(parts[at++], out) && ...);
}

// Appends them to `out`.
template <char kBetween = kBetweenPacked, class... T>
void WritePacked(std::string& out, const T&... values) {
  bool first = true;
  const auto write = [&](const auto& value) {
    if (!first) out += kBetween;
    first = false;
    postgres::Codec<std::decay_t<decltype(value)>>::Encode(value, out);
  };
  (write(values), ...);
}

}  // namespace copperplate::governance
