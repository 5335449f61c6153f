#include "services/volunteers/domain/duty_rest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Duty Shift(const std::string& id, const std::string& from, const std::string& to,
           int64_t break_minutes = 30) {
  return TestCompleted(id, LondonRange(from, to), break_minutes);
}

TEST(DutyRestTest, ABreakInMoreThanSixHours) {
  EXPECT_THAT(RestWarningsOf(Shift("d", "2018-05-01 10:00", "2018-05-01 16:00", 0), {}), IsEmpty());
  EXPECT_THAT(RestWarningsOf(Shift("d", "2018-05-01 10:00", "2018-05-01 16:01", 19), {}),
              ElementsAre(RestWarning::kNoBreak));
  EXPECT_THAT(RestWarningsOf(Shift("d", "2018-05-01 10:00", "2018-05-01 16:01", 20), {}),
              IsEmpty());
}

TEST(DutyRestTest, ElevenHoursFromTheNextBeforeAndAfter) {
  const Duty duty = Shift("d", "2018-05-01 10:00", "2018-05-01 14:00");
  EXPECT_THAT(RestWarningsOf(duty, {Shift("a", "2018-04-30 20:00", "2018-04-30 23:00"),
                                    Shift("b", "2018-05-02 01:00", "2018-05-02 02:00")}),
              IsEmpty());
  EXPECT_THAT(RestWarningsOf(duty, {Shift("a", "2018-04-30 20:00", "2018-04-30 23:01")}),
              ElementsAre(RestWarning::kDailyRest));
  EXPECT_THAT(RestWarningsOf(duty, {Shift("b", "2018-05-02 00:59", "2018-05-02 02:00")}),
              ElementsAre(RestWarning::kDailyRest));
  Duty cancelled = Shift("b", "2018-05-02 00:59", "2018-05-02 02:00");
  cancelled.state = DutyState::kCancelled;
  EXPECT_THAT(RestWarningsOf(duty, {cancelled}), IsEmpty());
  EXPECT_THAT(RestWarningsOf(duty, {Shift("d", "2018-05-01 10:00", "2018-05-01 13:00")}),
              IsEmpty());
}

TEST(DutyRestTest, ADayOfRestInSeven) {
  std::vector<Duty> week;
  for (int day = 1; day <= 6; ++day) {
    const std::string date = "2018-05-0" + std::to_string(day);
    week.push_back(Shift("d" + date, date + " 10:00", date + " 14:00"));
  }
  const Duty seventh = Shift("d7", "2018-05-07 10:00", "2018-05-07 14:00");
  EXPECT_THAT(RestWarningsOf(seventh, week), ElementsAre(RestWarning::kWeeklyRest));
  week.erase(week.begin() + 3);
  EXPECT_THAT(RestWarningsOf(seventh, week), IsEmpty());
}

TEST(DutyRestTest, FortyEightHoursAWeekOverSeventeenWeeks) {
  // 17 weeks of 4 duties of 12 hours, the last of them the duty itself: exactly 48 hours a week.
  const absl::Time first = LondonTime("2018-01-01 08:00");
  std::vector<Duty> duties;
  for (int week = 0; week < 17; ++week) {
    for (int day = 0; day < 4; ++day) {
      const absl::Time from = first + absl::Hours(24 * (7 * week + day));
      duties.push_back(TestCompleted("d" + std::to_string(duties.size()),
                                     {from, from + absl::Hours(12) + absl::Minutes(30)}, 30));
    }
  }
  Duty last = duties.back();
  duties.pop_back();
  EXPECT_THAT(RestWarningsOf(last, duties), IsEmpty());
  last.break_minutes = 29;
  EXPECT_THAT(RestWarningsOf(last, duties), ElementsAre(RestWarning::kWeeklyHours));
  EXPECT_EQ(Name(RestWarning::kWeeklyHours), "WEEKLY_HOURS");
}

}  // namespace
}  // namespace copperplate::volunteers
