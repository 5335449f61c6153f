// Observed figures, as held and as a row is computed from them.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>

#include "absl/numeric/int128.h"

namespace copperplate::indicators {

// Figures are whole numbers of millionths: exact, six decimals, magnitudes up to 10^12.
constexpr int64_t kMillion = 1'000'000;
constexpr int64_t kLargestFigure = 1'000'000'000'000 * kMillion;

// For a computation that need not be exact: tests, intervals, charts, forecasts.
inline double Units(absl::int128 millionths) { return static_cast<double>(millionths) / kMillion; }

enum class FigureStatus : uint8_t { kFinal, kProvisional };

// How a figure was come by.
enum class Qualifier : uint8_t {
  kExact,
  kEstimated,
  kReconstructed,  // filled in so that printed totals hold
  kAsPrinted,      // read off a published page, rounded as it was
};

constexpr uint8_t QualifierBit(Qualifier qualifier) {
  return static_cast<uint8_t>(1U << static_cast<uint8_t>(qualifier));
}

// One observation, one revision of it.
struct Figure {
  int64_t numerator = 0;               // millionths
  std::optional<int64_t> denominator;  // millionths
  FigureStatus status = FigureStatus::kFinal;
  Qualifier qualifier = Qualifier::kExact;
  int64_t batch = 0;
  int64_t revision = 0;
};

// One period of a series: 32 bytes without pointers, so that the months behind a row lie in a few
// cache lines. `month` is the period's last month: a quarter to June 2017 stands at 2017-06.
struct SeriesPoint {
  int64_t numerator = 0;    // millionths
  int64_t denominator = 0;  // millionths; read only where the measure has a denominator
  int32_t month = 0;
  int32_t batch = 0;  // storage's number of the batch, ascending in time; 0: none
  FigureStatus status = FigureStatus::kFinal;
  uint8_t qualifiers =
      QualifierBit(Qualifier::kExact);  // a set: a rolled-up point may have several
};
static_assert(sizeof(SeriesPoint) == 32);
static_assert(std::is_trivially_copyable_v<SeriesPoint>);

}  // namespace copperplate::indicators
