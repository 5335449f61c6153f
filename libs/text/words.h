// The words of an enumeration, as the API, storage and files write them: a table in the order of
// the enumeration's values, which count from 0.
//
//   constexpr absl::string_view kStates[] = {"DRAFT", "ACTIVE"};
//   absl::string_view Name(State value) { return NameIn(kStates, value); }
//   std::optional<State> ParseState(absl::string_view text) { return FindIn<State>(kStates, text);
//   }
#pragma once

#include <cstddef>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate {

// The word of `value`; empty where the table has none.
template <typename Enum, size_t kSize>
absl::string_view NameIn(const absl::string_view (&words)[kSize], Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < kSize ? words[index] : absl::string_view();
}

// The value whose word is `text`, matched exactly; nothing where there is none.
template <typename Enum, size_t kSize>
std::optional<Enum> FindIn(const absl::string_view (&words)[kSize], absl::string_view text) {
  for (size_t i = 0; i < kSize; ++i) {
    if (words[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace copperplate
