#pragma once

#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// Compares two cells of one row by the profile's rule, sentence included. Thresholds are compared
// exactly: at the band's edge the verdict is HIGHER or LOWER, at a test's critical value
// or an interval's bound COMPARABLE. `control` is of the tests of profile `significance`.
Verdict Judge(const CellMaker& cells, const Profile& profile, Comparison comparison,
              const Cell& subject, const Cell& reference, const TestControl& control = {});

// The verdict of a column that is not among the indicator's.
Verdict NotApplicable(const Profile& profile);

}  // namespace copperplate::indicators
