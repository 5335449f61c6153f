// What stands below the table of a plan on a page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// What each action says and where its activities stand.
std::string PlanTexts(const std::vector<Value>& rows, size_t width);

// The indicators and the milestones of a board's rows, each once: indicators are an action's.
std::string PlanEvidence(const std::vector<Value>& rows, size_t width);

// Colours of the rows that hold although dates speak against them.
std::string PlanOverrides(const Value& board, const std::vector<Value>& rows, size_t width);

// What a board names that is not there: activities, codes that links go to, names of leads.
std::string PlanGaps(const Value& board);

}  // namespace copperplate::cli
