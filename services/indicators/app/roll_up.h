#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/harm.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

// The areas of a dashboard as a roll-up sees them, in their order, without figures.
std::vector<RollUpArea> TreeOf(const DashboardFigures& figures);

// What is read for one request, rolled up area by area. What of it serves several areas or months
// is made once.
class RollUps {
 public:
  // Views `read` and its indicators, which stay where they are.
  explicit RollUps(const DashboardFigures& read) : read_(read), tree_(TreeOf(read)) {}

  // The series of an area (the one asked for, or `node` of `read.areas`), as RollUp() has it: of
  // the indicator's own figures, weighed where it is a HARM, or of its formula, each term rolled up
  // by itself as of the data month, which is the latest within reach in which all of them have a
  // figure. `indicator` is one of `read`.
  RolledUpSeries SeriesOf(const IndicatorFigures& indicator, int32_t month, int node = 0);
  // The same as if the indicator could not lag.
  RolledUpSeries SeriesAt(const IndicatorFigures& indicator, int32_t data_month, int node = 0);

  std::vector<Population> PopulationsOf(int32_t data_month, int node = 0) const {
    return RollUpPopulations(tree_, data_month, node);
  }

 private:
  RolledUpSeries Of(const IndicatorDefinition& definition, const IndicatorFigures& indicator,
                    int32_t month, int node);
  RolledUpSeries OwnSeries(const IndicatorDefinition& definition, const IndicatorFigures& figures,
                           int32_t month, int node);
  RolledUpSeries DerivedSeries(const IndicatorDefinition& derived, int32_t month, int node);
  bool HasOwnFigure(const IndicatorDefinition& definition, const IndicatorFigures& figures,
                    int32_t month, int node);
  int32_t DataMonthOfTerms(const IndicatorDefinition& derived,
                           const std::vector<const IndicatorFigures*>& terms, int32_t month,
                           int node);
  std::vector<const IndicatorFigures*> TermsOf(const IndicatorDefinition& derived) const;
  const HarmRollUp& HarmOf(const IndicatorFigures& figures);
  void SetFigures(const IndicatorFigures& figures);

  const DashboardFigures& read_;
  std::vector<RollUpArea> tree_;  // with the figures looked at last
  std::map<const IndicatorFigures*, HarmRollUp> harm_;
};

// The last month of a request that names the month `asked` or none: without one the last in which
// the series has a figure, as a sum of areas may lack the latest that one of them has.
int32_t LastMonthOf(const RolledUpSeries& series, std::optional<int32_t> asked);

}  // namespace copperplate::indicators
