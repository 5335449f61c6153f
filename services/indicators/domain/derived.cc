#include "services/indicators/domain/derived.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/numeric/int128.h"
#include "services/indicators/domain/sort_once.h"

namespace copperplate::indicators {
namespace {

// One month of all terms.
struct TermsOfMonth {
  absl::int128 numerator = 0;
  SeriesPoint point;  // month, status and qualifiers
  std::set<size_t> there;
  std::optional<AbsenceReason> withheld;
};

using Months = std::map<int32_t, TermsOfMonth>;

Months Gather(absl::Span<const DerivedTerm> terms) {
  Months months;
  for (size_t i = 0; i < terms.size(); ++i) {
    for (const SeriesPoint& point : terms[i].series.series) {
      TermsOfMonth& month = months[point.month];
      if (month.there.empty()) month.point.qualifiers = 0;
      month.there.insert(i);
      month.numerator += terms[i].term.subtract ? -absl::int128(point.numerator) : point.numerator;
      month.point.month = point.month;
      AddQuality(point, month.point);
    }
    for (const WithheldMonth& withheld : terms[i].series.withheld) {
      TermsOfMonth& month = months[withheld.month];
      month.there.insert(i);
      if (!month.withheld.has_value()) month.withheld = withheld.why;
    }
  }
  return months;
}

std::optional<AbsenceReason> WhyWithheld(const IndicatorDefinition& definition,
                                         const TermsOfMonth& month) {
  if (month.withheld.has_value()) return month.withheld;
  if (!FitsAPoint(month.numerator)) return AbsenceReason::kOutOfRange;
  if (month.numerator < 0 && !definition.allows_negative) return AbsenceReason::kNegativeNotAllowed;
  return std::nullopt;
}

// What is said of the terms one by one.
void AddNotes(absl::Span<const DerivedTerm> terms, RolledUpSeries& result) {
  for (const DerivedTerm& term : terms) {
    const RolledUpSeries& series = term.series;
    result.restated = result.restated || series.restated;
    result.gaps.insert(result.gaps.end(), series.gaps.begin(), series.gaps.end());
    result.parts.insert(result.parts.end(), series.parts.begin(), series.parts.end());
    for (const MonthBatch& one : series.batches) result.batches.push_back(one);
  }
  SortOnce(result.gaps, [](const MonthGap& gap) { return std::pair(gap.month, gap.area); });
  SortOnce(result.batches, [](const MonthBatch& one) { return std::pair(one.month, one.batch); });
  SortOnce(result.parts);
}

}  // namespace

RolledUpSeries Combine(const IndicatorDefinition& definition, int32_t data_month,
                       absl::Span<const DerivedTerm> terms) {
  RolledUpSeries result;
  result.data_month = data_month;
  for (auto& [number, month] : Gather(terms)) {
    for (size_t i = 0; i < terms.size(); ++i) {
      if (month.there.count(i) == 0) result.parts.push_back({number, terms[i].term.indicator});
    }
    if (month.there.size() < terms.size()) continue;
    if (const auto why = WhyWithheld(definition, month)) {
      result.withheld.push_back({number, *why});
      continue;
    }
    month.point.numerator = static_cast<int64_t>(month.numerator);
    result.series.push_back(month.point);
  }
  AddNotes(terms, result);
  return result;
}

}  // namespace copperplate::indicators
