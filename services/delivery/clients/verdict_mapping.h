#pragma once

#include "absl/strings/string_view.h"
#include "services/delivery/domain/indicator_verdict.h"

namespace copperplate::indicators::v1 {
class DashboardRow;
}

namespace copperplate::delivery {

// The row's benchmark, or where that column does not apply to the indicator its verdict against an
// average month. A word, reason or direction that this release does not know is none.
IndicatorVerdict ReadRow(const indicators::v1::DashboardRow& row);

}  // namespace copperplate::delivery
