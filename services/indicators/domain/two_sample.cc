#include "services/indicators/domain/two_sample.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "libs/statistics/laney.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/proportion.h"
#include "libs/statistics/two_counts.h"
#include "services/indicators/domain/confidence.h"

namespace copperplate::indicators {
namespace {

// Below this many events on either side the normal approximation gives way to the exact test.
constexpr double kFewEvents = 10;

struct Samples {
  WindowSum subject;
  WindowSum reference;
};

void TakeAway(const WindowSum& part, WindowSum& whole) {
  whole.numerator -= part.numerator;
  whole.denominator -= part.denominator;
  whole.months -= part.months;
}

Samples Gather(const CellMaker& cells, const Rule& rule, const Period& subject,
               const Period& reference) {
  Samples samples{cells.Sum(subject), cells.Sum(reference)};
  if (!rule.drop_shared_months) return samples;
  const Period shared{std::max(subject.first, reference.first),
                      std::min(subject.last, reference.last)};
  if (shared.months() <= 0) return samples;
  const WindowSum sum = cells.Sum(shared);
  TakeAway(sum, samples.reference);
  // A month is compared whole with the rest of the year that it lies in.
  if (!(shared == subject)) TakeAway(sum, samples.subject);
  return samples;
}

TwoSampleTest None(VerdictReason reason) {
  TwoSampleTest test;
  test.reason = reason;
  return test;
}

int Signal(double z, double critical) { return z > critical ? 1 : (z < -critical ? -1 : 0); }

// Laney's sigma z of the months of the reference, never below 1; nothing where they are too few or
// too small, or one is missing.
std::optional<double> Dispersion(const CellMaker& cells, const Period& reference,
                                 bool of_proportions) {
  if (reference.months() < kMonthsForDispersion) return std::nullopt;
  const WindowSum sum = cells.Sum(reference);
  const double large = kLargeMonth * reference.months();
  if (sum.months != reference.months() || Units(sum.numerator) < large) return std::nullopt;
  if (of_proportions && Units(sum.denominator - sum.numerator) < large) return std::nullopt;
  std::vector<double> events;
  std::vector<double> sizes;
  for (const SeriesPoint& point : cells.series()) {
    if (!reference.Contains(point.month)) continue;
    events.push_back(Units(point.numerator));
    sizes.push_back(of_proportions ? Units(point.denominator) : 1);
  }
  const absl::StatusOr<statistics::LaneyChart> chart =
      of_proportions ? statistics::ComputeLaneyP(events, sizes)
                     : statistics::ComputeLaneyU(events, sizes);
  if (!chart.ok()) return std::nullopt;
  return std::max(1.0, chart->sigma_z);
}

// A standard error so many times as large is that of so much less of either sample.
TwoSampleTest TestProportions(const Samples& samples, const Rule& rule, int multiplier,
                              std::optional<double> dispersion) {
  for (const WindowSum* sum : {&samples.subject, &samples.reference}) {
    if (sum->denominator <= 0) return None(VerdictReason::kNotTestable);
    if (sum->numerator > sum->denominator) return None(VerdictReason::kNumeratorAboveDenominator);
  }
  const double variance = dispersion.value_or(1) * dispersion.value_or(1);
  const auto effective = [variance](absl::int128 millionths) {
    return Units(millionths) / variance;
  };
  const absl::StatusOr<statistics::TwoProportions> compared = statistics::CompareProportions(
      effective(samples.subject.numerator), effective(samples.subject.denominator),
      effective(samples.reference.numerator), effective(samples.reference.denominator),
      kConfidence);
  if (!compared.ok()) return None(VerdictReason::kNotTestable);
  TwoSampleTest test;
  test.method = variance > 1 ? Method::kLaneyProportionsAndBand : Method::kTwoProportionsAndBand;
  test.dispersion = dispersion;
  test.z = compared->z;
  test.p = compared->p;
  test.interval =
      Interval{compared->newcombe.lower * multiplier, compared->newcombe.upper * multiplier};
  test.subject_n = Units(samples.subject.denominator);
  test.reference_n = Units(samples.reference.denominator);
  test.signal = Signal(compared->z, rule.critical_z);
  return test;
}

// Of a ratio, so that it is as much wider on the scale of its logarithm.
std::optional<Interval> Widened(const absl::StatusOr<statistics::Interval>& interval,
                                double dispersion) {
  if (!interval.ok()) return std::nullopt;
  if (dispersion == 1) return Interval{interval->lower, interval->upper};
  const double middle = std::sqrt(interval->lower * interval->upper);
  const double reach = std::pow(interval->upper / middle, dispersion);
  return Interval{middle / reach, middle * reach};
}

TwoSampleTest TestCounts(const Samples& samples, const Rule& rule,
                         std::optional<double> of_months) {
  for (const WindowSum* sum : {&samples.subject, &samples.reference}) {
    if (sum->months <= 0) return None(VerdictReason::kNotTestable);
    if (sum->numerator < 0) return None(VerdictReason::kNegativeCount);
    if (sum->numerator % kMillion != 0) return None(VerdictReason::kNotTestable);
  }
  const statistics::CountPair pair{
      Units(samples.subject.numerator), Units(samples.reference.numerator),
      static_cast<double>(samples.subject.months), static_cast<double>(samples.reference.months)};
  TwoSampleTest test;
  test.subject_n = pair.count_1;
  test.reference_n = pair.count_2;
  if (std::min(pair.count_1, pair.count_2) < kFewEvents) {
    const auto exact = statistics::ConditionalExactTest(pair, kConfidence);
    if (!exact.ok()) return None(VerdictReason::kNotTestable);
    test.method = Method::kTwoPoissonExactAndBand;
    test.p = exact->p;
    test.interval = Interval{exact->interval.lower, exact->interval.upper};
    const bool higher = pair.count_1 * pair.exposure_2 > pair.count_2 * pair.exposure_1;
    if (test.p < statistics::TwoSidedNormalP(rule.critical_z)) test.signal = higher ? 1 : -1;
    return test;
  }
  const auto compared = statistics::CompareCounts(pair);
  if (!compared.ok()) return None(VerdictReason::kNotTestable);
  const double dispersion = of_months.value_or(1);
  const double z = compared->z_null / dispersion;
  test.method = dispersion > 1 ? Method::kLaneyPoissonZAndBand : Method::kTwoPoissonZAndBand;
  test.dispersion = of_months;
  test.z = z;
  test.p = statistics::TwoSidedNormalP(z);
  test.interval = Widened(statistics::RateRatioInterval(pair, kConfidence), dispersion);
  test.signal = Signal(z, rule.critical_z);
  return test;
}

}  // namespace

TwoSampleTest RunTwoSampleTest(const CellMaker& cells, const Rule& rule, const Period& subject,
                               const Period& reference) {
  const Samples samples = Gather(cells, rule, subject, reference);
  const bool of_proportions = rule.method == Method::kTwoProportionsAndBand;
  std::optional<double> dispersion;
  if (rule.widens) dispersion = Dispersion(cells, reference, of_proportions);
  if (of_proportions) {
    return TestProportions(samples, rule, DisplayMultiplier(cells.definition()), dispersion);
  }
  if (!CountsEvents(cells.definition())) return None(VerdictReason::kNotTestable);
  return TestCounts(samples, rule, dispersion);
}

}  // namespace copperplate::indicators
