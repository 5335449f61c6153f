// Which way of a figure is the good one: for the statistics, and in words.
#pragma once

#include "absl/strings/string_view.h"
#include "libs/statistics/polarity.h"
#include "services/indicators/domain/measure.h"

namespace copperplate::indicators {

constexpr statistics::Polarity ForStatistics(Polarity polarity) {
  switch (polarity) {
    case Polarity::kHigherIsBetter:
      return statistics::Polarity::kHigherIsBetter;
    case Polarity::kLowerIsBetter:
      return statistics::Polarity::kLowerIsBetter;
    case Polarity::kNeutral:
      break;
  }
  return statistics::Polarity::kNeutral;
}

// Of the figure in the first place of a ranking: the best, or the highest where neither way is the
// better one.
constexpr absl::string_view FirstInWords(Polarity polarity) {
  return polarity == Polarity::kLowerIsBetter ? "lowest" : "highest";
}
constexpr absl::string_view BetterWayInWords(Polarity polarity) {
  return polarity == Polarity::kNeutral ? "neither way is the better one"
                                        : "that is the better way";
}

}  // namespace copperplate::indicators
