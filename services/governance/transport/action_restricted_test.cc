// Actions of restricted items: a viewer sees that they are there, and nothing that they say.
#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/action_test.h"

namespace copperplate::governance {
namespace {

using testing::Told;

constexpr char kAprilMeeting[] = "forces/essex/bodies/bcb/meetings/day-2018-04-12";
constexpr char kRestrictedItem[] =
    "forces/essex/bodies/bcb/meetings/day-2018-04-12/agendaItems/item";

class ActionRestrictedTest : public ActionTest {
 protected:
  void SetUp() override {
    ActionTest::SetUp();
    AddMeeting("2018-04-12");
    AddOutcome("2018-04-12", "agreed");
    RestrictItem("2018-04-12");
  }
  static v1::Action OfItem() {
    v1::Action action = Historic("Dismiss the officer");
    action.set_raised_at_item(kRestrictedItem);
    action.set_owner("Alice Smith");
    action.set_due_text("in six months' time");
    action.set_plan_code("V1.1");
    return action;
  }
  absl::StatusOr<v1::Action> Rewrite(int number, const std::string& paragraph) {
    v1::UpdateActionRequest request;
    request.mutable_action()->set_name(NameOf(number));
    request.mutable_action()->set_paragraph(paragraph);
    request.mutable_update_mask()->add_paths("paragraph");
    return Call(*actions_, &Stub::UpdateAction, request, Analyst("essex"));
  }
};

TEST_F(ActionRestrictedTest, AViewerSeesNothingOfWhatItSays) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action raised, Create(OfItem()));
  EXPECT_TRUE(raised.restricted());
  EXPECT_EQ(raised.raised_at_meeting(), kAprilMeeting);
  EXPECT_EQ(raised.raised_at_item(), kRestrictedItem);
  v1::StartActionRequest start;
  start.set_reason("He was told");
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20", start));
  v1::ReviseActionDueRequest revise;
  revise.set_due("2018-12-31");
  revise.set_reason("He appeals");
  revise.set_approved_by("The Chair");
  ABSL_ASSERT_OK(Step(&Stub::ReviseActionDue, NameOf(1), "2018-04-21", revise));
  v1::ProposeActionCompleteRequest propose;
  v1::Evidence& letter = *propose.add_evidence();
  letter.set_description("The letter");
  letter.set_reference("HR/2018/17");
  ABSL_ASSERT_OK(Step(&Stub::ProposeActionComplete, NameOf(1), "2018-05-01", propose));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action whole, Get(NameOf(1)));
  EXPECT_EQ(whole.text(), "Dismiss the officer");
  EXPECT_EQ(whole.due_text(), "in six months' time");
  EXPECT_EQ(whole.transitions(0).reason(), "He was told");
  EXPECT_EQ(whole.due_revisions(0).reason(), "He appeals");
  EXPECT_EQ(whole.evidence_size(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(1), Viewer("essex")));
  v1::Action expected = whole;
  expected.clear_text();
  expected.clear_due_text();
  expected.clear_plan_code();
  expected.clear_evidence();
  expected.mutable_transitions(0)->clear_reason();
  expected.mutable_due_revisions(0)->clear_reason();
  EXPECT_EQ(shown.SerializeAsString(), expected.SerializeAsString());
  v1::ListActionsRequest list;
  list.set_parent("forces/essex/bodies/bcb");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListActionsResponse listed,
                            Call(*actions_, &Stub::ListActions, list, Viewer("essex")));
  EXPECT_EQ(listed.actions(0).SerializeAsString(), expected.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-10", {}, Viewer("essex")));
  ASSERT_EQ(log.actions_size(), 1);
  EXPECT_EQ(log.actions(0).text(), "");
  EXPECT_TRUE(log.actions(0).restricted());
  EXPECT_EQ(log.actions(0).owner(), "Alice Smith");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog seen, Log("2018-05-10"));
  EXPECT_EQ(seen.actions(0).text(), "Dismiss the officer");
}

TEST_F(ActionRestrictedTest, OneRecordedInErrorDoesNotSayWhy) {
  ABSL_ASSERT_OK(Create(OfItem()));
  v1::StrikeOutActionRequest strike;
  strike.set_reason("It was another officer");
  ABSL_ASSERT_OK(Step(&Stub::StrikeOutAction, NameOf(1), "2018-05-02", strike));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(1), Viewer("essex")));
  EXPECT_EQ(shown.struck_out().on(), "2018-05-02");
  EXPECT_EQ(shown.struck_out().reason(), "");
}

TEST_F(ActionRestrictedTest, AParagraphSaysWhoseItemItIs) {
  v1::Action action = Historic();
  action.set_raised_at_meeting(kAprilMeeting);
  action.set_paragraph("5.1(i)");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action restricted, Create(action));
  EXPECT_TRUE(restricted.restricted());
  action.set_paragraph("6.1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action open, Create(action));
  EXPECT_FALSE(open.restricted());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(2), Viewer("essex")));
  EXPECT_EQ(shown.text(), "Report back on custody");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action since, Rewrite(2, "5.2"));
  EXPECT_TRUE(since.restricted());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action still, Rewrite(2, "6.1"));
  EXPECT_TRUE(still.restricted());
}

TEST_F(ActionRestrictedTest, SoIsWhatAnOutcomeOfOneDecided) {
  ABSL_ASSERT_OK(Create(Historic()));
  v1::CancelActionRequest cancel;
  cancel.set_outcome(std::string(kAprilMeeting) + "/outcomes/agreed");
  cancel.set_reason("The officer left");
  // Where no day is said it is the meeting's.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action cancelled,
                            Step(&Stub::CancelAction, NameOf(1), "", cancel));
  EXPECT_TRUE(cancelled.restricted());
  EXPECT_EQ(cancelled.transitions(0).on(), "2018-04-12");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(1), Viewer("essex")));
  EXPECT_EQ(shown.text(), "");
  EXPECT_EQ(shown.transitions(0).reason(), "");
}

TEST_F(ActionRestrictedTest, SoIsWhatOneOfItStandsInThePlaceOf) {
  ABSL_ASSERT_OK(Create(Historic()));
  ABSL_ASSERT_OK(Create(OfItem()));
  v1::SupersedeActionRequest supersede;
  supersede.set_superseded_by(NameOf(2));
  supersede.set_reason("The officer is to go");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action superseded,
                            Step(&Stub::SupersedeAction, NameOf(1), "2018-05-02", supersede));
  EXPECT_TRUE(superseded.restricted());
  EXPECT_EQ(superseded.transitions(0).reason(), "The officer is to go");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(1), Viewer("essex")));
  EXPECT_EQ(shown.text(), "");
  EXPECT_EQ(shown.transitions(0).reason(), "");
}

TEST_F(ActionRestrictedTest, AnItemThatIsRestrictedAfterwardsRestrictsWhatIsOfIt) {
  Value(
      "UPDATE governance.agenda_item SET restricted = false, restriction_reason = '' RETURNING id");
  ABSL_ASSERT_OK(Create(OfItem()));
  v1::Action by_paragraph = Historic("Tell the family");
  by_paragraph.set_raised_at_meeting(kAprilMeeting);
  by_paragraph.set_paragraph("5.1(i)");
  ABSL_ASSERT_OK(Create(by_paragraph));
  ABSL_ASSERT_OK(Create(Historic("Offer another post")));
  v1::CancelActionRequest cancel;
  cancel.set_outcome(std::string(kAprilMeeting) + "/outcomes/agreed");
  ABSL_ASSERT_OK(Step(&Stub::CancelAction, NameOf(3), "", cancel));
  ABSL_ASSERT_OK(Create(Historic("Report back on custody")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action open, Get(NameOf(1), Viewer("essex")));
  EXPECT_EQ(open.text(), "Dismiss the officer");
  RestrictItem("2018-04-12");
  for (const int number : {1, 2, 3}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(number), Viewer("essex")));
    EXPECT_TRUE(shown.restricted()) << number;
    EXPECT_EQ(shown.text(), "") << number;
  }
  v1::ListActionsRequest list;
  list.set_parent("forces/essex/bodies/bcb");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListActionsResponse listed,
                            Call(*actions_, &Stub::ListActions, list, Viewer("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-10", {}, Viewer("essex")));
  ASSERT_EQ(listed.actions_size(), 4);
  ASSERT_EQ(log.actions_size(), 4);
  for (const int i : {0, 1, 2}) {
    EXPECT_EQ(listed.actions(i).text(), "") << i;
    EXPECT_EQ(log.actions(i).text(), "") << i;
  }
  EXPECT_EQ(listed.actions(3).text(), "Report back on custody");
  EXPECT_EQ(log.actions(3).text(), "Report back on custody");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action whole, Get(NameOf(1)));
  EXPECT_EQ(whole.text(), "Dismiss the officer");
}

TEST_F(ActionRestrictedTest, WhatWasRewrittenMeanwhileFollowsItsItemToo) {
  ABSL_ASSERT_OK(Create(OfItem()));
  v1::Action by_paragraph = Historic("Tell the family");
  by_paragraph.set_raised_at_meeting(kAprilMeeting);
  by_paragraph.set_paragraph("5.1(i)");
  ABSL_ASSERT_OK(Create(by_paragraph));
  ABSL_ASSERT_OK(Create(by_paragraph));
  ABSL_ASSERT_OK(Rewrite(1, "5.3"));
  ABSL_ASSERT_OK(Rewrite(2, "5.2"));
  // Which takes it off the item: none says so any more.
  ABSL_ASSERT_OK(Rewrite(3, "6.1"));
  Value(
      "UPDATE governance.agenda_item SET restricted = false, restriction_reason = '' RETURNING id");
  for (const int number : {1, 2}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(number), Viewer("essex")));
    EXPECT_FALSE(shown.restricted()) << number;
    EXPECT_NE(shown.text(), "") << number;
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action off, Get(NameOf(3), Viewer("essex")));
  EXPECT_TRUE(off.restricted());
  EXPECT_EQ(off.text(), "");
}

TEST_F(ActionRestrictedTest, AnItemOfTwoPartsIsOneParagraphOrHasMarks) {
  Value(
      "UPDATE governance.agenda_item SET number = '5.1', restricted = false, "
      "restriction_reason = '' RETURNING id");
  v1::Action action = Historic("Tell the family");
  action.set_raised_at_meeting(kAprilMeeting);
  for (const char* const paragraph : {"5.1", "5.1(i)", "5.10"}) {
    action.set_paragraph(paragraph);
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action raised, Create(action));
    EXPECT_FALSE(raised.restricted());
  }
  RestrictItem("2018-04-12");
  for (const int number : {1, 2}) {
    ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action shown, Get(NameOf(number), Viewer("essex")));
    EXPECT_EQ(shown.text(), "") << number;
  }
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action open, Get(NameOf(3), Viewer("essex")));
  EXPECT_EQ(open.text(), "Tell the family");
  action.set_paragraph("5.1 (i)");
  EXPECT_EQ(Told(Create(action)), "PARAGRAPH_NUMBER_MALFORMED action.paragraph");
}

TEST_F(ActionRestrictedTest, TheItemIsOfTheMeeting) {
  AddMeeting("2018-04-19");
  v1::Action action = OfItem();
  action.set_raised_at_meeting("forces/essex/bodies/bcb/meetings/day-2018-04-19");
  EXPECT_EQ(Told(Create(action)), "ITEM_OF_ANOTHER_MEETING action.raised_at_item");
  action.clear_raised_at_meeting();
  action.set_raised_at_item(std::string(kAprilMeeting) + "/agendaItems/none");
  EXPECT_EQ(Told(Create(action)), "AGENDA_ITEM_UNKNOWN action.raised_at_item");
  action.set_raised_at_item("forces/kent/bodies/bcb/meetings/m/agendaItems/item");
  EXPECT_EQ(Told(Create(action)), "AGENDA_ITEM_NOT_OF_FORCE action.raised_at_item");
}

}  // namespace
}  // namespace copperplate::governance
