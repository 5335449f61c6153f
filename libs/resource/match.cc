#include "libs/resource/match.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/status/error.h"
#include "libs/text/slug.h"

namespace copperplate::resource {
namespace {

constexpr char kIdForm[] =
    "1 to 63 lower-case letters, digits and hyphens, beginning with a letter";

bool IsVariable(absl::string_view segment) { return segment.front() == '{'; }

// Takes the first segment off `rest`.
absl::string_view NextSegment(absl::string_view& rest) {
  const size_t slash = rest.find('/');
  const absl::string_view segment = rest.substr(0, slash);
  rest.remove_prefix(slash == absl::string_view::npos ? rest.size() : slash + 1);
  return segment;
}

// The name of the pattern's variable at `index`.
absl::string_view VariableAt(absl::string_view pattern, size_t index) {
  while (true) {
    const absl::string_view segment = NextSegment(pattern);
    if (IsVariable(segment) && index-- == 0) return segment.substr(1, segment.size() - 2);
  }
}

bool EndsWithSlash(absl::string_view name) { return !name.empty() && name.back() == '/'; }

// True where `name` has the pattern's literals and as many segments, its ids whatever they are;
// `bad_variable` is then the first variable whose id is none, or empty.
bool HasShape(absl::string_view pattern, absl::string_view name, absl::string_view& bad_variable) {
  if (EndsWithSlash(name)) return false;
  while (!pattern.empty() && !name.empty()) {
    const absl::string_view expected = NextSegment(pattern);
    const absl::string_view segment = NextSegment(name);
    if (!IsVariable(expected)) {
      if (segment != expected) return false;
    } else if (bad_variable.empty() && !IsResourceId(segment)) {
      bad_variable = expected.substr(1, expected.size() - 2);
    }
  }
  return pattern.empty() && name.empty();
}

}  // namespace

bool MatchSegments(absl::string_view pattern, absl::string_view name,
                   absl::Span<absl::string_view> ids) {
  if (EndsWithSlash(name)) return false;
  size_t filled = 0;
  while (!pattern.empty() && !name.empty()) {
    const absl::string_view expected = NextSegment(pattern);
    const absl::string_view segment = NextSegment(name);
    if (IsVariable(expected)) {
      if (!IsResourceId(segment)) return false;
      ids[filled++] = segment;
    } else if (segment != expected) {
      return false;
    }
  }
  return pattern.empty() && name.empty();
}

std::string FormatSegments(absl::string_view pattern, absl::Span<const absl::string_view> ids) {
  std::string name;
  size_t size = pattern.size();
  for (const absl::string_view id : ids) size += id.size();
  name.reserve(size);
  size_t used = 0;
  while (!pattern.empty()) {
    const absl::string_view segment = NextSegment(pattern);
    if (!name.empty()) name.push_back('/');
    absl::StrAppend(&name, IsVariable(segment) ? ids[used++] : segment);
  }
  return name;
}

std::string NameFault(absl::string_view pattern, absl::string_view name) {
  absl::string_view bad_variable;
  if (HasShape(pattern, name, bad_variable) && !bad_variable.empty()) {
    return absl::StrCat("must be of the form ", pattern, ", where ", bad_variable, " is ", kIdForm);
  }
  return absl::StrCat("must be of the form ", pattern);
}

absl::Status NameError(absl::string_view pattern, absl::string_view name, absl::string_view field) {
  Faults faults;
  faults.Add(kNameReason, field, NameFault(pattern, name));
  return faults.ToStatus();
}

void AddNotOf(absl::string_view pattern, size_t parent, absl::string_view field, Faults& faults) {
  const absl::string_view of = VariableAt(pattern, parent);
  const absl::string_view kind = VariableAt(pattern, CountVariables(pattern) - 1);
  faults.Add(absl::AsciiStrToUpper(absl::StrCat(kind, "_NOT_OF_", of)), field,
             absl::StrCat("must be of the ", absl::StrReplaceAll(of, {{"_", " "}}), " itself"));
}

absl::StatusOr<absl::string_view> ForceOf(absl::string_view name, absl::string_view field) {
  absl::string_view rest = name;
  if (NextSegment(rest) == "forces") {
    const absl::string_view force = NextSegment(rest);
    if (IsResourceId(force)) return force;
  }
  Faults faults;
  faults.Add(kNameReason, field,
             absl::StrCat("must begin with forces/{force}, where force is ", kIdForm));
  return faults.ToStatus();
}

}  // namespace copperplate::resource
