#include "services/delivery/domain/withdrawn.h"

#include "gtest/gtest.h"

namespace copperplate::delivery {
namespace {

TEST(WithdrawnTest, AReasonBelongsToWhatIsWithdrawn) {
  Faults faults;
  CheckWithdrawal({}, "", faults);
  CheckWithdrawal(absl::CivilDay(2018, 1, 1), "merged with V2", faults);
  EXPECT_TRUE(faults.empty());
  Faults missing;
  CheckWithdrawal(absl::CivilDay(2018, 1, 1), "", missing);
  EXPECT_EQ(missing.reason(), "FIELD_REQUIRED");
  Faults idle;
  CheckWithdrawal({}, "why", idle);
  EXPECT_EQ(idle.reason(), "FIELD_NOT_FOR_STATE");
}

}  // namespace
}  // namespace copperplate::delivery
