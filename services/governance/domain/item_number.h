// The numbers that agendas and minutes print: `5`, `5.1`, `14.3(i)`.
#pragma once

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::governance {

// Whether an agenda item may have the number: one to four parts with points between, each of up to
// three digits without a leading zero, and a lower-case letter behind them or none: `5`, `5.1`,
// `5.0`, `10a`. `05` would be another way to write a number that is there.
bool IsItemNumber(absl::string_view number);

// Whether a paragraph of minutes may: two to five parts, and a mark in brackets or none: `14.3`,
// `14.3(i)`.
bool IsParagraphNumber(absl::string_view number);

// PARAGRAPH_NUMBER_MALFORMED of `field` where it may not.
void CheckParagraphNumber(absl::string_view number, absl::string_view field, Faults& faults);

// Whether the paragraph is of the item: `14.3(i)` of `14`, and not of `1`; `5.1` and `5.1(i)` of
// `5.1`, whose minutes are one paragraph. It need not be well formed.
bool IsParagraphOf(absl::string_view paragraph, absl::string_view item);

// Below, at or above zero as `a` is printed before, with or after `b`: runs of digits by their
// value, so that `5.1` and `9` come before `10`; everything else by its letters.
int CompareNumbers(absl::string_view a, absl::string_view b);

}  // namespace copperplate::governance
