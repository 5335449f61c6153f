// Scalars as JSON text, at the end of a string.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::gateway {

// With its quotes. What is not UTF-8 becomes U+FFFD, so that the document always is.
void AppendJsonString(absl::string_view text, std::string& out);

template <typename Int>
void AppendInteger(Int value, std::string& out) {
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof(buffer), value).ptr - buffer);
}

// The shortest text that reads back as the same number; `"NaN"`, `"Infinity"` and `"-Infinity"` as
// proto3 JSON has them.
void AppendNumber(double value, std::string& out);
void AppendNumber(float value, std::string& out);

// Standard alphabet, padded; without quotes.
void AppendBase64(absl::string_view bytes, std::string& out);

}  // namespace copperplate::gateway
