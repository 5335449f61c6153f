#include "services/indicators/domain/harm.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "services/indicators/domain/sort_once.h"

namespace copperplate::indicators {
namespace {

// Half away from zero; exact of whole offences.
absl::int128 Harm(int64_t count, int64_t weight) {
  const absl::int128 product = absl::int128(count) * weight;
  return (product + (product < 0 ? -kMillion / 2 : kMillion / 2)) / kMillion;
}

// The latest of a category's weights that has begun by a row's data month; null where none has.
const HarmWeight* LatestBegun(absl::Span<const HarmWeight> weights, int32_t data_month) {
  const HarmWeight* latest = nullptr;
  for (const HarmWeight& weight : weights) {
    if (weight.first_month > data_month) continue;
    if (latest == nullptr || weight.first_month > latest->first_month) latest = &weight;
  }
  return latest;
}

bool AnyHolds(absl::Span<const HarmWeight> weights, int32_t month) {
  return std::any_of(weights.begin(), weights.end(),
                     [month](const HarmWeight& weight) { return weight.Holds(month); });
}

bool WasAnother(absl::Span<const HarmWeight> weights, const HarmWeight& used, int32_t month) {
  return std::none_of(weights.begin(), weights.end(), [&](const HarmWeight& weight) {
    return weight.Holds(month) && weight.weight == used.weight;
  });
}

// What a month of an area adds up to.
struct MonthSum {
  SeriesPoint point;
  absl::int128 sum = 0;
  std::vector<int32_t> batches;

  void Add(const SeriesPoint& count) {
    AddQuality(count, point);
    // Of one month nearly always the same.
    const bool known = std::find(batches.begin(), batches.end(), count.batch) != batches.end();
    if (count.batch != 0 && !known) batches.push_back(count.batch);
  }
};

// Puts what was noted of the areas to what is known of their sum.
void Merge(const RolledUpSeries& notes, RolledUpSeries& result) {
  result.restated = result.restated || notes.restated;
  result.parts = notes.parts;
  result.withheld.insert(result.withheld.end(), notes.withheld.begin(), notes.withheld.end());
  SortOnce(result.parts);
  // Of several reasons the missing weight, which somebody can mend.
  SortOnce(result.withheld, [](const WithheldMonth& one) {
    return std::pair(one.month, -static_cast<int>(one.why));
  });
  SortOnce(result.withheld, [](const WithheldMonth& one) { return one.month; });
  std::set<int32_t> withheld;
  for (const WithheldMonth& one : result.withheld) withheld.insert(one.month);
  std::vector<SeriesPoint>& series = result.series;
  series.erase(
      std::remove_if(series.begin(), series.end(),
                     [&](const SeriesPoint& point) { return withheld.count(point.month) > 0; }),
      series.end());
  std::set<int32_t> months;
  for (const SeriesPoint& point : series) months.insert(point.month);
  for (const MonthBatch& one : notes.batches) {
    if (months.count(one.month) > 0) result.batches.push_back(one);
  }
  SortOnce(result.batches, [](const MonthBatch& one) { return std::pair(one.month, one.batch); });
}

}  // namespace

HarmRollUp::HarmRollUp(std::vector<RollUpArea> areas,
                       const std::vector<std::vector<HarmCounts>>& counts,
                       absl::Span<const HarmWeight> weights)
    : areas_(std::move(areas)),
      weights_(weights.begin(), weights.end()),
      counts_(areas_.size()),
      months_(areas_.size()) {
  std::stable_sort(weights_.begin(), weights_.end(), [](const HarmWeight& a, const HarmWeight& b) {
    return a.category < b.category;
  });
  NumberCategories(counts);
  std::map<int32_t, std::vector<int>> needed;
  for (size_t i = 0; i < areas_.size(); ++i) {
    LookAtMonths(counts_[i], needed, months_[i]);
    areas_[i].series = months_[i].whole;
    // What an area counts itself is not looked for below it, though a month of it is not whole.
    if (!counts_[i].empty()) areas_[i].members.clear();
  }
}

void HarmRollUp::NumberCategories(const std::vector<std::vector<HarmCounts>>& counts) {
  std::vector<absl::string_view> names;
  for (const HarmWeight& weight : weights_) {
    if (names.empty() || names.back() != weight.category) names.push_back(weight.category);
  }
  for (const std::vector<HarmCounts>& of_area : counts) {
    for (const HarmCounts& one : of_area) names.push_back(one.category);
  }
  SortOnce(names);
  size_t next = 0;
  for (const absl::string_view name : names) {
    const size_t first = next;
    while (next < weights_.size() && weights_[next].category == name) ++next;
    categories_.push_back(
        {std::string(name), absl::MakeConstSpan(weights_).subspan(first, next - first)});
  }
  for (size_t i = 0; i < counts.size(); ++i) {
    for (const HarmCounts& one : counts[i]) {
      const auto found = std::lower_bound(names.begin(), names.end(), one.category);
      counts_[i].push_back({static_cast<int>(found - names.begin()), one.series});
    }
    std::sort(counts_[i].begin(), counts_[i].end(),
              [](const Counted& a, const Counted& b) { return a.category < b.category; });
  }
}

// Whose weight is in force in a month, ascending; kept in `needed`.
const std::vector<int>& HarmRollUp::NeededIn(int32_t month,
                                             std::map<int32_t, std::vector<int>>& needed) const {
  const auto [at, is_new] = needed.try_emplace(month);
  for (size_t i = 0; is_new && i < categories_.size(); ++i) {
    if (AnyHolds(categories_[i].weights, month)) at->second.push_back(static_cast<int>(i));
  }
  return at->second;
}

void HarmRollUp::LookAtMonths(const std::vector<Counted>& counts,
                              std::map<int32_t, std::vector<int>>& needed, Months& out) const {
  std::map<int32_t, std::vector<int>> counted;
  for (const Counted& one : counts) {
    for (const SeriesPoint& point : one.series) counted[point.month].push_back(one.category);
  }
  for (const auto& [month, there] : counted) {
    const std::vector<int>& all = NeededIn(month, needed);
    std::vector<int> missing;
    std::set_difference(all.begin(), all.end(), there.begin(), there.end(),
                        std::back_inserter(missing));
    for (const int category : missing) out.missing.emplace_back(month, category);
    if (missing.empty()) out.whole.emplace_back().month = month;
  }
}

bool HarmRollUp::HasFigure(const IndicatorDefinition& definition, int32_t month, int root) const {
  return indicators::HasFigure(definition, areas_, month, root);
}

// One area's months as a row of one data month has them; those withheld among them, as 0.
std::vector<SeriesPoint> HarmRollUp::PointsOf(size_t area, int32_t data_month, int32_t first_behind,
                                              RolledUpSeries& notes) const {
  const auto name = [this](int category) {
    return absl::StrCat(kHarmDimension, "=", categories_[static_cast<size_t>(category)].name);
  };
  for (const auto& [month, category] : months_[area].missing) {
    notes.parts.push_back({month, name(category)});
  }
  std::vector<MonthSum> sums;
  for (const SeriesPoint& whole : months_[area].whole) {
    sums.emplace_back().point.month = whole.month;
    sums.back().point.qualifiers = 0;
  }
  for (const Counted& one : counts_[area]) {
    const auto& weights = categories_[static_cast<size_t>(one.category)].weights;
    const HarmWeight* const weight = LatestBegun(weights, data_month);
    auto at = sums.begin();
    for (const SeriesPoint& count : one.series) {
      while (at != sums.end() && at->point.month < count.month) ++at;
      if (at == sums.end()) break;
      if (at->point.month != count.month) continue;
      at->Add(count);
      if (weight == nullptr || count.month > weight->last_month()) {
        notes.withheld.push_back({count.month, AbsenceReason::kHarmWeightMissing});
        notes.parts.push_back({count.month, name(one.category)});
        continue;
      }
      at->sum += Harm(count.numerator, weight->weight);
      if (!notes.restated && first_behind <= count.month && count.month <= data_month) {
        notes.restated = WasAnother(weights, *weight, count.month);
      }
    }
  }
  std::vector<SeriesPoint> points;
  points.reserve(sums.size());
  for (MonthSum& one : sums) {
    for (const int32_t batch : one.batches) notes.batches.push_back({one.point.month, batch});
    if (!FitsAPoint(one.sum)) {
      notes.withheld.push_back({one.point.month, AbsenceReason::kOutOfRange});
      one.sum = 0;
    }
    one.point.numerator = static_cast<int64_t>(one.sum);
    points.push_back(one.point);
  }
  return points;
}

RolledUpSeries HarmRollUp::RollUp(const IndicatorDefinition& definition, int32_t month_asked,
                                  int root) const {
  IndicatorDefinition at_month = definition;
  at_month.lag_months = 0;
  const int32_t data_month = DataMonthOf(definition, areas_, month_asked, root);
  const int32_t first_behind = FirstMonthBehind(definition, data_month);
  std::vector<RollUpArea> areas = areas_;
  std::vector<std::vector<SeriesPoint>> points(areas.size());
  RolledUpSeries notes;
  for (const int source : Sources(areas_, data_month, root)) {
    const size_t i = static_cast<size_t>(source);
    points[i] = PointsOf(i, data_month, first_behind, notes);
    areas[i].series = points[i];
  }
  RolledUpSeries result = indicators::RollUp(at_month, areas, data_month, root);
  Merge(notes, result);
  return result;
}

}  // namespace copperplate::indicators
