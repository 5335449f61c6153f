#include "services/cli/commands/dashboard_table.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(DrawDashboard, ShowsRowsThemesNotesAndReasons) {
  const Value dashboard = Value::Parse(R"({
    "month": "2018-03", "area": "forces/cambridgeshire/areas/cambridgeshire", "revision": "3", "rows": [{
      "title": "All Recorded Crime", "themeHeading": "OFFENDERS", "unit": "count", "caveat": "More are recorded.",
      "current": {"text": "4988", "provisional": true}, "minus1Year": {"text": "5737"},
      "minus2Years": {"text": "n/a", "absence": "NO_OBSERVATION", "firstMonth": "2016-02", "lastMonth": "2016-02"},
      "minus3Years": {"text": "-", "absence": "NOT_APPLICABLE"},
      "v1YearAverage": {"text": "Comparable", "word": "COMPARABLE", "sentence": "4,988 is comparable."},
      "v3YearAverage": {"text": "-", "word": "NOT_CALCULATED"},
      "fytd": {"text": "66192", "asPrinted": {"text": "66,193", "reason": "A slip."}},
      "fytdMinus1Year": {"text": "58060"}, "rolling12": {"text": "66192"}, "baseline": {"text": "58060"},
      "benchmark": {"text": "n/a", "word": "NOT_CALCULATED", "sentence": "No verdict: it is too early."},
      "peers": [{"text": "Higher", "comparator": "MSG", "origin": "AS_PRINTED", "dataTo": "2017-08"},
                {"text": "n/a", "comparator": "MSG", "origin": "COMPUTED", "verdict": "NOT_CALCULATED",
                 "sentence": "No verdict: only 2 of 4."}],
      "dataMonth": "2018-02", "dataMonthDiffers": true, "provisional": true, "restated": true}]})");
  EXPECT_EQ(DrawDashboard(dashboard, {.why = true}),
            R"(Dashboard as at Mar-18, forces/cambridgeshire/areas/cambridgeshire, revision 3

Indicator                             Current  - 1 yr   - 2 yr  - 3 yr  v 1yr       v 3yr        FYTD  FYTD - 1  Rolling 12  Baseline  Benchmark  Peers

OFFENDERS
All Recorded Crime [p] [r] [1] [2]  4,988 [p]   5,737  n/a [3]       -  Comparable  -      66,192 [4]    58,060      66,192    58,060  n/a [5]    Higher [6]; n/a [7]

  [p]  Provisional: a month behind it may still change.
  [r]  Restated: the areas, and the weights of a harm index, of the data month serve for all months before it.
  [1]  Data to Feb-18.
  [2]  More are recorded.
  [3]  No figure held for Feb-16.
  [4]  Printed as 66,193. A slip.
  [5]  No verdict: it is too early.
  [6]  Against Most Similar Forces, as printed, data to Aug-17.
  [7]  Against Most Similar Forces. No verdict: only 2 of 4.

Why
  All Recorded Crime
    4,988 is comparable.
    No verdict: it is too early.
)");
}

TEST(DrawDashboard, FoldsToTheTerminal) {
  const Value dashboard = Value::Parse(R"({
    "month": "2018-03", "area": "forces/essex/areas/essex", "revision": "3", "profile": "profiles/significance",
    "significanceControl": "ONE_IN_500", "rows": [{
      "title": "Crime", "themeHeading": "OFFENDERS", "unit": "count", "caveat": "More of the crimes that were always there are recorded.",
      "current": {"text": "4988"}, "minus1Year": {"text": "5737"}, "v1YearAverage":
      {"text": "Comparable", "word": "COMPARABLE", "sentence": "March 2018 (4,988) is comparable, as it seems."}}]})");
  const std::string drawn = DrawDashboard(dashboard, {.why = true, .width = 40});
  EXPECT_EQ(
      drawn.substr(0, drawn.find("\n\nIndicator", 150)),
      R"(Dashboard as at Mar-18, forces/essex/areas/essex, revision 3, profile significance, significance control ONE_IN_500

Indicator  Current  - 1 yr  - 2 yr

OFFENDERS
Crime [1]    4,988   5,737)");
  EXPECT_EQ(drawn.substr(drawn.find("\n  [1]")), R"(
  [1]  More of the crimes that were
       always there are recorded.

Why
  Crime
    March 2018 (4,988) is comparable, as
    it seems.
)");
}

}  // namespace
}  // namespace copperplate::cli
