#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/governance/v1/action_service.grpc.pb.h"
#include "copperplate/governance/v1/forward_plan_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/meeting_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using testing::Told;

class ForwardPlanServiceTest : public MeetingTest {
 protected:
  using Plan = v1::ForwardPlanService::Stub;
  using Result = absl::StatusOr<v1::ForwardPlanEntry>;
  static constexpr char kCustody[] = "forces/essex/forwardPlan/custody";
  static constexpr char kTraffic[] = "forces/essex/bodies/bcb/meetings/may/agendaItems/traffic";

  static v1::ForwardPlanEntry Custody() {
    v1::ForwardPlanEntry entry;
    entry.set_title("Custody: further report");
    entry.set_body("bcb");
    entry.set_intended_month("2018-05");
    entry.set_report_from("Chief Constable");
    entry.set_purpose(v1::ForwardPlanEntry::NOTE);
    entry.set_planned_on("2018-01-16");
    return entry;
  }
  Result Add(const std::string& id, const v1::ForwardPlanEntry& entry,
             const Caller& caller = Analyst("essex")) {
    v1::CreateForwardPlanEntryRequest request;
    request.set_parent("forces/essex");
    request.set_forward_plan_entry_id(id);
    *request.mutable_forward_plan_entry() = entry;
    return Call(*plan_, &Plan::CreateForwardPlanEntry, request, caller);
  }
  Result Get(const Caller& caller = Viewer("essex")) {
    v1::GetForwardPlanEntryRequest request;
    request.set_name(kCustody);
    return Call(*plan_, &Plan::GetForwardPlanEntry, request, caller);
  }
  Result Update(const v1::ForwardPlanEntry& patch, const std::string& path) {
    v1::UpdateForwardPlanEntryRequest request;
    *request.mutable_forward_plan_entry() = patch;
    request.mutable_forward_plan_entry()->set_name(kCustody);
    request.mutable_update_mask()->add_paths(path);
    return Call(*plan_, &Plan::UpdateForwardPlanEntry, request, Analyst("essex"));
  }
  Result Confirm(const std::string& meeting, const std::string& on = "2018-02-01") {
    v1::ConfirmForwardPlanEntryRequest request;
    request.set_name(kCustody);
    request.set_on(on);
    request.set_meeting(meeting);
    return Call(*plan_, &Plan::ConfirmForwardPlanEntry, request, Analyst("essex"));
  }
  Result Take(const std::string& item) {
    v1::TakeForwardPlanEntryRequest request;
    request.set_name(kCustody);
    request.set_on("2018-04-30");
    request.set_agenda_item(item);
    return Call(*plan_, &Plan::TakeForwardPlanEntry, request, Analyst("essex"));
  }
  Result Slip(const std::string& to_month, const std::string& reason = "The visit was put off",
              const std::string& on = "2018-02-01") {
    v1::SlipForwardPlanEntryRequest request;
    request.set_name(kCustody);
    request.set_on(on);
    request.set_reason(reason);
    request.set_to_month(to_month);
    return Call(*plan_, &Plan::SlipForwardPlanEntry, request, Analyst("essex"));
  }
  Result Withdraw(const std::string& reason) {
    v1::WithdrawForwardPlanEntryRequest request;
    request.set_name(kCustody);
    request.set_on("2018-02-02");
    request.set_reason(reason);
    return Call(*plan_, &Plan::WithdrawForwardPlanEntry, request, Analyst("essex"));
  }
  absl::StatusOr<v1::ListForwardPlanEntriesResponse> List(
      v1::ListForwardPlanEntriesRequest request) {
    request.set_parent("forces/essex");
    return Call(*plan_, &Plan::ListForwardPlanEntries, request, Viewer("essex"));
  }
  // An action of the Board, by its name.
  std::string Raise() {
    v1::CreateActionRequest request;
    request.set_parent(kBoard);
    request.mutable_action()->set_text("Report back on custody");
    request.mutable_action()->set_raised_on("2018-01-16");
    request.mutable_action()->set_historic_import(true);
    const auto raised =
        Call(*actions_, &v1::ActionService::Stub::CreateAction, request, Analyst("essex"));
    ABSL_EXPECT_OK(raised);
    return raised.value_or(v1::Action()).name();
  }

  std::unique_ptr<Plan> plan_ = v1::ForwardPlanService::NewStub(channel());
  std::unique_ptr<v1::ActionService::Stub> actions_ = v1::ActionService::NewStub(channel());
};

TEST_F(ForwardPlanServiceTest, OneIsAddedChangedAndRead) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry added, Add("custody", Custody()));
  EXPECT_EQ(added.name(), kCustody);
  EXPECT_EQ(added.body(), kBoard);
  EXPECT_EQ(added.intended_month(), "2018-05");
  EXPECT_EQ(added.months_slipped(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry read, Get());
  EXPECT_EQ(read.SerializeAsString(), added.SerializeAsString());
  EXPECT_THAT(Add("custody", Custody()), HasReason("FORWARD_PLAN_ENTRY_EXISTS"));
  EXPECT_THAT(Add("mine", Custody(), Viewer("essex")), HasReason("ROLE_MISSING"));
  v1::ForwardPlanEntry patch = Custody();
  patch.set_significant_public_interest(false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry updated,
                            Update(patch, "significant_public_interest"));
  EXPECT_TRUE(updated.has_significant_public_interest());
  patch.set_intended_month("2018-06");
  EXPECT_THAT(Update(patch, "intended_month"), HasReason("FIELD_IMMUTABLE"));
  v1::ForwardPlanEntry undated = Custody();
  undated.clear_planned_on();
  undated.clear_intended_month();
  undated.set_trigger_text("after the re-inspection visit");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry today, Add("visit", undated));
  EXPECT_NE(today.planned_on(), "");
  EXPECT_FALSE(today.has_months_slipped());
}

TEST_F(ForwardPlanServiceTest, EveryFaultIsTold) {
  v1::ForwardPlanEntry wrong = Custody();
  wrong.set_title("");
  wrong.set_body("none");
  wrong.set_intended_meeting(kMay);
  wrong.set_planned_on("2199-01-01");
  wrong.set_origin_action("forces/essex/bodies/bcb/actions/bcb-april-2018-action-1");
  EXPECT_THAT(FieldsTold(Add("custody", wrong)),
              ElementsAre("forward_plan_entry.intended_meeting: is not there",
                          "forward_plan_entry.origin_action: is not there",
                          "forward_plan_entry.body: is not there",
                          "forward_plan_entry.title: must be given",
                          "forward_plan_entry.intended_month: exactly one of intended_meeting, "
                          "intended_month and trigger_text must be given",
                          "forward_plan_entry.planned_on: must not lie after today in "
                          "Europe/London"));
  EXPECT_THAT(Add("custody", wrong), HasReason("MEETING_UNKNOWN"));
  wrong = Custody();
  wrong.set_origin_action("forces/kent/bodies/bcb/actions/bcb-april-2018-action-1");
  EXPECT_THAT(Add("custody", wrong), HasReason("ACTION_NOT_OF_FORCE"));
  EXPECT_THAT(Get(), HasReason("FORWARD_PLAN_ENTRY_UNKNOWN"));
}

TEST_F(ForwardPlanServiceTest, ItIsConfirmedForAMeetingAndTakenAsItsItem) {
  MakeMay();
  ABSL_ASSERT_OK(CreateMeeting("july", Meeting("2018-07-12")));
  ABSL_ASSERT_OK(CreateItem(kJuly, "custody", Item("2")));
  ABSL_ASSERT_OK(Add("custody", Custody()));
  EXPECT_THAT(Take(kTraffic), HasReason("STATE_NOT_ALLOWED"));
  EXPECT_THAT(Confirm("forces/essex/bodies/bcb/meetings/none"), HasReason("MEETING_UNKNOWN"));
  EXPECT_THAT(Confirm(kJuly), HasReason("SLIP_REQUIRED"));
  EXPECT_THAT(Confirm(kMay, "2018-01-15"), HasReason("DATE_OUT_OF_ORDER"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry confirmed, Confirm(kMay));
  EXPECT_EQ(confirmed.state(), v1::ForwardPlanEntry::CONFIRMED);
  EXPECT_EQ(confirmed.intended_meeting(), kMay);
  EXPECT_EQ(confirmed.intended_month(), "");
  EXPECT_THAT(Take("forces/essex/bodies/bcb/meetings/may/agendaItems/none"),
              HasReason("AGENDA_ITEM_UNKNOWN"));
  EXPECT_EQ(Told(Take("forces/essex/bodies/bcb/meetings/july/agendaItems/custody")),
            "ITEM_OF_ANOTHER_MEETING agenda_item");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry taken, Take(kTraffic));
  EXPECT_EQ(taken.state(), v1::ForwardPlanEntry::TAKEN);
  EXPECT_EQ(taken.agenda_item(), kTraffic);
  EXPECT_THAT(Update(Custody(), "title"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ForwardPlanServiceTest, AnItemThatItIsTakenAsIsNotDeleted) {
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  ABSL_ASSERT_OK(CreateItem(kMay, "traffic", Item("2")));
  ABSL_ASSERT_OK(Add("custody", Custody()));
  ABSL_ASSERT_OK(Confirm(kMay));
  ABSL_ASSERT_OK(Take(kTraffic));
  v1::DeleteAgendaItemRequest erase;
  erase.set_name(kTraffic);
  EXPECT_THAT(
      Call(*items_, &v1::AgendaItemService::Stub::DeleteAgendaItem, erase, Analyst("essex")),
      HasReason("AGENDA_ITEM_IN_USE"));
}

TEST_F(ForwardPlanServiceTest, AMeetingIsTheBodysAndTakesPlace) {
  Value(
      "INSERT INTO governance.body (force, id, uid, version, created_at, created_by, updated_at, "
      "updated_by, code, title, aliases, kind, is_public) VALUES ('essex', 'orb', "
      "gen_random_uuid(), 1, now(), 'test', now(), 'test', 'ORB', 'ORB', '{}', 1, true) "
      "RETURNING id");
  ABSL_ASSERT_OK(CreateMeeting("may", Meeting("2018-05-10")));
  v1::ForwardPlanEntry entry = Custody();
  entry.clear_intended_month();
  entry.set_intended_meeting(kMay);
  entry.set_body("orb");
  EXPECT_THAT(Add("custody", entry), HasReason("MEETING_OF_ANOTHER_BODY"));
  entry.set_body("bcb");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry added, Add("custody", entry));
  EXPECT_EQ(added.intended_meeting(), kMay);
  v1::CancelMeetingRequest cancel;
  cancel.set_name(kMay);
  cancel.set_reason("Snow");
  ABSL_ASSERT_OK(
      Call(*meetings_, &v1::MeetingService::Stub::CancelMeeting, cancel, Publisher("essex")));
  EXPECT_THAT(Confirm(kMay), HasReason("MEETING_CALLED_OFF"));
  EXPECT_THAT(Add("other", entry), HasReason("MEETING_CALLED_OFF"));
}

TEST_F(ForwardPlanServiceTest, ItFollowsItsMeetingWhenThatIsPostponed) {
  MakeMay();
  ABSL_ASSERT_OK(Add("custody", Custody()));
  ABSL_ASSERT_OK(Confirm(kMay));
  v1::PostponeMeetingRequest postpone;
  postpone.set_name(kMay);
  postpone.set_reason("Snow");
  postpone.set_meeting_id("june");
  *postpone.mutable_meeting() = Meeting("2018-06-07");
  ABSL_ASSERT_OK(
      Call(*meetings_, &v1::MeetingService::Stub::PostponeMeeting, postpone, Publisher("essex")));
  postpone.set_name("forces/essex/bodies/bcb/meetings/june");
  postpone.set_meeting_id("july");
  *postpone.mutable_meeting() = Meeting("2018-07-12");
  ABSL_ASSERT_OK(
      Call(*meetings_, &v1::MeetingService::Stub::PostponeMeeting, postpone, Publisher("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry followed, Get());
  EXPECT_EQ(followed.state(), v1::ForwardPlanEntry::CONFIRMED);
  EXPECT_EQ(followed.intended_meeting(), kJuly);
  EXPECT_EQ(followed.months_slipped(), 2);
  EXPECT_EQ(Told(Take(kTraffic)), "ITEM_OF_ANOTHER_MEETING agenda_item");
  const std::string carried = std::string(kJuly) + "/agendaItems/traffic";
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry taken, Take(carried));
  EXPECT_EQ(taken.agenda_item(), carried);
  EXPECT_EQ(taken.intended_meeting(), kJuly);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry read, Get());
  EXPECT_EQ(read.SerializeAsString(), taken.SerializeAsString());
}

TEST_F(ForwardPlanServiceTest, NothingIsTakenAtAMeetingThatIsCancelled) {
  MakeMay();
  ABSL_ASSERT_OK(Add("custody", Custody()));
  ABSL_ASSERT_OK(Confirm(kMay));
  v1::CancelMeetingRequest cancel;
  cancel.set_name(kMay);
  cancel.set_reason("Snow");
  ABSL_ASSERT_OK(
      Call(*meetings_, &v1::MeetingService::Stub::CancelMeeting, cancel, Publisher("essex")));
  EXPECT_EQ(Told(Take(kTraffic)), "MEETING_CALLED_OFF agenda_item");
}

TEST_F(ForwardPlanServiceTest, ASlipIsKept) {
  ABSL_ASSERT_OK(Add("custody", Custody()));
  EXPECT_EQ(Told(Slip("2018-05")), "SLIP_NOT_LATER to_month");
  EXPECT_EQ(Told(Slip("2018-07", "")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Slip("July")), "MONTH_MALFORMED to_month");
  ABSL_ASSERT_OK(Slip("2018-07"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry slipped,
                            Slip("2018-09", "Again", "2018-02-02"));
  EXPECT_EQ(slipped.state(), v1::ForwardPlanEntry::SLIPPED);
  EXPECT_EQ(slipped.months_slipped(), 4);
  ASSERT_EQ(slipped.slips_size(), 2);
  EXPECT_EQ(slipped.slips(1).from_month(), "2018-07");
  EXPECT_EQ(slipped.slips(1).to_month(), "2018-09");
  EXPECT_EQ(slipped.slips(1).reason(), "Again");
  EXPECT_EQ(slipped.slips(1).on(), "2018-02-02");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry read, Get());
  EXPECT_EQ(read.SerializeAsString(), slipped.SerializeAsString());
}

TEST_F(ForwardPlanServiceTest, TheActionThatAskedForItIsNotStruckOut) {
  const std::string action = Raise();
  v1::ForwardPlanEntry entry = Custody();
  entry.set_origin_action(action);
  ABSL_ASSERT_OK(Add("custody", entry));
  v1::StrikeOutActionRequest strike;
  strike.set_name(action);
  strike.set_reason("Recorded twice");
  EXPECT_THAT(
      Call(*actions_, &v1::ActionService::Stub::StrikeOutAction, strike, Publisher("essex")),
      HasReason("REFERENCED"));
  entry.set_origin_action("");
  ABSL_ASSERT_OK(Update(entry, "origin_action"));
  ABSL_ASSERT_OK(
      Call(*actions_, &v1::ActionService::Stub::StrikeOutAction, strike, Publisher("essex")));
  entry.set_origin_action(action);
  EXPECT_THAT(Update(entry, "origin_action"), HasReason("ACTION_STRUCK_OUT"));
}

TEST_F(ForwardPlanServiceTest, OneOfARestrictedItemIsNotThereForViewers) {
  MakeMay();
  ABSL_ASSERT_OK(Add("custody", Custody()));
  ABSL_ASSERT_OK(Confirm(kMay));
  ABSL_ASSERT_OK(Take(kTraffic));
  ABSL_ASSERT_OK(Get());
  Value(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Names people' "
      "WHERE id = 'traffic' RETURNING id");
  EXPECT_THAT(Get(), HasReason("FORWARD_PLAN_ENTRY_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForwardPlanEntriesResponse seen, List({}));
  EXPECT_EQ(seen.forward_plan_entries_size(), 0);
  ABSL_ASSERT_OK(Get(Analyst("essex")));
  EXPECT_EQ(Value("SELECT string_agg(subject, ' ') FROM governance.event_out WHERE type = "
                  "'forward_plan_entry.read'"),
            kCustody);
}

TEST_F(ForwardPlanServiceTest, NorIsOneThatARestrictedActionAskedFor) {
  v1::ForwardPlanEntry entry = Custody();
  entry.set_origin_action(Raise());
  ABSL_ASSERT_OK(Add("custody", entry));
  ABSL_ASSERT_OK(Get());
  Value("UPDATE governance.action SET restricted = true RETURNING id");
  EXPECT_THAT(Get(), HasReason("FORWARD_PLAN_ENTRY_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForwardPlanEntriesResponse seen, List({}));
  EXPECT_EQ(seen.forward_plan_entries_size(), 0);
  ABSL_EXPECT_OK(Get(Analyst("essex")));
}

TEST_F(ForwardPlanServiceTest, ItIsWithdrawnWithAReason) {
  ABSL_ASSERT_OK(Add("custody", Custody()));
  EXPECT_EQ(Told(Withdraw("")), "FIELD_REQUIRED reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ForwardPlanEntry withdrawn, Withdraw("Not needed"));
  EXPECT_EQ(withdrawn.state(), v1::ForwardPlanEntry::WITHDRAWN);
  EXPECT_THAT(Slip("2018-07", "Late", "2018-02-03"), HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ForwardPlanServiceTest, ListsAreNarrowedAndTheBodyStays) {
  ABSL_ASSERT_OK(Add("custody", Custody()));
  ABSL_ASSERT_OK(Withdraw("Not needed"));
  ABSL_ASSERT_OK(Add("estates", Custody()));
  v1::ListForwardPlanEntriesRequest request;
  request.set_state(v1::ForwardPlanEntry::WITHDRAWN);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForwardPlanEntriesResponse withdrawn, List(request));
  ASSERT_EQ(withdrawn.forward_plan_entries_size(), 1);
  EXPECT_EQ(withdrawn.forward_plan_entries(0).name(), kCustody);
  request = {};
  request.set_body(kBoard);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForwardPlanEntriesResponse of_board, List(request));
  EXPECT_EQ(of_board.forward_plan_entries_size(), 2);
  request.set_body("none");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ListForwardPlanEntriesResponse of_none, List(request));
  EXPECT_EQ(of_none.forward_plan_entries_size(), 0);
  Value("WITH gone AS (DELETE FROM governance.membership RETURNING id) SELECT count(*) FROM gone");
  v1::DeleteBodyRequest erase;
  erase.set_name(kBoard);
  EXPECT_THAT(Call(*bodies_, &v1::BodyService::Stub::DeleteBody, erase, Analyst("essex")),
              HasReason("BODY_IN_USE"));
}

}  // namespace
}  // namespace copperplate::governance
