#include "services/cli/commands/snapshot_diff.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

constexpr char kCrime[] = "forces/f/indicators/all-recorded-crime";

TEST(DrawDifferences, TellsWhatWasWhatIsAndWhy) {
  DiffNames names;
  names.indicators[kCrime] = Value::Parse(R"({"title": "All Recorded Crime", "unit": "count"})");
  names.batches["forces/f/batches/late"] = Value::Parse(
      R"({"createTime": "2018-05-10T14:00:00Z", "author": "ann", "revisionReason": "late crimes"})");
  const Value answer = Value::Parse(R"({"revision": "57", "differences": [
      {"indicator": "forces/f/indicators/all-recorded-crime", "kind": "CHANGED", "column": "CURRENT",
       "before": "4988", "after": "5001", "batches": ["forces/f/batches/late"]},
      {"indicator": "forces/f/indicators/all-recorded-crime", "kind": "CHANGED",
       "column": "V_1_YEAR_AVERAGE", "before": "Lower", "after": "Lower",
       "batches": ["forces/f/batches/late", "forces/f/batches/b2"]},
      {"indicator": "forces/f/indicators/all-recorded-crime", "kind": "FIELD_CHANGED",
       "field": "dataMonth", "before": "2018-02", "after": "2018-03",
       "causes": [{"resource": "forces/f/indicators/all-recorded-crime", "revision": "56",
                   "recordTime": "2018-05-11T09:00:00Z", "author": "bob"}]},
      {"indicator": "forces/f/indicators/new-one", "kind": "ROW_ADDED"}]})");
  EXPECT_EQ(DrawDifferences(answer, names), R"(As published, against today's revision 57

Indicator           Column          Was       Is  Because
All Recorded Crime  Current       4,988    5,001  late
All Recorded Crime  v 1yr         Lower  Lower *  late b2
All Recorded Crime  data month  2018-02  2018-03  indicators/all-recorded-crime
new-one             row is new

* the same as shown: it differs beneath the rounding or in what stands beside it

Batch  Imported              By   Reason
late   2018-05-10T14:00:00Z  ann  late crimes
b2

Also changed                   Recorded              By
indicators/all-recorded-crime  2018-05-11T09:00:00Z  bob
)");
}

TEST(DrawDifferences, TellsWhatBecameOfCommentaries) {
  const Value answer = Value::Parse(R"({"revision": "57", "differences": [],
      "commentaryDifferences": [
      {"commentary": "forces/f/commentaries/crime", "kind": "REOPENED",
       "causes": [{"resource": "forces/f/commentaries/crime", "revision": "56",
                   "recordTime": "2018-05-11T09:00:00Z", "author": "bob"}]},
      {"commentary": "forces/f/commentaries/summary", "kind": "ADDED"}]})");
  EXPECT_EQ(DrawDifferences(answer, {}), R"(As published, against today's revision 57

Commentary  What became of it
crime       is a draft again
summary     agreed since

Also changed        Recorded              By
commentaries/crime  2018-05-11T09:00:00Z  bob
)");
}

TEST(DrawDifferences, SaysThatNothingDiffers) {
  EXPECT_EQ(DrawDifferences(Value::Parse(R"({"differences": [], "revision": "3"})"), {}),
            "nothing differs at revision 3\n");
}

}  // namespace
}  // namespace copperplate::cli
