#include "services/cli/commands/action_notes.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

constexpr char kActionLog[] = R"({
    "asOf": "2018-10-13", "knownAt": "2018-10-13T09:00:00Z", "total": 6, "open": 3,
    "notStarted": 1, "inProgress": 2, "proposedComplete": 0, "closed": 1, "cancelled": 1,
    "superseded": 1, "overdue": 1, "dueSoon": 0, "dueSoonDays": 14, "undated": 2,
    "withoutOwner": 1, "withoutOwnerOrDate": 0, "reopened": 1, "meanOpenAgeDays": "184.0",
    "meanClosedAgeDays": "28.0", "closedByOriginalDuePercent": "100.0",
    "ages": [{"fromDays": 0, "toDays": 30, "count": 0}, {"fromDays": 31, "count": 3}]})";

TEST(ActionNotes, SayWhatTheActionsAddUpTo) {
  EXPECT_EQ(HowTheActionsStand(Value::Parse(kActionLog), 3),
            "At the end of 2018-10-13, as known at 2018-10-13T09:00:00Z: 6 in all, 3 open, 1 "
            "closed, 1 cancelled, 1 superseded\n"
            "Open: 1 not started, 2 in progress, 0 proposed complete; 1 overdue, 0 due within 14 "
            "days, 2 without a date, 1 without an owner, 0 without either\n"
            "Days since they were raised: 0 of 0-30, 3 of 31 and more; mean 184.0\n"
            "Reopened at some time: 1\n"
            "Closed: mean age in days 28.0, by their first date 100.0%\n");
}

TEST(ActionNotes, LeaveOutMeansOfNothing) {
  const std::string note =
      HowTheActionsStand(Value::Parse(R"({"asOf": "2018-05-10", "closed": 0, "reopened": 0,
                       "meanOpenAgeDays": "", "meanClosedAgeDays": "",
                       "closedByOriginalDuePercent": ""})"),
                         0);
  EXPECT_EQ(note.find("mean"), std::string::npos) << note;
  EXPECT_EQ(note.find("Closed:"), std::string::npos) << note;
  EXPECT_NE(note.find("Reopened at some time: 0\n"), std::string::npos) << note;
}

}  // namespace
}  // namespace copperplate::cli
