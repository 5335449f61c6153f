// What Pattern is made of, free of its type parameter.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"

namespace copperplate::resource {

inline constexpr absl::string_view kNameReason = "RESOURCE_NAME_INVALID";

// A string literal as a template argument.
template <size_t kSize>
struct FixedText {
  char text[kSize]{};

  // NOLINTNEXTLINE(google-explicit-constructor): a literal stands where the type is expected.
  constexpr FixedText(const char (&literal)[kSize]) { std::copy_n(literal, kSize, text); }
  constexpr absl::string_view view() const { return {text, kSize - 1}; }
};

constexpr size_t CountVariables(absl::string_view pattern) {
  size_t count = 0;
  for (const char c : pattern) count += c == '{' ? 1 : 0;
  return count;
}

// True for segments joined by `/`, none empty, each either a literal of letters or a `{variable}`
// of lower-case letters and underscores.
constexpr bool IsPattern(absl::string_view pattern) {
  size_t at = 0;
  while (true) {
    const bool variable = at < pattern.size() && pattern[at] == '{';
    if (variable) ++at;
    const size_t begin = at;
    for (; at < pattern.size(); ++at) {
      const char c = pattern[at];
      const bool lower = c >= 'a' && c <= 'z';
      if (!(variable ? lower || c == '_' : lower || (c >= 'A' && c <= 'Z'))) break;
    }
    if (at == begin) return false;
    if (variable && (at == pattern.size() || pattern[at++] != '}')) return false;
    if (at == pattern.size()) return true;
    if (pattern[at++] != '/') return false;
  }
}

// Fills `ids`, one for each variable of `pattern`. False where `name` has another shape or an id is
// not one.
bool MatchSegments(absl::string_view pattern, absl::string_view name,
                   absl::Span<absl::string_view> ids);

std::string FormatSegments(absl::string_view pattern, absl::Span<const absl::string_view> ids);

// What is wrong with `name`, which is not of `pattern`: names the pattern, and the id at fault
// where the shape is right.
std::string NameFault(absl::string_view pattern, absl::string_view name);

// The same as INVALID_ARGUMENT about `field`.
absl::Status NameError(absl::string_view pattern, absl::string_view name, absl::string_view field);

// Adds the fault of a name of `pattern` whose `parent`-th id is another than is asked for:
// ACTION_NOT_OF_PLAN where that variable is `{plan}` and the pattern ends in `{action}`.
void AddNotOf(absl::string_view pattern, size_t parent, absl::string_view field, Faults& faults);

// The force that `name` begins with: `cambridgeshire` of `forces/cambridgeshire/areas/south`.
// INVALID_ARGUMENT with reason RESOURCE_NAME_INVALID where it begins otherwise. The id views
// `name`.
absl::StatusOr<absl::string_view> ForceOf(absl::string_view name, absl::string_view field = "name");

}  // namespace copperplate::resource
