#include "services/volunteers/domain/merging.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using ::copperplate::testing::Told;

TEST(MergingTest, NeitherDutiesThatOverlapNorTwoEngagementsOfAKind) {
  const OpenEngagement special[] = {{"e1", Kind::kSpecial}};
  const OpenEngagement others[] = {{"e2", Kind::kPsv}, {"e3", Kind::kSpecial}};
  const Duty mornings[] = {
      TestCompleted("d1", LondonRange("2018-05-01 08:00", "2018-05-01 12:00"))};
  Duty later[] = {TestCompleted("d2", LondonRange("2018-05-01 12:00", "2018-05-01 14:00")),
                  TestCompleted("d3", LondonRange("2018-05-01 11:59", "2018-05-01 14:00"))};
  EXPECT_EQ(Told(CheckMerge({"v1", special, mornings}, {"v2", others, later})),
            "ENGAGEMENT_OPEN e1, DUTIES_OVERLAP d3");
  later[1].state = DutyState::kRejected;
  EXPECT_EQ(Told(CheckMerge({"v1", special, mornings}, {"v2", {}, later})), "");
  EXPECT_EQ(Told(CheckMerge({"v1", special, mornings}, {"v1", special, mornings})),
            "MERGED_WITH_SELF v1");
}

}  // namespace
}  // namespace copperplate::volunteers
