#include "services/indicators/domain/roll_up.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "absl/numeric/int128.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/sort_once.h"

namespace copperplate::indicators {
namespace {

const SeriesPoint* Find(absl::Span<const SeriesPoint> series, int32_t month) {
  const auto found = std::lower_bound(
      series.begin(), series.end(), month,
      [](const SeriesPoint& point, int32_t wanted) { return point.month < wanted; });
  return found != series.end() && found->month == month ? &*found : nullptr;
}

// What the figures of one month add up to.
struct Sum {
  absl::int128 numerator = 0;
  absl::int128 denominator = 0;
  SeriesPoint point;  // month, status and qualifiers
  std::vector<int32_t> batches;
  std::vector<int> missing;  // areas, by index
  bool observed = false;
};

// The tree as it stood in one month, its own figures of any month.
class TreeOfMonth {
 public:
  TreeOfMonth(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
              int32_t members_of)
      : pools_(PoolsOverMonths(definition.measure)), areas_(areas), members_of_(members_of) {}

  // Adds what is below the area, itself included; whether it has a figure then.
  bool Add(int area, int32_t month, Sum& sum) const {
    const RollUpArea& at = Area(area);
    if (!at.series.empty()) return AddOwn(at, month, sum);
    int members = 0;
    int there = 0;
    for (const Membership& member : at.members) {
      if (!member.Holds(members_of_)) continue;
      ++members;
      const size_t named = sum.missing.size();
      if (Add(member.area, month, sum)) {
        ++there;
      } else if (sum.missing.size() == named) {
        sum.missing.push_back(member.area);
      }
    }
    return there > 0 && (pools_ || there == members);
  }

  // The months that any area with figures has one in, and the month from which all of them belong.
  void Look(int area, std::vector<int32_t>& months, int32_t& all_belong_from) const {
    const RollUpArea& at = Area(area);
    for (const SeriesPoint& point : at.series) months.push_back(point.month);
    if (!at.series.empty()) return;
    for (const Membership& member : at.members) {
      if (!member.Holds(members_of_)) continue;
      all_belong_from = std::max(all_belong_from, member.from);
      Look(member.area, months, all_belong_from);
    }
  }

 private:
  const RollUpArea& Area(int area) const { return areas_[static_cast<size_t>(area)]; }

  static bool AddOwn(const RollUpArea& area, int32_t month, Sum& sum) {
    const SeriesPoint* const point = Find(area.series, month);
    if (point == nullptr) return false;
    sum.observed = true;
    sum.numerator += point->numerator;
    sum.denominator += point->denominator;
    AddQuality(*point, sum.point);
    if (point->batch != 0) sum.batches.push_back(point->batch);
    return true;
  }

  const bool pools_;
  const absl::Span<const RollUpArea> areas_;
  const int32_t members_of_;
};

Sum SumOf(const TreeOfMonth& tree, int root, int32_t month, bool& there) {
  Sum sum;
  sum.point.month = month;
  sum.point.qualifiers = 0;
  there = tree.Add(root, month, sum);
  return sum;
}

void Append(Sum sum, RolledUpSeries& result) {
  const int32_t month = sum.point.month;
  if (!FitsAPoint(sum.numerator) || !FitsAPoint(sum.denominator)) {
    result.withheld.push_back({month, AbsenceReason::kOutOfRange});
    return;
  }
  sum.point.numerator = static_cast<int64_t>(sum.numerator);
  sum.point.denominator = static_cast<int64_t>(sum.denominator);
  result.series.push_back(sum.point);
  SortOnce(sum.batches);
  for (const int32_t batch : sum.batches) result.batches.push_back({month, batch});
}

// Whether a month behind the row has a figure from before `all_belong_from`.
bool IsRestated(const IndicatorDefinition& definition, const RolledUpSeries& rolled_up,
                int32_t all_belong_from) {
  const int32_t first_read = FirstMonthBehind(definition, rolled_up.data_month);
  return std::any_of(rolled_up.series.begin(), rolled_up.series.end(),
                     [&](const SeriesPoint& point) {
                       return point.month >= first_read && point.month < all_belong_from;
                     });
}

RolledUpSeries OwnSeries(const IndicatorDefinition& definition,
                         absl::Span<const SeriesPoint> series, int32_t month_asked) {
  RolledUpSeries own;
  own.series.assign(series.begin(), series.end());
  own.data_month = DataMonth(definition, series, month_asked);
  for (const SeriesPoint& point : series) {
    if (point.batch != 0) own.batches.push_back({point.month, point.batch});
  }
  return own;
}

std::vector<Population> PopulationsOf(absl::Span<const RollUpArea> areas, int area,
                                      int32_t data_month) {
  const RollUpArea& at = areas[static_cast<size_t>(area)];
  if (!at.populations.empty()) return at.populations;
  struct YearSum {
    int areas = 0;
    int64_t value = 0;
  };
  std::map<int, YearSum> sums;
  int members = 0;
  for (const Membership& member : at.members) {
    if (!member.Holds(data_month)) continue;
    ++members;
    for (const Population& estimate : PopulationsOf(areas, member.area, data_month)) {
      ++sums[estimate.year].areas;
      sums[estimate.year].value += estimate.value;
    }
  }
  std::vector<Population> together;
  for (const auto& [year, sum] : sums) {
    if (sum.areas == members) together.push_back({at.id, year, sum.value});
  }
  return together;
}

void AddSources(absl::Span<const RollUpArea> areas, int32_t data_month, int area,
                std::vector<int>& sources) {
  const RollUpArea& at = areas[static_cast<size_t>(area)];
  if (!at.series.empty() || at.members.empty()) {
    sources.push_back(area);
    return;
  }
  for (const Membership& member : at.members) {
    if (member.Holds(data_month)) AddSources(areas, data_month, member.area, sources);
  }
}

}  // namespace

std::vector<int> Sources(absl::Span<const RollUpArea> areas, int32_t data_month, int root) {
  std::vector<int> sources;
  AddSources(areas, data_month, root, sources);
  return sources;
}

int32_t FirstMonthBehind(const IndicatorDefinition& definition, int32_t data_month) {
  return std::min(ThreeYearsTo(BaselineYear(definition, data_month)).first, data_month - 36);
}

bool HasFigure(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
               int32_t month, int root) {
  bool there = false;
  SumOf(TreeOfMonth(definition, areas, month), root, month, there);
  return there;
}

int32_t DataMonthOf(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
                    int32_t month_asked, int root) {
  const absl::Span<const SeriesPoint> own = areas[static_cast<size_t>(root)].series;
  if (!own.empty()) return DataMonth(definition, own, month_asked);
  const int32_t end = LatestPeriodEnd(definition, month_asked);
  for (int32_t month = end; month >= end - definition.lag_months; --month) {
    if (HasFigure(definition, areas, month, root)) return month;
  }
  return end;
}

RolledUpSeries RollUp(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
                      int32_t month_asked, int root) {
  const absl::Span<const SeriesPoint> own = areas[static_cast<size_t>(root)].series;
  if (!own.empty()) return OwnSeries(definition, own, month_asked);
  RolledUpSeries result;
  result.data_month = DataMonthOf(definition, areas, month_asked, root);
  const TreeOfMonth tree(definition, areas, result.data_month);
  std::vector<int32_t> months;
  int32_t all_belong_from = std::numeric_limits<int32_t>::min();
  tree.Look(root, months, all_belong_from);
  SortOnce(months);
  for (const int32_t month : months) {
    bool there = false;
    Sum sum = SumOf(tree, root, month, there);
    if (sum.observed) {
      for (const int area : sum.missing) {
        result.gaps.push_back({month, areas[static_cast<size_t>(area)].id});
      }
    }
    if (there) Append(std::move(sum), result);
  }
  result.restated = IsRestated(definition, result, all_belong_from);
  return result;
}

std::vector<Population> RollUpPopulations(absl::Span<const RollUpArea> areas, int32_t data_month,
                                          int root) {
  return PopulationsOf(areas, root, data_month);
}

}  // namespace copperplate::indicators
