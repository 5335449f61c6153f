// Path templates of google.api.http: `/v1/{name=forces/*/indicators/*}:publish`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

struct PathSegment {
  enum class Kind {
    kLiteral,  // matches itself
    kAny,      // `*`, matches one segment
    kRest,     // `**`, matches zero or more segments; only as the last one
  };

  Kind kind;
  std::string literal;  // percent-decoded; empty unless kLiteral
};

// A field of the request bound to the segments [begin, end) of a path.
struct PathVariable {
  static constexpr size_t kToTheEnd = static_cast<size_t>(-1);

  std::string field_path;
  size_t begin;
  size_t end;  // kToTheEnd where the variable ends in `**`

  // A variable of several segments keeps %2F as written (google.api.http).
  bool spans_segments() const { return end == kToTheEnd || end - begin > 1; }
};

struct PathTemplate {
  std::vector<PathSegment> segments;
  std::vector<PathVariable> variables;
  std::string verb;  // without the colon; empty for none

  // INVALID_ARGUMENT says what is wrong and where.
  static absl::StatusOr<PathTemplate> Parse(absl::string_view text);

  // The template with its variables' names left out: two templates of one shape match the same
  // paths.
  std::string Shape() const;
};

}  // namespace copperplate::gateway
