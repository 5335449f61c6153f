// The registration numbers of vehicles in free text.
#pragma once

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

// Whether the text holds what reads as a registration number of the United Kingdom. Speedwatch is
// no enforcement: what its operators see of a vehicle is no part of our data, so such a note is
// refused (Community Speedwatch guidance, December 2017).
//
// Found, in either case, with or without a blank, hyphen, point or line end between the groups,
// and with a soft hyphen or a space of no width between any: `AB12 CDE` (since
// 2001), `A123 BCD` (1983), `ABC 123D` (1963), and Northern Ireland's `AZ 1234` and `XIZ 1234`. Not
// found: other numbers from before 1963, which cannot be told from roads and times (`A 14`, `30
// MPH`). Where the groups are parted and the three letters are a common word (`the A14 was`), it is
// not taken for one.
bool HoldsRegistration(absl::string_view text);

}  // namespace copperplate::volunteers
