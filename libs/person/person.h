#pragma once

#include "absl/strings/string_view.h"

namespace copperplate {

// Whether both say the same to a reader: letters of either case and any run of blanks are one,
// blanks at the ends none. Well-formed UTF-8.
bool SameText(absl::string_view a, absl::string_view b);

// Whether both name the same person, as far as a name can say: as SameText(), dots between the
// parts of a name being blanks, as in `alice.smith`, and ranks and titles before one of two parts
// or more nothing, as in `Insp Alice Smith`. An office (`Chief Inspector`, `Head of Custody`) is
// its words.
bool SamePerson(absl::string_view a, absl::string_view b);

}  // namespace copperplate
