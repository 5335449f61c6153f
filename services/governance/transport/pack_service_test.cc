#include <gmock/gmock.h>
#include <google/protobuf/util/time_util.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

#include "absl/time/clock.h"
#include "copperplate/governance/v1/paper_service.grpc.pb.h"
#include "libs/auth/principal.h"
#include "libs/postgres/lease.h"
#include "libs/postgres/transaction.h"
#include "libs/rpc/call_context.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "services/governance/transport/meeting_handlers.h"
#include "services/governance/transport/testing/pack_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;

class PackServiceTest : public PackTest {
 protected:
  void AddPaper(const std::string& id) {
    v1::CreatePaperRequest request;
    request.set_parent(kMay);
    request.set_paper_id(id);
    request.mutable_paper()->set_title("A report on Road Safety");
    ABSL_ASSERT_OK(Call(*papers_, &v1::PaperService::Stub::CreatePaper, request, Analyst("essex")));
  }
  absl::StatusOr<v1::Paper> Withdraw(const std::string& id) {
    v1::WithdrawPaperRequest request;
    request.set_name(std::string(kMay) + "/papers/" + id);
    request.set_reason("Sent in error");
    return Call(*papers_, &v1::PaperService::Stub::WithdrawPaper, request, Publisher("essex"));
  }

  std::unique_ptr<v1::PaperService::Stub> papers_ = v1::PaperService::NewStub(channel());
};

TEST_F(PackServiceTest, EveryPartSaysWhatItWasTakenFrom) {
  MakeMeeting();
  AddAction("Report back on custody");
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  others().dashboard = ForeignPart{.resource = "forces/essex/snapshots/m2018-03-essex-1",
                                   .as_of = absl::CivilDay(2018, 3, 31),
                                   .sha256 = "ab12",
                                   .json = R"({"month":"2018-03","rows":[{"value":"5168"}]})"};
  others().plan_iteration = PackAbsence::kNone;
  others().volunteer_summary = ForeignPart{.resource = "forces/essex/volunteerSummary",
                                           .as_of = absl::CivilDay(2018, 3, 31),
                                           .sha256 = "",
                                           .json = R"({"strength":229})"};
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_EQ(pack.name(), kMay);
  EXPECT_EQ(pack.body_title(), "Business Coordination Board");
  EXPECT_EQ(pack.meeting().state(), v1::Meeting::AGENDA_PUBLISHED);
  ASSERT_TRUE(pack.has_fixed_time());
  ASSERT_EQ(pack.agenda_items_size(), 2);
  EXPECT_EQ(pack.agenda_items(1).title(), "Item 2");

  const v1::Pack::Source& dashboard = pack.dashboard().source();
  EXPECT_EQ(dashboard.availability(), v1::Pack::AVAILABLE);
  EXPECT_EQ(dashboard.resource(), "forces/essex/snapshots/m2018-03-essex-1");
  EXPECT_EQ(dashboard.as_of(), "2018-03-31");
  EXPECT_EQ(dashboard.sha256(), "ab12");
  EXPECT_FALSE(dashboard.has_known_at());
  EXPECT_EQ(pack.dashboard()
                .content()
                .fields()
                .at("rows")
                .list_value()
                .values(0)
                .struct_value()
                .fields()
                .at("value")
                .string_value(),
            "5168");
  EXPECT_EQ(pack.plan_iteration().source().availability(), v1::Pack::NONE);
  EXPECT_FALSE(pack.plan_iteration().has_content());
  EXPECT_EQ(pack.volunteer_summary().source().known_at().SerializeAsString(),
            pack.fixed_time().SerializeAsString());

  EXPECT_EQ(pack.actions().source().resource(), "forces/essex/bodies/bcb/actionLog");
  EXPECT_EQ(pack.actions().source().as_of(), "2018-05-10");
  ASSERT_EQ(pack.actions().log().actions_size(), 1);
  EXPECT_EQ(pack.actions().log().actions(0).age_days(), 28);
  EXPECT_EQ(pack.recommendations().source().resource(), "forces/essex/recommendationLog");
  EXPECT_EQ(pack.recommendations().source().known_at().SerializeAsString(),
            pack.fixed_time().SerializeAsString());

  // The agenda was published on 10 April 2018.
  EXPECT_EQ(others().asked().month, absl::CivilMonth(2018, 3));
  EXPECT_EQ(others().asked().plan_day, absl::CivilDay(2018, 5, 10));
  EXPECT_EQ(others().asked().summary_day, absl::CivilDay(2018, 3, 31));
  EXPECT_TRUE(others().asked().known_at.has_value());
}

TEST_F(PackServiceTest, WhatIsRecordedOnceTheAgendaIsPublishedIsNotOfIt) {
  MakeMeeting();
  AddAction("Before");
  Plan("before");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack before, Get());
  EXPECT_FALSE(before.has_fixed_time());
  EXPECT_EQ(others().asked().known_at, std::nullopt);
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack fixed, Get());
  AddAction("After");
  Plan("after");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack later, Get());
  EXPECT_THAT(Texts(later), ElementsAre("Before"));
  ASSERT_EQ(later.forward_plan().entries_size(), 1);
  EXPECT_EQ(later.forward_plan().entries(0).title(), "Custody: before");
  EXPECT_EQ(later.SerializeAsString(), fixed.SerializeAsString());
}

TEST_F(PackServiceTest, ItIsFixedByTheClockThatEverythingIsRecordedBy) {
  MakeMeeting();
  AddAction("Before");
  const testing::FakeClock ahead(absl::Now() + absl::Hours(1));
  const MeetingHandlers handlers(storage().repositories().ports(others()), ahead);
  const auto publisher = std::make_shared<auth::Principal>();
  publisher->subject = "publisher-1";
  rpc::CallContext call;
  call.principal = publisher;
  call.force = "essex";
  v1::PublishMeetingAgendaRequest publish;
  publish.set_name(kMay);
  ABSL_ASSERT_OK(handlers.PublishMeetingAgenda(call, publish));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_TRUE(pack.has_fixed_time());
  AddAction("After");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack later, Get());
  EXPECT_THAT(Texts(later), ElementsAre("Before"));
}

TEST_F(PackServiceTest, AnEntryIsMeantForWhatItWasMeantForThen) {
  MakeMeeting();
  Plan("month");
  v1::CreateForwardPlanEntryRequest waiting;
  waiting.set_parent("forces/essex");
  waiting.set_forward_plan_entry_id("visit");
  waiting.mutable_forward_plan_entry()->set_title("Custody: after the visit");
  waiting.mutable_forward_plan_entry()->set_body(kBoard);
  waiting.mutable_forward_plan_entry()->set_trigger_text("after the re-inspection visit");
  waiting.mutable_forward_plan_entry()->set_purpose(v1::ForwardPlanEntry::NOTE);
  waiting.mutable_forward_plan_entry()->set_planned_on("2018-04-12");
  ABSL_ASSERT_OK(Call(*plan_, &v1::ForwardPlanService::Stub::CreateForwardPlanEntry, waiting,
                      Analyst("essex")));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ConfirmForOctober("month");
  v1::SlipForwardPlanEntryRequest slip;
  slip.set_name("forces/essex/forwardPlan/visit");
  slip.set_on("2018-04-20");
  slip.set_to_month("2018-12");
  slip.set_reason("The visit is in November");
  ABSL_ASSERT_OK(
      Call(*plan_, &v1::ForwardPlanService::Stub::SlipForwardPlanEntry, slip, Analyst("essex")));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  ASSERT_EQ(pack.forward_plan().entries_size(), 2);
  const v1::ForwardPlanEntry& month = pack.forward_plan().entries(0);
  EXPECT_EQ(month.state(), v1::ForwardPlanEntry::PLANNED);
  EXPECT_EQ(month.intended_month(), "2018-10");
  EXPECT_EQ(month.intended_meeting(), "");
  EXPECT_EQ(month.transitions_size(), 0);
  const v1::ForwardPlanEntry& visit = pack.forward_plan().entries(1);
  EXPECT_EQ(visit.trigger_text(), "after the re-inspection visit");
  EXPECT_EQ(visit.intended_month(), "");
  EXPECT_EQ(visit.slips_size(), 0);
}

TEST_F(PackServiceTest, TheForwardPlanWaitsForChangesUnderWay) {
  MakeMeeting();
  Plan("before");
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kHold{postgres::kWrite, "hold_forward_plan", R"(
      SELECT version FROM change_counter WHERE force = $1 AND counter = 'forwardPlan' FOR UPDATE)"};
  std::thread reading;
  std::atomic<bool> done = false;
  const absl::Status held = lease.Transaction([&](postgres::Transaction& transaction) {
    const auto rows = transaction.Query(kHold, "essex");
    reading = std::thread([&] {
      ABSL_EXPECT_OK(Get());
      done = true;
    });
    ABSL_EXPECT_OK(storage().database().AwaitLockWaits(1, [&] { return done.load(); }));
    EXPECT_FALSE(done);
    return rows.status();
  });
  ABSL_EXPECT_OK(held);
  reading.join();
}

TEST_F(PackServiceTest, AnEntryTakenSinceAsARestrictedItemIsForNoViewer) {
  MakeMeeting();
  Plan("custody");
  ConfirmForOctober("custody");
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  TakeInOctober("custody", "2018-04-21");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack open, Get(kMay, Viewer("essex")));
  ASSERT_EQ(open.forward_plan().entries_size(), 1);
  EXPECT_EQ(open.forward_plan().entries(0).state(), v1::ForwardPlanEntry::CONFIRMED);
  EXPECT_EQ(open.forward_plan().entries(0).agenda_item(), "");
  Value(
      "UPDATE governance.agenda_item SET restricted = true, restriction_reason = 'Names people' "
      "WHERE meeting = 'october' RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_EQ(shown.forward_plan().entries_size(), 0);
  EXPECT_EQ(ReadEvents("forward_plan_entry"), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  EXPECT_EQ(whole.forward_plan().entries_size(), 1);
  EXPECT_EQ(ReadEvents("forward_plan_entry"), "forces/essex/forwardPlan/custody");
}

TEST_F(PackServiceTest, WhatIsNoJsonObjectIsAsIfItWasNotAnswered) {
  MakeMeeting();
  others().dashboard = ForeignPart{.resource = "forces/essex/snapshots/m2018-03-essex-1",
                                   .as_of = absl::CivilDay(2018, 3, 31),
                                   .sha256 = "ab12",
                                   .json = "[1]"};
  others().plan_iteration =
      ForeignPart{.resource = "forces/essex/plans/p/iterations/n1",
                  .as_of = absl::CivilDay(2018, 3, 31),
                  .sha256 = "cd34",
                  .json = "{\"rows\":\"" + std::string(size_t{5} << 20, 'x') + "\"}"};
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  for (const v1::Pack::ForeignPart* part : {&pack.dashboard(), &pack.plan_iteration()}) {
    EXPECT_EQ(part->source().availability(), v1::Pack::UNAVAILABLE);
    EXPECT_EQ(part->source().reason(), "FAILED");
    EXPECT_FALSE(part->has_content());
  }
  EXPECT_EQ(pack.agenda_items_size(), 2);
}

TEST_F(PackServiceTest, APartWhoseServiceIsAwayIsMarkedAndTheRestIsThere) {
  MakeMeeting();
  others().dashboard = ForeignPart{.resource = "forces/essex/snapshots/m2018-03-essex-1",
                                   .as_of = absl::CivilDay(2018, 3, 31),
                                   .sha256 = "ab12",
                                   .json = "{}"};
  others().plan_iteration = PackAbsence::kUnreachable;
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_EQ(pack.dashboard().source().availability(), v1::Pack::AVAILABLE);
  EXPECT_EQ(pack.plan_iteration().source().availability(), v1::Pack::UNAVAILABLE);
  EXPECT_EQ(pack.plan_iteration().source().reason(), "UNREACHABLE");
  EXPECT_EQ(pack.volunteer_summary().source().reason(), "NOT_CONFIGURED");
  EXPECT_EQ(pack.agenda_items_size(), 2);
}

TEST_F(PackServiceTest, WhatIsRestrictedIsForNoViewer) {
  MakeMeeting();
  v1::AgendaItem secret = Item("3");
  secret.set_restricted(true);
  secret.set_restriction_reason("Personal data");
  ABSL_ASSERT_OK(CreateItem(kMay, "grievance", secret));
  AddPaper("report");
  Value("UPDATE governance.paper SET state = 4, marking = 2 RETURNING id");
  AddAction("Dismiss the officer");
  Value("UPDATE governance.action SET restricted = true RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  EXPECT_EQ(whole.agenda_items(2).title(), "Item 3");
  EXPECT_EQ(whole.papers_size(), 1);
  EXPECT_THAT(Texts(whole), ElementsAre("Dismiss the officer"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_EQ(shown.agenda_items(2).title(), "");
  EXPECT_EQ(shown.agenda_items(2).restriction_reason(), "Personal data");
  EXPECT_EQ(shown.papers_size(), 0);
  EXPECT_THAT(Texts(shown), ElementsAre(""));
}

TEST_F(PackServiceTest, WhatIsNotShownWasNotRead) {
  MakeMeeting();
  for (const char* id : {"draft", "report"}) AddPaper(id);
  Value("UPDATE governance.paper SET state = 4, marking = 2 WHERE id = 'report' RETURNING id");
  AddReport("open", false);
  AddReport("done", true);
  ABSL_ASSERT_OK(Get(kMay, Viewer("essex")));
  EXPECT_EQ(ReadEvents("paper") + ReadEvents("source_report"), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  EXPECT_EQ(pack.papers_size(), 1);
  EXPECT_EQ(ReadEvents("paper"), std::string(kMay) + "/papers/report");
  ASSERT_EQ(pack.recommendations().log().recommendations_size(), 1);
  EXPECT_EQ(ReadEvents("source_report"), "forces/essex/sourceReports/open");
}

TEST_F(PackServiceTest, RecommendationsOfASensitiveReportAreForNoViewer) {
  MakeMeeting();
  AddReport("open", false);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack shown, Get(kMay, Viewer("essex")));
  EXPECT_EQ(shown.recommendations().log().recommendations_size(), 0);
  EXPECT_EQ(shown.recommendations().log().total(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack whole, Get());
  ASSERT_EQ(whole.recommendations().log().recommendations_size(), 1);
  EXPECT_EQ(whole.recommendations().log().recommendations(0).text(), "Move the cells");
}

TEST_F(PackServiceTest, APaperIsOfItOnceItIsIssued) {
  MakeMeeting();
  AddPaper("report");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack draft, Get());
  EXPECT_EQ(draft.papers_size(), 0);
  Value("UPDATE governance.paper SET state = 4, marking = 1 WHERE id = 'report' RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack issued, Get());
  ASSERT_EQ(issued.papers_size(), 1);
  EXPECT_EQ(issued.papers(0).title(), "A report on Road Safety");
}

TEST_F(PackServiceTest, APaperWithdrawnSinceWasTabledAndSaysSo) {
  MakeMeeting();
  for (const char* id : {"early", "never", "road"}) AddPaper(id);
  Value(
      "WITH issued AS (UPDATE governance.paper SET state = CASE id WHEN 'never' THEN 3 ELSE 4 END, "
      "marking = 1, issued_at = CASE WHEN id <> 'never' THEN clock_timestamp() END RETURNING id) "
      "SELECT count(*) FROM issued");
  ABSL_ASSERT_OK(Withdraw("early"));
  ABSL_ASSERT_OK(PublishAgenda(kMay));
  ABSL_ASSERT_OK(Withdraw("never"));
  ABSL_ASSERT_OK(Withdraw("road"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Pack pack, Get());
  ASSERT_EQ(pack.papers_size(), 1);
  EXPECT_THAT(pack.papers(0).name(), ::testing::EndsWith("/papers/road"));
  EXPECT_EQ(pack.papers(0).state(), v1::Paper::WITHDRAWN);
  EXPECT_EQ(pack.papers(0).withdrawal_reason(), "Sent in error");
  EXPECT_TRUE(pack.fixed_time() < pack.papers(0).withdraw_time());
}

TEST_F(PackServiceTest, OfAMeetingThatIsNotThereThereIsNone) {
  EXPECT_THAT(Get(), HasReason("MEETING_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::governance
