// Writing CSV (RFC 4180) that programs read and spreadsheets open.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::csv {

enum class FieldKind {
  kText,  // what somebody wrote: never a formula to a spreadsheet
  kData,  // numbers, instants and other forms of our own: as they are
};

// Appends one field, in quotes where it needs them. A kText field that a spreadsheet would take for
// a formula (OWASP, "CSV Injection": it begins with `=`, `+`, `-`, `@`, a tab, CR or LF, or the
// full width form of a sign, apostrophes before it or not) gets an apostrophe in front, but for
// decimal numbers (`-12.5`) and a `-` alone.
void AppendField(absl::string_view text, FieldKind kind, std::string& out);

// The inverse: what a kText field, unquoted, was written of. Text that AppendField() would have
// written as it is stays as it is.
absl::string_view TextOfField(absl::string_view field);

}  // namespace copperplate::csv
