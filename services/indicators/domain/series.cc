#include "services/indicators/domain/series.h"

#include <algorithm>
#include <optional>

#include "absl/numeric/int128.h"
#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {
namespace {

bool IsMember(const ChildSeries& child, int32_t month) {
  return child.member_from <= month && month <= child.member_to;
}

const SeriesPoint* Find(absl::Span<const SeriesPoint> series, int32_t month) {
  const auto found = std::lower_bound(
      series.begin(), series.end(), month,
      [](const SeriesPoint& point, int32_t wanted) { return point.month < wanted; });
  return found != series.end() && found->month == month ? &*found : nullptr;
}

// Whether an area has a figure when some of its children have one and others do not.
bool IsThere(Measure measure, int members, int observed) {
  return PoolsOverMonths(measure) ? observed > 0 : observed > 0 && observed == members;
}

bool IsThere(Measure measure, absl::Span<const ChildSeries> children, int32_t member_month,
             int32_t month) {
  int members = 0;
  int observed = 0;
  for (const ChildSeries& child : children) {
    if (!IsMember(child, member_month)) continue;
    ++members;
    if (Find(child.series, month) != nullptr) ++observed;
  }
  return IsThere(measure, members, observed);
}

int32_t RolledUpDataMonth(const IndicatorDefinition& definition,
                          absl::Span<const ChildSeries> children, int32_t month_asked) {
  for (int32_t month = month_asked; month >= month_asked - definition.lag_months; --month) {
    if (IsThere(definition.measure, children, month, month)) return month;
  }
  return month_asked;
}

// The months that any member has a figure for, ascending, each once.
std::vector<int32_t> MonthsOf(absl::Span<const ChildSeries> members) {
  std::vector<int32_t> months;
  for (const ChildSeries& child : members) {
    for (const SeriesPoint& point : child.series) months.push_back(point.month);
  }
  std::sort(months.begin(), months.end());
  months.erase(std::unique(months.begin(), months.end()), months.end());
  return months;
}

// The members' figures of one month together; nothing where the area then has none.
absl::StatusOr<std::optional<SeriesPoint>> Together(Measure measure,
                                                    absl::Span<const ChildSeries> members,
                                                    int32_t month) {
  absl::int128 numerator = 0;
  absl::int128 denominator = 0;
  SeriesPoint sum;
  sum.month = month;
  sum.qualifiers = 0;
  int observed = 0;
  for (const ChildSeries& child : members) {
    const SeriesPoint* point = Find(child.series, month);
    if (point == nullptr) continue;
    ++observed;
    numerator += point->numerator;
    denominator += point->denominator;
    sum.batch = std::max(sum.batch, point->batch);
    sum.qualifiers |= point->qualifiers;
    if (point->status == FigureStatus::kProvisional) sum.status = FigureStatus::kProvisional;
  }
  if (!IsThere(measure, static_cast<int>(members.size()), observed)) {
    return std::optional<SeriesPoint>();
  }
  constexpr absl::int128 kMost = std::numeric_limits<int64_t>::max();
  if (numerator > kMost || numerator < -kMost || denominator > kMost) {
    return Error(absl::StatusCode::kOutOfRange, "VALUE_OUT_OF_RANGE",
                 absl::StrCat("the children's figures of ", FormatMonth(MonthFromNumber(month)),
                              " are too large to add"))
        .Build();
  }
  sum.numerator = static_cast<int64_t>(numerator);
  sum.denominator = static_cast<int64_t>(denominator);
  return std::optional<SeriesPoint>(sum);
}

// True when a month behind the row has a figure from before a member belonged to the area.
bool IsRestated(const IndicatorDefinition& definition, absl::Span<const ChildSeries> members,
                absl::Span<const SeriesPoint> series, int32_t data_month) {
  int32_t all_belong_from = std::numeric_limits<int32_t>::min();
  for (const ChildSeries& child : members) {
    all_belong_from = std::max(all_belong_from, child.member_from);
  }
  const int32_t first_read = ThreeYearsTo(BaselineYear(definition, data_month)).first;
  for (const SeriesPoint& point : series) {
    if (point.month >= std::min(first_read, data_month - 36) && point.month < all_belong_from) {
      return true;
    }
  }
  return false;
}

}  // namespace

SeriesPoint ToPoint(const Figure& figure, int32_t month) {
  SeriesPoint point;
  point.numerator = figure.numerator;
  point.denominator = figure.denominator.value_or(0);
  point.month = month;
  point.batch = static_cast<int32_t>(figure.batch);
  point.status = figure.status;
  point.qualifiers = QualifierBit(figure.qualifier);
  return point;
}

absl::Status SortSeries(std::vector<SeriesPoint>& series) {
  const auto by_month = [](const SeriesPoint& a, const SeriesPoint& b) {
    return a.month < b.month;
  };
  if (!std::is_sorted(series.begin(), series.end(), by_month)) {
    std::sort(series.begin(), series.end(), by_month);
  }
  const auto twice = std::adjacent_find(
      series.begin(), series.end(),
      [](const SeriesPoint& a, const SeriesPoint& b) { return a.month == b.month; });
  if (twice == series.end()) return absl::OkStatus();
  return Error(absl::StatusCode::kInvalidArgument, "DUPLICATE_MONTH",
               absl::StrCat("two figures stand at ", FormatMonth(MonthFromNumber(twice->month))))
      .Build();
}

absl::StatusOr<RolledUpSeries> RollUp(const IndicatorDefinition& definition,
                                      absl::Span<const ChildSeries> children, int32_t month_asked) {
  RolledUpSeries result;
  result.data_month = RolledUpDataMonth(definition, children, month_asked);
  std::vector<ChildSeries> members;
  for (const ChildSeries& child : children) {
    if (IsMember(child, result.data_month)) members.push_back(child);
  }
  for (int32_t month : MonthsOf(members)) {
    ABSL_ASSIGN_OR_RETURN(const std::optional<SeriesPoint> point,
                          Together(definition.measure, members, month));
    if (point.has_value()) result.series.push_back(*point);
  }
  result.restated = IsRestated(definition, members, result.series, result.data_month);
  return result;
}

}  // namespace copperplate::indicators
