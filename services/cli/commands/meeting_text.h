#pragma once

#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// A meeting for people, from `meeting` and the lists below it (ShowMeeting): where it stands and
// what is worth a look, its agenda with what became of each item, papers, who was there,
// declarations, and the versions of its minutes. What there is none of is said so.
std::string DrawMeeting(const Value& whole);

// Its agenda as CSV, an item a line.
std::string AgendaCsv(const Value& whole);

}  // namespace copperplate::cli
