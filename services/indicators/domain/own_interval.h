#pragma once

#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The interval around an area's own value that a rule asks for, held against another value.
struct OwnInterval {
  VerdictReason reason = VerdictReason::kNone;  // why there is none
  Method method = Method::kNone;                // the one used: exact where events are few
  Interval interval;                            // 95%, in the indicator's unit
  // All of it lies above the reference's value: 1; all below: -1; it holds it, at a bound too: 0.
  int direction = 0;
};

// `rule.method` is one that holds a value against such an interval; both cells have a value.
OwnInterval HoldAgainst(const IndicatorDefinition& definition, const Rule& rule,
                        const Cell& subject, const Cell& reference);

}  // namespace copperplate::indicators
