#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

struct PlanDrawing {
  std::string theme;    // only this one's rows: its id, prefix or title; empty: all
  bool texts = false;   // below the table what each action says and where it stands
  size_t width = 0;     // of the terminal; 0: any
  bool colour = false;  // colours as well as their words
};

// A plan on a page, from a Board or an Iteration message in JSON: a row for each activity, themes
// apart; below it for a board how many activities of each theme have which colour, what the
// indicators linked to it say and which are unavailable, milestones that are overdue or due soon,
// and colours that hold although dates speak against them.
std::string DrawPlan(const Value& plan, const PlanDrawing& drawing);

}  // namespace copperplate::cli
