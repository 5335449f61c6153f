#include "services/indicators/domain/breakdown.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/text/slug.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostDimensions = 4;
constexpr size_t kLongestCategory = 63;

struct Part {
  absl::string_view dimension;
  absl::string_view category;
};

bool IsCategory(absl::string_view text) {
  if (text.empty() || text.size() > kLongestCategory) return false;
  char before = '/';
  for (const char c : text) {
    const bool is_slash = c == '/';
    if (is_slash ? before == '/' : !absl::ascii_islower(c) && !absl::ascii_isdigit(c) && c != '-') {
      return false;
    }
    before = c;
  }
  return before != '/';
}

bool ReadPart(absl::string_view text, Part& part) {
  const size_t equals = text.find('=');
  if (equals == absl::string_view::npos) return false;
  part = {text.substr(0, equals), text.substr(equals + 1)};
  return IsResourceId(part.dimension) && IsCategory(part.category);
}

}  // namespace

BreakdownFault NormaliseBreakdown(absl::string_view text, std::string* normal) {
  std::array<Part, kMostDimensions> parts;
  size_t count = 0;
  bool more = !text.empty();
  while (more) {
    const size_t end = std::min(text.find(';'), text.size());
    Part part;
    if (!ReadPart(text.substr(0, end), part)) return BreakdownFault::kMalformed;
    if (count == kMostDimensions) return BreakdownFault::kTooManyDimensions;
    parts[count++] = part;
    more = end < text.size();
    text.remove_prefix(more ? end + 1 : end);
  }
  const auto last = parts.begin() + count;
  std::sort(parts.begin(), last,
            [](const Part& a, const Part& b) { return a.dimension < b.dimension; });
  const auto repeated = std::adjacent_find(
      parts.begin(), last, [](const Part& a, const Part& b) { return a.dimension == b.dimension; });
  if (repeated != last) return BreakdownFault::kDimensionRepeated;
  normal->clear();
  for (auto part = parts.begin(); part != last; ++part) {
    absl::StrAppend(normal, normal->empty() ? "" : ";", part->dimension, "=", part->category);
  }
  return BreakdownFault::kNone;
}

absl::string_view Name(BreakdownFault fault) {
  switch (fault) {
    case BreakdownFault::kNone:
      break;
    case BreakdownFault::kMalformed:
      return "BREAKDOWN_MALFORMED";
    case BreakdownFault::kDimensionRepeated:
      return "BREAKDOWN_DIMENSION_REPEATED";
    case BreakdownFault::kTooManyDimensions:
      return "BREAKDOWN_TOO_MANY_DIMENSIONS";
  }
  return "";
}

absl::string_view Description(BreakdownFault fault) {
  switch (fault) {
    case BreakdownFault::kNone:
      break;
    case BreakdownFault::kMalformed:
      return "must be dimension=category[;dimension=category], each of lower-case letters, digits "
             "and hyphens, a category with slashes between the subtotals that it lies in";
    case BreakdownFault::kDimensionRepeated:
      return "must name each dimension once";
    case BreakdownFault::kTooManyDimensions:
      return "must have at most 4 dimensions";
  }
  return "";
}

}  // namespace copperplate::indicators
