// A verdict: lower, comparable or higher, with everything needed to argue about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/numeric/int128.h"
#include "absl/strings/string_view.h"
#include "services/indicators/domain/chart_signal.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/significance_control.h"

namespace copperplate::indicators {

enum class VerdictWord : uint8_t { kNotCalculated, kLower, kComparable, kHigher };

// Why there is no verdict.
enum class VerdictReason : uint8_t {
  kNone,             // there is one
  kNotApplicable,    // the column is not among the indicator's: prints `-`
  kSubjectAbsent,    // the month or the rolling 12 months have no value
  kReferenceAbsent,  // the average or the baseline has no value
  // A percentage of nothing is not defined, and the rule has neither test nor interval.
  kReferenceZero,
  kNoRuleForMeasure,           // the profile does not judge this measure
  kNumeratorAboveDenominator,  // a RATIO above one has no standard error
  kNegativeCount,              // net adjustments below zero follow no Poisson law
  // Fractions where events are counted, or no figures outside the months both periods share. Of
  // peers: their sizes are not known.
  kNotTestable,
  kNoPeerGroup,           // the force has no Most Similar Group in the period
  kPeersTooFew,           // fewer forces of the group have a figure than a comparison takes
  kSeriesHasGap,          // a month of the control chart has no value
  kSeriesTooShort,        // it has fewer than five points since its limits were drawn anew
  kNoTarget,              // none holds in the data month
  kValuesAreDifferences,  // a target is one of months, and the chart is of differences
};

// One side of the comparison.
struct VerdictInput {
  double value = 0;  // unrounded, in the indicator's unit
  std::string text;  // rounded; `n/a` where there is none
  // As the cell has them (cell.h), in millionths: of an average, the sums of its whole period.
  absl::int128 numerator = 0;
  std::optional<absl::int128> denominator;
  Period period;
  // What the test rests on: respondents or crimes (pooled measures), events (COUNT, RATE). For a
  // test over two windows that overlap, of the months not shared. Absent where no test applies.
  std::optional<double> n;

  bool present() const { return !text.empty() && text != "n/a" && text != "-"; }
};

struct Interval {
  double lower = 0;
  double upper = 0;
};

// The control chart that a verdict stands on: its last point, and the limits it is held against.
struct ChartEvidence {
  ChartValueKind kind = ChartValueKind::kPeriods;
  int points = 0;     // that the limits stand on
  Period months;      // of these points, of longer periods their last months
  double value = 0;   // of the last point: the month's own, or its difference from a year before
  std::string text;   // the same, rounded
  double centre = 0;  // of the points
  std::string centre_text;            // to one decimal more than the indicator's
  bool trial = false;                 // fewer than 13 points: to be drawn again as more arrive
  std::optional<ChartSignal> signal;  // by which the month is one: the first of several
  std::optional<double> target;       // that the limits were held against
};

struct Verdict {
  VerdictWord word = VerdictWord::kNotCalculated;
  VerdictReason reason = VerdictReason::kNotApplicable;
  Comparison comparison = Comparison::kBenchmark;
  absl::string_view profile;  // the profile's name; lives for ever
  int profile_version = 0;
  Method method = Method::kNone;
  VerdictInput subject;
  VerdictInput reference;
  std::optional<double> change_percent;  // of the subject against |reference|
  // The least change that counts; absent where there is no percentage to hold against it.
  std::optional<int> band_percent;
  std::optional<double> statistic;  // z, where the method has one
  // Of `statistic`, in magnitude; absent where an adjusted p decides.
  std::optional<double> threshold;
  std::optional<double> p;  // two-sided
  // How many times as much as by chance the months of the reference vary, never below 1; absent
  // where their chance is not told from the rest (two_sample.h).
  std::optional<double> dispersion;
  // Chance alone passes the test, or the interval misses the true value, one time in so many.
  std::optional<int> one_in;
  // 95%: of the difference in the indicator's unit (two proportions: Newcombe's method 10), of the
  // ratio of the monthly rates (two counts), or of the subject's own value (IsInterval()). Of a
  // control chart its limits.
  std::optional<Interval> interval;
  // What `significance` says of the same comparison; absent where it has no test.
  std::optional<bool> significant;
  // The p of that test, and under kBenjaminiHochberg the same adjusted; where that profile gave the
  // word, the first is `p`.
  std::optional<double> significance_p;
  std::optional<AdjustedP> adjusted;
  std::optional<ChartEvidence> chart;  // of a verdict by a control chart
  std::string sentence;  // one, for a reader who knows no statistics; empty when NOT_APPLICABLE
};

// `Lower`, `Comparable`, `Higher`; `-` when not applicable, else `n/a`.
absl::string_view PrintedVerdict(const Verdict& verdict);

}  // namespace copperplate::indicators
