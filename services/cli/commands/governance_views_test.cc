#include <gtest/gtest.h>

#include "services/cli/commands/view_text.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

constexpr char kUpdate[] = R"({
    "name": "forces/f/bodies/bcb/actions/bcb-april-2018-action-1",
    "reference": "BCB April 2018 Action 1", "text": "Update to be brought.", "owner": "",
    "state": "OPEN", "raisedOn": "2018-04-12", "originalDue": "2018-10-12",
    "currentDue": "2018-10-12", "slippageDays": 0, "revisionCount": 0, "ageDays": 184,
    "closedOn": "", "overdue": true, "dueSoon": false, "reopened": false})";

std::string Drawn(const View& view, bool csv, const char* item) {
  ViewText text(view, csv);
  text.Add(Value::Parse(item));
  return text.Draw();
}

TEST(ActionsView, TellsWhatIsDueWhenAndWhoseItIs) {
  EXPECT_EQ(Drawn(kActionsView, /*csv=*/false, kUpdate),
            "Reference                Action                 Owner  Due         State  Age days  "
            "Attention\n"
            "BCB April 2018 Action 1  Update to be brought.         2018-10-12  OPEN        184  "
            "overdue\n");
  EXPECT_EQ(Drawn(kActionsView, /*csv=*/true, kUpdate),
            "reference,action,owner,due,state,age_days,attention,raised,original_due,slippage_days,"
            "revisions,closed,text,name\r\n"
            "BCB April 2018 Action 1,Update to be brought.,,2018-10-12,OPEN,184,overdue,2018-04-12,"
            "2018-10-12,0,0,,Update to be brought.,"
            "forces/f/bodies/bcb/actions/bcb-april-2018-action-1\r\n");
}

TEST(ActionsView, IsOfABodyOrOfTheForce) {
  EXPECT_TRUE(kActionsView.NeedsForce());
  EXPECT_STREQ(kActionsView.path_of_all, "/v1/forces/$0/actionLog");
  EXPECT_EQ(kMeetingsView.path_of_all, nullptr);
}

TEST(MeetingsView, HasWarningsOfEach) {
  EXPECT_EQ(
      Drawn(kMeetingsView, /*csv=*/false,
            R"({"name": "forces/f/bodies/bcb/meetings/m2018-04-12", "date": "2018-04-12",
                      "startTime": "14:00", "venue": "CR1", "state": "CLOSED", "heldInPublic": true,
                      "warnings": ["QUORUM_NOT_SET", "MINUTES_OWED"]})"),
      "Meeting      Date        Start  Venue  State   Public  Warnings\n"
      "m2018-04-12  2018-04-12  14:00  CR1    CLOSED  yes     QUORUM_NOT_SET; MINUTES_OWED\n");
}

}  // namespace
}  // namespace copperplate::cli
