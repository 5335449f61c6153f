#include "services/volunteers/domain/notice.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

std::string ToldOfNotice(const Notice& notice, CivilDay leaves_on) {
  Unmet unmet;
  CheckNotice(notice, leaves_on, "e", unmet);
  return Told(unmet);
}

TEST(NoticeTest, IsAMonthOrAShorterOneThatWasAccepted) {
  const CivilDay given(2018, 1, 31);
  EXPECT_EQ(ToldOfNotice({given, false}, CivilDay(2018, 2, 27)), "NOTICE_TOO_SHORT e");
  EXPECT_EQ(ToldOfNotice({given, false}, CivilDay(2018, 2, 28)), "");
  EXPECT_EQ(ToldOfNotice({given, true}, CivilDay(2018, 2, 1)), "");
  EXPECT_EQ(ToldOfNotice({std::nullopt, true}, CivilDay(2018, 2, 28)), "NOTICE_REQUIRED e");
}

}  // namespace
}  // namespace copperplate::volunteers
