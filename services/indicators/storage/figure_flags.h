// How observation.flags packs what is not a number: bit 0 is set for PROVISIONAL; bits 1 and 2 are
// the qualifier as the domain numbers it; bits 3 and 4 are 0, 1 or 2 for a period of 1, 3 or 12
// months.
#pragma once

#include <cstdint>

#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

constexpr int16_t PackFlags(FigureStatus status, Qualifier qualifier, int period_months) {
  const int period = period_months == 12 ? 2 : (period_months == 3 ? 1 : 0);
  return static_cast<int16_t>((status == FigureStatus::kProvisional ? 1 : 0) |
                              static_cast<int>(qualifier) << 1 | period << 3);
}

constexpr FigureStatus StatusOf(int16_t flags) {
  return (flags & 1) != 0 ? FigureStatus::kProvisional : FigureStatus::kFinal;
}

constexpr Qualifier QualifierOf(int16_t flags) { return static_cast<Qualifier>(flags >> 1 & 3); }

constexpr int PeriodMonthsOf(int16_t flags) {
  const int period = flags >> 3 & 3;
  return period == 2 ? 12 : (period == 1 ? 3 : 1);
}

}  // namespace copperplate::indicators
