#include "services/delivery/domain/indicator_verdict.h"

#include <gtest/gtest.h>

#include <utility>

#include "absl/time/civil_time.h"

namespace copperplate::delivery {
namespace {

TEST(VerdictMonth, IsTheNewestThatHasEndedByTheDaysEnd) {
  using Day = absl::CivilDay;
  using Month = absl::CivilMonth;
  const std::pair<Day, Month> kCases[] = {
      {Day(2018, 3, 31), Month(2018, 3)},   {Day(2018, 3, 30), Month(2018, 2)},
      {Day(2018, 4, 1), Month(2018, 3)},    {Day(2018, 4, 15), Month(2018, 3)},
      {Day(2018, 1, 1), Month(2017, 12)},   {Day(2018, 1, 30), Month(2017, 12)},
      {Day(2020, 2, 28), Month(2020, 1)},   {Day(2020, 2, 29), Month(2020, 2)},
      {Day(2019, 12, 31), Month(2019, 12)},
  };
  for (const auto& [as_of, month] : kCases) EXPECT_EQ(VerdictMonth(as_of), month) << as_of;
}

TEST(VerdictAbsence, HasANameAndASentence) {
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kNotConfigured), "NOT_CONFIGURED");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kNotConfigured),
            "This service is not configured to ask the indicators service.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kBusy), "BUSY");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kBusy),
            "As many boards as may wait for the indicators service do already.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kUnreachable), "UNREACHABLE");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kUnreachable),
            "The indicators service cannot be reached.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kTooSlow), "TOO_SLOW");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kTooSlow),
            "The indicators service did not answer in time.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kRefused), "REFUSED");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kRefused),
            "The indicators service does not show you the dashboard.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kNoSuchRow), "NO_SUCH_ROW");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kNoSuchRow),
            "The dashboard has no such indicator.");
  EXPECT_EQ(VerdictAbsenceName(VerdictAbsence::kFailed), "FAILED");
  EXPECT_EQ(VerdictAbsenceSentence(VerdictAbsence::kFailed),
            "The indicators service answered with an error.");
}

}  // namespace
}  // namespace copperplate::delivery
