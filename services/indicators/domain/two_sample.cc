#include "services/indicators/domain/two_sample.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/normal.h"
#include "libs/statistics/proportion.h"
#include "libs/statistics/two_counts.h"

namespace copperplate::indicators {
namespace {

constexpr double kConfidence = 0.95;
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

double Units(absl::int128 millionths) { return static_cast<double>(millionths) / kMillion; }

TwoSampleTest None(VerdictReason reason) {
  TwoSampleTest test;
  test.reason = reason;
  return test;
}

int Signal(double z, double critical) { return z > critical ? 1 : (z < -critical ? -1 : 0); }

TwoSampleTest TestProportions(const Samples& samples, const Rule& rule, int multiplier) {
  for (const WindowSum* sum : {&samples.subject, &samples.reference}) {
    if (sum->denominator <= 0) return None(VerdictReason::kNotTestable);
    if (sum->numerator > sum->denominator) return None(VerdictReason::kNumeratorAboveDenominator);
  }
  const absl::StatusOr<statistics::TwoProportions> compared = statistics::CompareProportions(
      Units(samples.subject.numerator), Units(samples.subject.denominator),
      Units(samples.reference.numerator), Units(samples.reference.denominator), kConfidence);
  if (!compared.ok()) return None(VerdictReason::kNotTestable);
  TwoSampleTest test;
  test.method = Method::kTwoProportionsAndBand;
  test.z = compared->z;
  test.p = compared->p;
  test.interval =
      Interval{compared->newcombe.lower * multiplier, compared->newcombe.upper * multiplier};
  test.subject_n = Units(samples.subject.denominator);
  test.reference_n = Units(samples.reference.denominator);
  test.signal = Signal(compared->z, rule.critical_z);
  return test;
}

std::optional<Interval> ToInterval(const absl::StatusOr<statistics::Interval>& interval) {
  if (!interval.ok()) return std::nullopt;
  return Interval{interval->lower, interval->upper};
}

TwoSampleTest TestCounts(const Samples& samples, const Rule& rule) {
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
  test.method = Method::kTwoPoissonZAndBand;
  test.z = compared->z_null;
  test.p = statistics::TwoSidedNormalP(compared->z_null);
  test.interval = ToInterval(statistics::RateRatioInterval(pair, kConfidence));
  test.signal = Signal(compared->z_null, rule.critical_z);
  return test;
}

}  // namespace

TwoSampleTest RunTwoSampleTest(const CellMaker& cells, const Rule& rule, const Period& subject,
                               const Period& reference) {
  const Samples samples = Gather(cells, rule, subject, reference);
  if (rule.method == Method::kTwoProportionsAndBand) {
    return TestProportions(samples, rule, DisplayMultiplier(cells.definition()));
  }
  return TestCounts(samples, rule);
}

}  // namespace copperplate::indicators
