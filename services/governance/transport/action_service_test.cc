#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "copperplate/governance/v1/body_service.grpc.pb.h"
#include "copperplate/governance/v1/office_service.grpc.pb.h"
#include "copperplate/governance/v1/outcome_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/action_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::NeedsTold;
using testing::Told;

class ActionServiceTest : public ActionTest {
 protected:
  // Action 1, owned and started on 20 April 2018.
  void AddStarted() {
    v1::Action action = Historic();
    action.set_owner("Alice Smith");
    action.set_original_due("2018-10-12");
    ABSL_ASSERT_OK(Create(action));
    ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  }
  absl::StatusOr<v1::Action> Propose(const std::string& on) {
    v1::ProposeActionCompleteRequest request;
    request.set_reason("The report is with the Board");
    return Step(&Stub::ProposeActionComplete, NameOf(1), on, request);
  }
  absl::StatusOr<v1::Action> Close(const std::string& on, const std::string& delegate) {
    v1::CloseActionRequest request;
    request.set_delegate(delegate);
    return Step(&Stub::CloseAction, NameOf(1), on, request);
  }
  std::vector<std::string> Listed(v1::ListActionsRequest request) {
    request.set_parent("forces/essex/bodies/bcb");
    request.set_page_size(2);
    std::vector<std::string> references;
    do {
      const auto page = Call(*actions_, &Stub::ListActions, request, Viewer("essex"));
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const v1::Action& action : page->actions()) references.push_back(action.reference());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return references;
  }
};

TEST_F(ActionServiceTest, OneIsRaisedUnderTheNextNumberOfItsMonth) {
  v1::Action asked = Historic();
  asked.set_due_text("in six months' time");
  asked.set_paragraph("14.3(i)");
  asked.set_plan_code("V1.1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action first, Create(asked));
  EXPECT_EQ(first.name(), NameOf(1));
  EXPECT_EQ(first.reference(), "BCB April 2018 Action 1");
  EXPECT_EQ(first.number(), 1);
  EXPECT_EQ(first.state(), v1::Action::OPEN);
  EXPECT_EQ(first.original_due(), "2018-10-12");
  EXPECT_EQ(first.current_due(), "2018-10-12");
  EXPECT_EQ(first.due_basis(), v1::Action::DERIVED);
  EXPECT_EQ(first.slippage_days(), 0);
  EXPECT_EQ(first.created_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action second, Create(Historic()));
  EXPECT_EQ(second.reference(), "BCB April 2018 Action 2");
  EXPECT_FALSE(second.has_slippage_days());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action other, Create(Historic(), "orb"));
  EXPECT_EQ(other.reference(), "ORB April 2018 Action 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action read, Get(NameOf(1)));
  EXPECT_EQ(read.SerializeAsString(), first.SerializeAsString());
}

TEST_F(ActionServiceTest, WhatIsRaisedNowIsOfThisMonthAndDueLater) {
  v1::Action action;
  action.set_text("Publish the timetable");
  action.set_original_due("2018-10-12");
  EXPECT_EQ(Told(Create(action)), "DUE_BEFORE_RAISED action.original_due");
  action.set_raised_on("2018-04-12");
  EXPECT_EQ(Told(Create(action)), "DUE_IN_PAST action.original_due");
  action.clear_original_due();
  action.clear_raised_on();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action created, Create(action));
  EXPECT_EQ(created.raised_on(),
            Value("SELECT to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')"));
}

TEST_F(ActionServiceTest, EveryFaultIsTold) {
  v1::Action wrong = Historic("");
  wrong.set_plan_code("first");
  wrong.set_original_due("2018-04-11");
  EXPECT_THAT(FieldsTold(Create(wrong)),
              ElementsAre("action.text: must be given",
                          "action.plan_code: must be the code of an action or activity of the "
                          "plan: V1 or V1.1",
                          "action.original_due: must not lie before the day it was raised"));
  EXPECT_THAT(Create(Historic(), "none"), HasReason("BODY_UNKNOWN"));
  EXPECT_THAT(Create(Historic(), "bcb", Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Get(NameOf(1)), HasReason("ACTION_UNKNOWN"));
  EXPECT_THAT(Get("forces/essex/bodies/none/actions/a"), HasReason("BODY_UNKNOWN"));
  v1::Action numbered = Historic();
  numbered.set_number(7);
  ABSL_ASSERT_OK(Create(numbered));
  EXPECT_THAT(Create(numbered), HasReason("NUMBER_TAKEN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action next, Create(Historic()));
  EXPECT_EQ(next.number(), 8);
  numbered.set_historic_import(false);
  EXPECT_THAT(Create(numbered), HasReason("NUMBER_NOT_GIVEN"));
  v1::UpdateActionRequest update;
  update.mutable_action()->set_name(NameOf(7));
  update.mutable_update_mask()->add_paths("none");
  update.set_on("soon");
  EXPECT_THAT(FieldsOf(Call(*actions_, &Stub::UpdateAction, update, Analyst("essex"))),
              ElementsAre("on", "update_mask"));
}

TEST_F(ActionServiceTest, NumbersOfAMonthThatIsNotOverHaveNoGaps) {
  v1::Action action = Historic();
  action.set_raised_on(Value("SELECT to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD')"));
  action.set_number(999);
  EXPECT_EQ(Told(Create(action)), "NUMBER_NOT_NEXT action.number");
  action.set_number(1);
  ABSL_ASSERT_OK(Create(action));
  action.set_number(0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action next, Create(action));
  EXPECT_EQ(next.number(), 2);
}

TEST_F(ActionServiceTest, ValidateOnlyUsesNoNumber) {
  v1::CreateActionRequest request;
  request.set_parent("forces/essex/bodies/bcb");
  *request.mutable_action() = Historic();
  request.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action seen,
                            Call(*actions_, &Stub::CreateAction, request, Analyst("essex")));
  EXPECT_EQ(seen.number(), 1);
  EXPECT_THAT(Get(NameOf(1)), HasReason("ACTION_UNKNOWN"));
  request.set_validate_only(false);
  request.set_request_id("7f1d2a4e-0b1c-4d2e-8f3a-5b6c7d8e9f01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action first,
                            Call(*actions_, &Stub::CreateAction, request, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action again,
                            Call(*actions_, &Stub::CreateAction, request, Analyst("essex")));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Value("SELECT count(*) FROM governance.action"), "1");
}

TEST_F(ActionServiceTest, TheWayToClosingAndBack) {
  ABSL_ASSERT_OK(Create(Historic()));
  EXPECT_THAT(Step(&Stub::StartAction, NameOf(1), "2018-04-20"), HasReason("OWNER_REQUIRED"));
  v1::UpdateActionRequest update;
  update.mutable_action()->set_name(NameOf(1));
  update.mutable_action()->set_owner("Alice Smith");
  update.mutable_update_mask()->add_paths("owner");
  update.set_on("2018-04-15");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action owned,
                            Call(*actions_, &Stub::UpdateAction, update, Analyst("essex")));
  ASSERT_EQ(owned.owner_changes_size(), 1);
  EXPECT_EQ(owned.owner_changes(0).on(), "2018-04-15");
  EXPECT_EQ(owned.owner_changes(0).before(), "");
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  EXPECT_THAT(Step(&Stub::ProposeActionComplete, NameOf(1), "2018-05-01"),
              HasReason("EVIDENCE_REQUIRED"));
  v1::ProposeActionCompleteRequest propose;
  v1::Evidence* const evidence = propose.add_evidence();
  evidence->set_description("The \"full\" report,\nwith (its) annexes");
  evidence->set_reference("D/2018/17");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action proposed,
                            Step(&Stub::ProposeActionComplete, NameOf(1), "2018-05-01", propose));
  ASSERT_EQ(proposed.evidence_size(), 1);
  EXPECT_EQ(proposed.evidence(0).added_by(), "publisher-1");
  EXPECT_THAT(Close("2018-05-10", "alice.smith"), HasReason("CLOSED_BY_OWNER"));
  EXPECT_THAT(Close("2018-05-10", ""), HasReason("MEETING_OR_DELEGATE_REQUIRED"));
  EXPECT_THAT(Close("2018-04-30", "Bob Jones"), HasReason("DATE_OUT_OF_ORDER"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action closed, Close("2018-05-10", "Bob Jones"));
  EXPECT_EQ(closed.state(), v1::Action::CLOSED);
  EXPECT_EQ(closed.closed_on(), "2018-05-10");
  EXPECT_THAT(Step(&Stub::ReopenAction, NameOf(1), "2018-06-01"), HasReason("FIELD_REQUIRED"));
  v1::ReopenActionRequest reopen;
  reopen.set_reason("It was not done");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action reopened,
                            Step(&Stub::ReopenAction, NameOf(1), "2018-06-01", reopen));
  EXPECT_EQ(reopened.state(), v1::Action::IN_PROGRESS);
  EXPECT_EQ(reopened.closed_on(), "");
  ASSERT_EQ(reopened.transitions_size(), 4);
  EXPECT_EQ(reopened.transitions(2).delegate(), "Bob Jones");
  EXPECT_EQ(reopened.transitions(3).reason(), "It was not done");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action read, Get(NameOf(1)));
  EXPECT_EQ(read.SerializeAsString(), reopened.SerializeAsString());
  EXPECT_EQ(read.evidence(0).description(), "The \"full\" report,\nwith (its) annexes");
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM governance.event_out"),
            "action.created action.updated action.start action.proposeComplete action.close "
            "action.reopen");
}

TEST_F(ActionServiceTest, WhoHoldsTheOfficeThatOwnsItDoesNotCloseIt) {
  AddOffice("acc", "Assistant Chief Constable", "2016-05-12//Bob Jones");
  AddOffice("head", "Head of Custody", "2016-05-12/2018-05-09/Carol Green");
  v1::Action action = Historic();
  action.set_owner("assistant chief constable");
  ABSL_ASSERT_OK(Create(action));
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  ABSL_ASSERT_OK(Propose("2018-05-01"));
  EXPECT_THAT(Close("2018-05-10", "Bob Jones"), HasReason("CLOSED_BY_OWNER"));
  EXPECT_THAT(Close("2018-05-10", "forces/essex/offices/acc"), HasReason("CLOSED_BY_OWNER"));
  v1::CloseActionRequest own;
  own.set_delegate("Carol Green");
  EXPECT_THAT(Step(&Stub::CloseAction, NameOf(1), "2018-05-10", own,
                   Caller{"bob.jones", {{"essex", {"publisher"}}}}),
              HasReason("CLOSED_BY_OWNER"));
  v1::ReturnActionRequest back;
  back.set_reason("Figures are missing");
  ABSL_ASSERT_OK(Step(&Stub::ReturnAction, NameOf(1), "2018-05-02", back));
  v1::UpdateActionRequest update;
  update.mutable_action()->set_name(NameOf(1));
  update.mutable_action()->set_owner("forces/essex/offices/head");
  update.mutable_update_mask()->add_paths("owner");
  update.set_on("2018-05-02");
  ABSL_ASSERT_OK(Call(*actions_, &Stub::UpdateAction, update, Analyst("essex")));
  ABSL_ASSERT_OK(Propose("2018-05-03"));
  EXPECT_THAT(Close("2018-05-09", "Carol Green"), HasReason("CLOSED_BY_OWNER"));
  // It was Bob Jones's office before, and is Carol Green's no longer.
  EXPECT_THAT(Close("2018-05-10", "Bob Jones"), HasReason("CLOSED_BY_OWNER"));
  ABSL_ASSERT_OK(Close("2018-05-10", "Carol Green"));
}

TEST_F(ActionServiceTest, OneIsRaisedAndClosedAtMeetingsOfItsBody) {
  AddMeeting("2018-04-12");
  AddMeeting("2018-05-10");
  const std::string meetings = "forces/essex/bodies/bcb/meetings/day-";
  v1::Action action = Historic();
  action.set_owner("Alice Smith");
  action.clear_raised_on();
  action.set_raised_at_meeting(meetings + "2018-04-12");
  EXPECT_THAT(Create(action, "orb"), HasReason("MEETING_OF_ANOTHER_BODY"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action raised, Create(action));
  EXPECT_EQ(raised.raised_on(), "2018-04-12");
  action.set_raised_at_meeting(meetings + "2018-04-13");
  EXPECT_EQ(Told(Create(action)), "MEETING_UNKNOWN action.raised_at_meeting");
  action.set_raised_at_meeting("forces/kent/bodies/bcb/meetings/m");
  EXPECT_EQ(Told(Create(action)), "MEETING_NOT_OF_FORCE action.raised_at_meeting");
  v1::ListActionsRequest at_meeting;
  at_meeting.set_raised_at_meeting(meetings + "2018-04-12");
  EXPECT_THAT(Listed(at_meeting), ElementsAre("BCB April 2018 Action 1"));
  at_meeting.set_raised_at_meeting(meetings + "2018-05-10");
  EXPECT_THAT(Listed(at_meeting), IsEmpty());
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  ABSL_ASSERT_OK(Propose("2018-05-01"));
  v1::CloseActionRequest close;
  close.set_meeting(meetings + "2018-05-10");
  EXPECT_EQ(Told(Step(&Stub::CloseAction, NameOf(1), "2018-05-11", close)),
            "DATE_NOT_OF_MEETING on");
  // Where no day is said it is the meeting's.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action closed,
                            Step(&Stub::CloseAction, NameOf(1), "", close));
  EXPECT_EQ(closed.closed_on(), "2018-05-10");
  EXPECT_EQ(closed.closed_at_meeting(), meetings + "2018-05-10");
}

TEST_F(ActionServiceTest, ABodyCancelsByAnOutcome) {
  AddMeeting("2018-05-10");
  ABSL_ASSERT_OK(Create(Historic()));
  v1::CancelActionRequest cancel;
  EXPECT_EQ(Told(Step(&Stub::CancelAction, NameOf(1), "2018-05-10", cancel)),
            "FIELD_REQUIRED outcome");
  cancel.set_outcome("forces/essex/bodies/bcb/meetings/day-2018-05-10/outcomes/agreed");
  EXPECT_EQ(Told(Step(&Stub::CancelAction, NameOf(1), "2018-05-10", cancel)),
            "OUTCOME_UNKNOWN outcome");
  AddOutcome("2018-05-10", "agreed");
  EXPECT_EQ(Told(Step(&Stub::CancelAction, NameOf(1), "2018-05-11", cancel)),
            "DATE_NOT_OF_MEETING on");
  Value("UPDATE governance.outcome SET kind = 1 RETURNING id");
  EXPECT_EQ(Told(Step(&Stub::CancelAction, NameOf(1), "2018-05-10", cancel)),
            "OUTCOME_NOT_AGREED outcome");
  Value("UPDATE governance.outcome SET kind = 3 RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action cancelled,
                            Step(&Stub::CancelAction, NameOf(1), "2018-05-10", cancel));
  EXPECT_EQ(cancelled.state(), v1::Action::CANCELLED);
  EXPECT_EQ(cancelled.transitions(0).decided_at(), cancel.outcome());
  v1::DeleteOutcomeRequest outcome;
  outcome.set_name(cancel.outcome());
  EXPECT_THAT(Call(*v1::OutcomeService::NewStub(channel()),
                   &v1::OutcomeService::Stub::DeleteOutcome, outcome, Analyst("essex")),
              HasReason("OUTCOME_IN_USE"));
}

TEST_F(ActionServiceTest, AnOfficeThatIsGivenOneIsThere) {
  AddOffice("acc", "Assistant Chief Constable", "2016-05-12//Alice Smith");
  v1::Action action = Historic();
  action.set_owner("forces/essex/offices/none");
  EXPECT_EQ(Told(Create(action)), "OFFICE_UNKNOWN action.owner");
  action.set_owner("forces/kent/offices/acc");
  EXPECT_EQ(Told(Create(action)), "OFFICE_UNKNOWN action.owner");
  action.set_owner("forces/essex/offices/acc");
  ABSL_ASSERT_OK(Create(action));
  v1::UpdateActionRequest update;
  update.mutable_action()->set_name(NameOf(1));
  update.mutable_action()->set_owner("forces/essex/offices/none");
  update.mutable_update_mask()->add_paths("owner");
  EXPECT_EQ(Told(Call(*actions_, &Stub::UpdateAction, update, Analyst("essex"))),
            "OFFICE_UNKNOWN action.owner");
  // Who is not written as an office may be anybody.
  update.mutable_action()->set_owner("Head of Offices");
  ABSL_EXPECT_OK(Call(*actions_, &Stub::UpdateAction, update, Analyst("essex")));
}

TEST_F(ActionServiceTest, ABodyWithActionsStays) {
  ABSL_ASSERT_OK(Create(Historic(), "orb"));
  v1::DeleteBodyRequest request;
  request.set_name("forces/essex/bodies/orb");
  EXPECT_THAT(NeedsTold(Call(*v1::BodyService::NewStub(channel()),
                             &v1::BodyService::Stub::DeleteBody, request, Analyst("essex"))),
              ElementsAre("BODY_IN_USE forces/essex/bodies/orb/actions/orb-april-2018-action-1: "
                          "refers to the body"));
}

TEST_F(ActionServiceTest, AnOfficeThatOwnsOrOwnedOneStays) {
  AddOffice("acc", "Assistant Chief Constable", "2016-05-12//Bob Jones");
  v1::Action owned = Historic();
  owned.set_owner("forces/essex/offices/acc");
  ABSL_ASSERT_OK(Create(owned));
  v1::DeleteOfficeRequest office;
  office.set_name("forces/essex/offices/acc");
  const auto erase = [&] {
    return NeedsTold(Call(*v1::OfficeService::NewStub(channel()),
                          &v1::OfficeService::Stub::DeleteOffice, office, Analyst("essex")));
  };
  const std::string told = absl::StrCat("OFFICE_IN_USE ", NameOf(1), ": refers to the office");
  EXPECT_THAT(erase(), ElementsAre(told));
  v1::UpdateActionRequest hand_over;
  hand_over.mutable_action()->set_name(NameOf(1));
  hand_over.mutable_action()->set_owner("Alice Smith");
  hand_over.mutable_update_mask()->add_paths("owner");
  ABSL_ASSERT_OK(Call(*actions_, &Stub::UpdateAction, hand_over, Analyst("essex")));
  EXPECT_THAT(erase(), ElementsAre(told));
}

TEST_F(ActionServiceTest, WhatIsProposedIsReturned) {
  AddStarted();
  ABSL_ASSERT_OK(Propose("2018-05-01"));
  v1::ReturnActionRequest back;
  back.set_reason("Figures are missing");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action returned,
                            Step(&Stub::ReturnAction, NameOf(1), "2018-05-10", back));
  EXPECT_EQ(returned.state(), v1::Action::IN_PROGRESS);
  EXPECT_THAT(Step(&Stub::StartAction, NameOf(1), "2018-05-11"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ActionServiceTest, ADateIsMovedAndTheFirstStays) {
  AddStarted();
  v1::ReviseActionDueRequest revise;
  revise.set_due("2018-12-31");
  EXPECT_THAT(FieldsTold(Step(&Stub::ReviseActionDue, NameOf(1), "2018-09-01", revise)),
              ElementsAre("reason: must be given", "approved_by: must be given"));
  revise.set_reason("The inspectorate reports later");
  revise.set_approved_by("The Chair");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action revised,
                            Step(&Stub::ReviseActionDue, NameOf(1), "2018-09-01", revise));
  EXPECT_EQ(revised.original_due(), "2018-10-12");
  EXPECT_EQ(revised.current_due(), "2018-12-31");
  EXPECT_EQ(revised.slippage_days(), 80);
  EXPECT_EQ(revised.due_revisions(0).approved_by(), "The Chair");
  EXPECT_THAT(Step(&Stub::ReviseActionDue, NameOf(1), "2018-09-01", revise),
              HasReason("DUE_UNCHANGED"));
  v1::UpdateActionRequest update;
  update.mutable_action()->set_name(NameOf(1));
  update.mutable_action()->set_original_due("2018-11-01");
  update.mutable_update_mask()->add_paths("original_due");
  EXPECT_THAT(Call(*actions_, &Stub::UpdateAction, update, Analyst("essex")),
              HasReason("FIELD_IMMUTABLE"));
}

TEST_F(ActionServiceTest, AnotherStandsInItsPlace) {
  AddStarted();
  ABSL_ASSERT_OK(Create(Historic("The better one")));
  ABSL_ASSERT_OK(Create(Historic(), "orb"));
  const auto supersede = [&](const std::string& by) {
    v1::SupersedeActionRequest request;
    request.set_superseded_by(by);
    return Step(&Stub::SupersedeAction, NameOf(1), "2018-05-01", request);
  };
  EXPECT_THAT(supersede("forces/essex/bodies/orb/actions/orb-april-2018-action-1"),
              HasReason("SUPERSEDING_ACTION_INVALID"));
  EXPECT_THAT(supersede(NameOf(1)), HasReason("SUPERSEDING_ACTION_INVALID"));
  EXPECT_THAT(supersede("BCB"), HasReason("RESOURCE_NAME_INVALID"));
  EXPECT_THAT(supersede(""), HasReason("FIELD_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action superseded, supersede("bcb-april-2018-action-2"));
  EXPECT_EQ(superseded.superseded_by(), NameOf(2));
  v1::StrikeOutActionRequest strike;
  strike.set_reason("Twice");
  EXPECT_THAT(Step(&Stub::StrikeOutAction, NameOf(2), "2018-05-02", strike),
              HasReason("REFERENCED"));
}

TEST_F(ActionServiceTest, OneRecordedInErrorKeepsItsNumber) {
  ABSL_ASSERT_OK(Create(Historic()));
  v1::StrikeOutActionRequest strike;
  strike.set_reason("Recorded twice");
  EXPECT_THAT(Step(&Stub::StrikeOutAction, NameOf(1), "2018-05-02", strike, Analyst("essex")),
              HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action struck,
                            Step(&Stub::StrikeOutAction, NameOf(1), "2018-05-02", strike));
  EXPECT_EQ(struck.struck_out().reason(), "Recorded twice");
  EXPECT_EQ(struck.struck_out().on(), "2018-05-02");
  EXPECT_THAT(Step(&Stub::StartAction, NameOf(1), "2018-05-03"), HasReason("ACTION_STRUCK_OUT"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Action next, Create(Historic()));
  EXPECT_EQ(next.number(), 2);
}

TEST_F(ActionServiceTest, TheyAreListedByMonthAndNumber) {
  v1::Action march = Historic();
  march.set_raised_on("2018-03-08");
  for (int i = 0; i < 3; ++i) ABSL_ASSERT_OK(Create(Historic()));
  ABSL_ASSERT_OK(Create(march));
  EXPECT_THAT(Listed({}), ElementsAre("BCB March 2018 Action 1", "BCB April 2018 Action 1",
                                      "BCB April 2018 Action 2", "BCB April 2018 Action 3"));
  v1::ListActionsRequest closed;
  closed.set_state(v1::Action::CLOSED);
  EXPECT_THAT(Listed(closed), IsEmpty());
  v1::ListActionsRequest open;
  open.set_state(v1::Action::OPEN);
  EXPECT_EQ(Listed(open).size(), 4u);
}

TEST_F(ActionServiceTest, AStaleEtagIsRefused) {
  AddStarted();
  v1::ProposeActionCompleteRequest propose;
  propose.set_reason("Done");
  propose.set_etag("W/\"stale\"");
  EXPECT_THAT(Step(&Stub::ProposeActionComplete, NameOf(1), "2018-05-01", propose),
              HasReason("ETAG_MISMATCH"));
}

}  // namespace
}  // namespace copperplate::governance
