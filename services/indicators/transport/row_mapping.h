#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/indicators/v1/dashboard.pb.h"
#include "services/indicators/app/compute_dashboard.h"

namespace copperplate::indicators {

// One value and what was printed in its place (null: nothing else), into an empty message.
void WriteCell(absl::string_view force, const Cell& cell, const PrintedCell* printed,
               v1::Cell& out);

// One row as the API shows it, into an empty message; with kVerdictsAlone as Dashboard.View BASIC
// has it.
void WriteRow(absl::string_view force, const ComputedRow& computed, v1::DashboardRow& out,
              Detail detail = Detail::kExplained);

}  // namespace copperplate::indicators
