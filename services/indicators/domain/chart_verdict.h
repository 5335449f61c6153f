// Verdicts by a control chart: of the month by its signal, of its target by its limits.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/chart_basis.h"
#include "services/indicators/domain/chart_sentence.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// The months a row's chart may have: those that any row reads.
inline constexpr int32_t kMonthsOfRowChart = kMonthsBehindDataMonth + 1;

// The fewest points that can be told from chance: of four, not even a last one that lies anywhere
// above three equal ones is outside (3/4 of the step against 2.66/3 of it); of five it is.
inline constexpr size_t kLeastPointsOfVerdict = 5;

// The chart of the 48 months to a row's data month, or of as many as there are without a value
// missing at the start: what ComputeControlChart() draws of the same window, screening nothing. One
// for all verdicts of a row.
class RowChart {
 public:
  // References outlive this.
  RowChart(const CellMaker& cells, absl::Span<const Annotation> annotations, int32_t data_month);

  // By Method::kXmrSignal or kXmrAssurance; all but `significant`, and the sentence as `detail` has
  // it.
  Verdict Judge(const Profile& profile, Comparison comparison, Method method, Detail detail) const;

  // Months behind the points, a year earlier where these are differences; empty without a chart.
  Period MonthsBehind() const;
  bool provisional() const { return provisional_; }
  uint8_t qualifiers() const { return qualifiers_; }

 private:
  void Draw(absl::Span<const LinePoint> periods);
  ChartEvidence Evidence() const;
  ChartEnd End() const;
  std::string WhyNone(VerdictReason reason) const;
  void JudgeSignal(Verdict& verdict) const;
  void JudgeTarget(const Annotation* target, Verdict& verdict) const;
  std::string SignalSentence(VerdictWord word) const;
  std::string TargetSentence(const Annotation& target, VerdictWord word) const;

  const IndicatorDefinition& definition_;
  const absl::Span<const Annotation> annotations_;
  const int32_t data_month_;
  Cell current_;
  VerdictReason reason_ = VerdictReason::kNone;  // why there is no chart
  std::vector<int32_t> missing_;                 // months without a value, of a series with a gap
  ChartBasis basis_;
  size_t first_ = 0;  // index of the first point of the last segment
  ChartLimits limits_;
  bool trial_ = false;
  std::vector<ChartSignal> signals_;  // the one to name; none of common cause
  bool provisional_ = false;
  uint8_t qualifiers_ = 0;
};

}  // namespace copperplate::indicators
