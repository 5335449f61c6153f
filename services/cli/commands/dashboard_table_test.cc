#include "services/cli/commands/dashboard_table.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(DrawDashboard, ShowsRowsThemesNotesAndReasons) {
  const Value dashboard = Value::Parse(R"({
    "month": "2018-03", "area": "forces/cambridgeshire/areas/cambridgeshire", "revision": "3", "rows": [{
      "title": "All Recorded Crime", "themeHeading": "OFFENDERS", "unit": "count",
      "current": {"text": "4988"}, "minus1Year": {"text": "5737"}, "minus2Years": {"text": "n/a"},
      "minus3Years": {"text": "-"}, "v1YearAverage": {"text": "Comparable", "sentence": "4,988 is comparable."},
      "v3YearAverage": {"text": "-"}, "fytd": {"text": "66192", "asPrinted": {"text": "66,193", "reason": "a slip"}},
      "fytdMinus1Year": {"text": "58060"}, "rolling12": {"text": "66192"}, "baseline": {"text": "58060"},
      "benchmark": {"text": "Higher"}, "peers": [{"text": "Higher"}],
      "dataMonth": "2018-02", "dataMonthDiffers": true}]})");
  EXPECT_EQ(DrawDashboard(dashboard, true),
            R"(Dashboard as at Mar-18, forces/cambridgeshire/areas/cambridgeshire, revision 3

Indicator               Current  - 1 yr  - 2 yr  - 3 yr  v 1yr       v 3yr        FYTD  FYTD - 1  Rolling 12  Baseline  Benchmark  Peers

OFFENDERS
All Recorded Crime [1]    4,988   5,737     n/a       -  Comparable  -      66,192 [2]    58,060      66,192    58,060  Higher     Higher

  1  All Recorded Crime: data to Feb-18
  2  All Recorded Crime, FYTD: printed 66,193; a slip

Why
  All Recorded Crime
    4,988 is comparable.
)");
}

}  // namespace
}  // namespace copperplate::cli
