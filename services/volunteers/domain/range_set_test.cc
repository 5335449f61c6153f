#include "services/volunteers/domain/range_set.h"

#include <gtest/gtest.h>

#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using IntSet = RangeSet<int>;

TEST(RangeSetTest, HoldsAsFewRangesAsThereCanBe) {
  const IntSet set{{5, 7}, {1, 3}, {3, 4}, {6, 9}, {20, 20}, {30, 29}};
  EXPECT_EQ(set.ranges(), (std::vector<HalfOpen<int>>{{1, 4}, {5, 9}}));
  EXPECT_TRUE(IntSet({{4, 4}}).empty());
}

TEST(RangeSetTest, ContainsARangeOnlyWithoutAGap) {
  const IntSet set{{1, 4}, {5, 9}};
  EXPECT_TRUE(set.Contains(HalfOpen<int>{1, 4}));
  EXPECT_TRUE(set.Contains(HalfOpen<int>{6, 8}));
  EXPECT_FALSE(set.Contains(HalfOpen<int>{3, 6}));
  EXPECT_FALSE(set.Contains(HalfOpen<int>{8, 10}));
  EXPECT_TRUE(set.Contains(HalfOpen<int>{100, 100}));
  EXPECT_FALSE(set.Contains(4));
  EXPECT_TRUE(set.Contains(5));
}

IntSet AnySet() {
  std::vector<HalfOpen<int>> ranges;
  const int count = *rc::gen::inRange(0, 6);
  ranges.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    ranges.push_back({*rc::gen::inRange(0, 20), *rc::gen::inRange(0, 20)});
  }
  return IntSet(ranges);
}

RC_GTEST_PROP(RangeSetTest, EachPointIsWhereTheLogicOfItSays, ()) {
  const IntSet a = AnySet();
  const IntSet b = AnySet();
  for (int point = -1; point <= 20; ++point) {
    RC_ASSERT(a.Union(b).Contains(point) == (a.Contains(point) || b.Contains(point)));
    RC_ASSERT(a.Intersection(b).Contains(point) == (a.Contains(point) && b.Contains(point)));
    RC_ASSERT(a.Difference(b).Contains(point) == (a.Contains(point) && !b.Contains(point)));
  }
  // Equal sets have equal ranges, so there is one way to write a set.
  RC_ASSERT(a.Difference(b).Union(a.Intersection(b)) == a);
  for (const IntSet& set : {a.Union(b), a.Intersection(b), a.Difference(b)}) {
    for (size_t i = 1; i < set.ranges().size(); ++i) {
      RC_ASSERT(set.ranges()[i - 1].to < set.ranges()[i].from);
    }
  }
}

TEST(RangeSetTest, DaysBeginAtMidnightInLondon) {
  // Summer time began at 01:00 on 25 March 2018: that midnight is one of winter time.
  EXPECT_EQ(absl::FormatTime(BeginningOf(CivilDay(2018, 3, 25)), absl::UTCTimeZone()),
            "2018-03-25T00:00:00+00:00");
  EXPECT_EQ(absl::FormatTime(BeginningOf(CivilDay(2018, 3, 26)), absl::UTCTimeZone()),
            "2018-03-25T23:00:00+00:00");
  const InstantSet instants =
      InstantsOf({{CivilDay(2018, 3, 25), CivilDay(2018, 3, 26)}, {CivilDay(2018, 6, 1), kNoEnd}});
  ASSERT_EQ(instants.ranges().size(), 2U);
  EXPECT_EQ(instants.ranges()[0].to - instants.ranges()[0].from, absl::Hours(23));
  EXPECT_EQ(instants.ranges()[1].to, absl::InfiniteFuture());
}

TEST(RangeSetTest, DaysAreCounted) {
  EXPECT_EQ(DayCount({}), 0);
  EXPECT_EQ(DayCount({{CivilDay(2018, 2, 1), CivilDay(2018, 3, 1)},
                      {CivilDay(2018, 3, 5), CivilDay(2018, 3, 6)}}),
            29);
}

}  // namespace
}  // namespace copperplate::volunteers
