// JSON in its one canonical form (RFC 8785): members in the order of their names, no blanks, the
// shortest escapes. The scheme's rule for numbers is that of JavaScript doubles; to keep clear of
// it, only whole numbers of magnitude below 2^53 are written as numbers, and everything else as
// text.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace copperplate {

// A value, printed.
class CanonicalValue {
 public:
  const std::string& text() const { return text_; }

 private:
  friend class CanonicalObject;
  friend CanonicalValue CanonicalText(absl::string_view text);
  friend CanonicalValue CanonicalArray(const std::vector<CanonicalValue>& values);
  explicit CanonicalValue(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

// `text` is UTF-8.
CanonicalValue CanonicalText(absl::string_view text);
CanonicalValue CanonicalArray(const std::vector<CanonicalValue>& values);

// Builds an object. Names are ASCII literals, each set once; for them the order of bytes is the
// order that the scheme asks for.
class CanonicalObject {
 public:
  CanonicalObject& Set(absl::string_view name, const CanonicalValue& value);
  CanonicalObject& Set(absl::string_view name, const CanonicalObject& value);
  CanonicalObject& SetText(absl::string_view name, absl::string_view text);
  // Of magnitude below 2^53.
  CanonicalObject& SetWhole(absl::string_view name, int64_t value);
  CanonicalObject& SetBool(absl::string_view name, bool value);

  CanonicalValue Build() const;

 private:
  std::map<std::string, std::string> members_;
};

}  // namespace copperplate
