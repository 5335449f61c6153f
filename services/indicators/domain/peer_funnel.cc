#include "services/indicators/domain/peer_funnel.h"

#include <algorithm>

#include "libs/statistics/normal.h"
#include "libs/statistics/overdispersion.h"

namespace copperplate::indicators {
namespace {

constexpr double kInner = 0.95;
constexpr double kOuter = 0.998;
constexpr double kWinsorised = 0.1;

using IntervalsOfLimits = absl::StatusOr<std::vector<statistics::Interval>>;

// The forces that the funnel is drawn from.
struct Sample {
  std::vector<size_t> indices;
  std::vector<double> events;
  std::vector<double> sizes;
  absl::int128 numerator = 0;
  absl::int128 denominator = 0;
};

Sample Gather(absl::Span<const PeerFigure* const> figures, PeerFunnel& funnel) {
  Sample sample;
  for (size_t i = 0; i < figures.size(); ++i) {
    const PeerFigure& figure = *figures[i];
    if (figure.negative()) {
      funnel.negative.push_back(i);
    } else if (!figure.sized()) {
      funnel.unsized.push_back(i);
    } else {
      sample.indices.push_back(i);
      sample.events.push_back(Units(*figure.numerator));
      sample.sizes.push_back(Units(*figure.denominator));
      sample.numerator += *figure.numerator;
      sample.denominator += *figure.denominator;
    }
  }
  return sample;
}

absl::StatusOr<statistics::Overdispersion> Spread(Measure measure, const Sample& sample) {
  return measure == Measure::kProportion
             ? statistics::OverdispersionOfProportions(sample.events, sample.sizes, kWinsorised)
             : statistics::OverdispersionOfRates(sample.events, sample.sizes, kWinsorised);
}

IntervalsOfLimits LimitsAt(Measure measure, const statistics::Overdispersion& spread,
                           double confidence) {
  return measure == Measure::kProportion
             ? statistics::OverdispersedProportionLimits(spread, confidence)
             : statistics::OverdispersedRateLimits(spread, confidence);
}

Interval Scaled(const statistics::Interval& interval, int multiplier) {
  return {interval.lower * multiplier, interval.upper * multiplier};
}

// The forces' figures taken together, as PeerCell() has one.
Cell Centre(const IndicatorDefinition& definition, const PeerFigure& like, const Sample& sample) {
  Cell cell = PeerCell(definition, like);  // the period
  cell.numerator = sample.numerator;
  cell.denominator = sample.denominator;
  cell.exact = Rational::Of(sample.numerator * DisplayMultiplier(definition), sample.denominator);
  cell.value = cell.exact.ToDouble();
  cell.text = cell.exact.Round(definition.decimals);
  return cell;
}

bool IsStrict(const Rule& rule) { return rule.one_in == kStrictOneIn; }

bool HasFunnel(Measure measure) {
  return measure == Measure::kProportion || measure == Measure::kRatio || measure == Measure::kRate;
}

// Fills in what the funnel goes without, and why there is none.
absl::StatusOr<statistics::Overdispersion> SpreadOf(Measure measure, const Sample& sample,
                                                    PeerFunnel& funnel) {
  funnel.forces = static_cast<int>(sample.indices.size());
  const bool for_want_of_sizes = sample.indices.size() + funnel.unsized.size() >= kFewestPeers;
  funnel.reason = for_want_of_sizes ? VerdictReason::kNotTestable : VerdictReason::kPeersTooFew;
  if (funnel.forces < kFewestPeers) return absl::NotFoundError("");
  funnel.reason = VerdictReason::kNotTestable;
  return Spread(measure, sample);
}

}  // namespace

PeerFunnel DrawFunnel(const IndicatorDefinition& definition,
                      absl::Span<const PeerFigure* const> figures) {
  PeerFunnel funnel;
  funnel.limits.resize(figures.size());
  funnel.centre.absence = AbsenceReason::kNoObservation;
  funnel.centre.text = "n/a";
  funnel.reason = VerdictReason::kNoRuleForMeasure;
  const Measure measure = definition.measure;
  if (!HasFunnel(measure)) return funnel;
  const Sample sample = Gather(figures, funnel);
  const auto spread = SpreadOf(measure, sample, funnel);
  if (!spread.ok()) return funnel;
  const IntervalsOfLimits inner = LimitsAt(measure, *spread, kInner);
  const IntervalsOfLimits outer = LimitsAt(measure, *spread, kOuter);
  if (!inner.ok() || !outer.ok()) return funnel;

  funnel.reason = VerdictReason::kNone;
  funnel.centre = Centre(definition, *figures[sample.indices.front()], sample);
  funnel.phi = spread->phi;
  funnel.tau_squared = spread->tau_squared;
  const int multiplier = DisplayMultiplier(definition);
  for (size_t i = 0; i < sample.indices.size(); ++i) {
    funnel.limits[sample.indices[i]] = FunnelLimits{
        Scaled((*inner)[i], multiplier), Scaled((*outer)[i], multiplier), spread->z_additive[i]};
  }
  return funnel;
}

FunnelAround LimitsAround(const IndicatorDefinition& definition, const Rule& rule,
                          absl::Span<const PeerFigure* const> figures, size_t index, double value) {
  FunnelAround around;
  around.reason = VerdictReason::kNegativeCount;
  if (figures[index]->negative()) return around;
  around.reason = VerdictReason::kNoRuleForMeasure;
  const Measure measure = definition.measure;
  if (!HasFunnel(measure)) return around;
  PeerFunnel funnel;
  const Sample sample = Gather(figures, funnel);
  auto spread = SpreadOf(measure, sample, funnel);
  around.reason = funnel.reason;
  const auto place = std::find(sample.indices.begin(), sample.indices.end(), index);
  if (!spread.ok() || place == sample.indices.end()) return around;
  const int multiplier = DisplayMultiplier(definition);
  spread->centre = value / multiplier;
  const IntervalsOfLimits limits = LimitsAt(measure, *spread, IsStrict(rule) ? kOuter : kInner);
  if (!limits.ok()) return around;
  around.reason = VerdictReason::kNone;
  around.limits =
      Scaled((*limits)[static_cast<size_t>(place - sample.indices.begin())], multiplier);
  return around;
}

TwoSampleTest TestByFunnel(const PeerFunnel& funnel, const Rule& rule,
                           absl::Span<const PeerFigure* const> figures, size_t index) {
  TwoSampleTest test;
  test.reason = funnel.reason;
  if (figures[index]->negative()) test.reason = VerdictReason::kNegativeCount;
  if (test.reason != VerdictReason::kNone) return test;
  const std::optional<FunnelLimits>& limits = funnel.limits[index];
  test.reason = VerdictReason::kNotTestable;
  if (!limits.has_value()) return test;
  const double z = limits->z;
  test.reason = VerdictReason::kNone;
  test.method = Method::kFunnel;
  test.z = z;
  test.p = statistics::TwoSidedNormalP(z);
  test.interval = IsStrict(rule) ? limits->at_99_8 : limits->at_95;
  test.subject_n = Units(*figures[index]->denominator);
  test.reference_n = static_cast<double>(funnel.centre.denominator.value_or(0)) / kMillion;
  const double critical = statistics::CriticalZ(IsStrict(rule) ? kOuter : kInner);
  test.signal = z > critical ? 1 : (z < -critical ? -1 : 0);
  return test;
}

SignificanceControl ControlOfPeers(SignificanceControl asked) {
  return asked == SignificanceControl::kOneIn500 ? asked : SignificanceControl::kOneIn20;
}

}  // namespace copperplate::indicators
