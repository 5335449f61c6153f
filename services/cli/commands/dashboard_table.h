#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

struct DrawOptions {
  bool why = false;  // the sentence behind each verdict, below the notes
  size_t width = 0;  // of the terminal; 0: any
};

// The Board's table from a Dashboard message in JSON, themes apart, and below it the notes to what
// is marked in it: `[p]` provisional, `[r]` restated, by numbers caveats, older data, why a value
// or verdict is not there or goes without some of its months, and what was printed otherwise.
std::string DrawDashboard(const Value& dashboard, const DrawOptions& options);

}  // namespace copperplate::cli
