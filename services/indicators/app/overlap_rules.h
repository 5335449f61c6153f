#pragma once

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/indicators/domain/period_words.h"

namespace copperplate::indicators {

// Fault `reason` of `from_month` where both hold in some month; names the other, a `kind`.
template <typename Dated>
void CheckOverlap(absl::string_view reason, absl::string_view kind, const Dated& other,
                  const Dated& dated, Faults& faults) {
  if (other.first_month > dated.last_month() || dated.first_month > other.last_month()) return;
  faults.Add(reason, "from_month",
             absl::StrCat("must not overlap the ", kind, " ", other.id, ", which holds ",
                          MonthsThere(other.first_month, other.last)));
}

}  // namespace copperplate::indicators
