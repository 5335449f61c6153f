// The harm index: in each month the sum, over the categories of an offence, of how many there were
// times how many days of harm one stands for.
//
// Which weights (decision 25): those of the row's data month, for all its months, so that a row
// compares crime and not weights. Of each category that is the latest weight that has begun by
// then; one that has ended by then still holds for the months up to its end.
//
// Missing is not zero: a month is there when every category that has a weight in force in that
// month has a figure. A category that has a figure and no weight leaves its month without a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/harm_weight.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

// How many offences of one category one area had.
struct HarmCounts {
  std::string category;
  absl::Span<const SeriesPoint> series;  // ascending, never empty
};

// The harm of one indicator in an area and those below it: made once, and asked for each row.
class HarmRollUp {
 public:
  // `areas` are without figures; those of area i are `counts[i]`, each category once. The series
  // that `counts` view outlive it.
  HarmRollUp(std::vector<RollUpArea> areas, const std::vector<std::vector<HarmCounts>>& counts,
             absl::Span<const HarmWeight> weights);
  HarmRollUp(const HarmRollUp&) = delete;
  HarmRollUp& operator=(const HarmRollUp&) = delete;

  // As HasFigure() and RollUp() have it of figures. `restated` is also said where another weight
  // was in force in a month behind the row.
  bool HasFigure(const IndicatorDefinition& definition, int32_t month, int root = 0) const;
  RolledUpSeries RollUp(const IndicatorDefinition& definition, int32_t month_asked,
                        int root = 0) const;

 private:
  struct Category {
    std::string name;
    absl::Span<const HarmWeight> weights;
  };
  // Categories by their number, which is their place in order.
  struct Counted {
    int category = 0;
    absl::Span<const SeriesPoint> series;
  };
  struct Months {
    std::vector<SeriesPoint> whole;                // those that are there, as figures of 0
    std::vector<std::pair<int32_t, int>> missing;  // months and categories without a figure
  };

  void NumberCategories(const std::vector<std::vector<HarmCounts>>& counts);
  const std::vector<int>& NeededIn(int32_t month,
                                   std::map<int32_t, std::vector<int>>& needed) const;
  void LookAtMonths(const std::vector<Counted>& counts, std::map<int32_t, std::vector<int>>& needed,
                    Months& out) const;
  std::vector<SeriesPoint> PointsOf(size_t area, int32_t data_month, int32_t first_behind,
                                    RolledUpSeries& notes) const;

  std::vector<RollUpArea> areas_;    // with the months that are there
  std::vector<HarmWeight> weights_;  // by category
  std::vector<Category> categories_;
  std::vector<std::vector<Counted>> counts_;  // by category
  std::vector<Months> months_;
};

}  // namespace copperplate::indicators
