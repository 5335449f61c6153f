// What is expected of one person, and whether it was given.
#pragma once

#include <cstdint>

#include "absl/time/civil_time.h"
#include "libs/rational/rational.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

// Configuration of a force: 16 hours a month averaged over any 3 months (Hampshire Constabulary).
// Who falls below is listed for a conversation; nothing follows by itself.
struct ExpectationRule {
  int hours_a_month = 16;
  int window_months = 3;
  int least_deployable_days = 28;
};

struct Expectation {
  Rational hours;               // expected
  int64_t deployable_days = 0;  // of the window
  int64_t worked_minutes = 0;
  // Worked less than expected, having been deployable on enough days for it to mean something.
  bool below = false;
};

// Of the rule's whole months that end with `last`: the month's hours times deployable days by days
// of the month, summed. Days on leave are not deployable, so nothing is expected of them.
// `worked_minutes` are those of the window.
Expectation ExpectationOf(const ExpectationRule& rule, const DaySet& deployable,
                          int64_t worked_minutes, absl::CivilMonth last);

}  // namespace copperplate::volunteers
