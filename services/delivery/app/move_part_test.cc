#include "services/delivery/app/move_part.h"

#include <gtest/gtest.h>

#include <string>

#include "services/delivery/app/report_status.h"
#include "services/delivery/app/test_plans.h"

namespace copperplate::delivery {
namespace {

const absl::CivilDay kMoveToday(2018, 5, 10);
const PartPath kMovedAction = {"plan-1", "v1"};
const PartPath kMovedActivity = {"plan-1", "v1", "v1-1"};
const PartPath kMovedLead = {"plan-1", "v1", "v1-1", "opcc-1"};
const PartPath kMovedMilestone = {"plan-1", "v1", "v1-1", "signed"};

class MovePartTest : public PlansTest {
 protected:
  void SetUp() override {
    PutSamples();
    Put(Samples<Milestone>::Second());
  }
  PartChanged<PriorityAction> WithdrawIt(const Withdrawal& withdrawal, const Asked& asked = {}) {
    return WithdrawAction(parts<PriorityAction>(), Context(), kMovedAction, withdrawal, kMoveToday,
                          asked, TextPrinter<PartRecord<PriorityAction>>());
  }
  PartChanged<Activity> WithdrawItsActivity(const Withdrawal& withdrawal, const Asked& asked = {}) {
    return WithdrawActivity(parts<Activity>(), Context(), kMovedActivity, withdrawal, kMoveToday,
                            asked, TextPrinter<PartRecord<Activity>>());
  }
  PartChanged<LeadAssignment> End(absl::CivilDay last_day) {
    return EndLead(parts<LeadAssignment>(), Context(), kMovedLead, last_day, {},
                   TextPrinter<PartRecord<LeadAssignment>>());
  }
  PartChanged<Milestone> Revise(absl::CivilDay due, const std::string& reason,
                                std::optional<absl::CivilDay> on = std::nullopt) {
    return ReviseMilestoneDue(parts<Milestone>(), Context(), kMovedMilestone, {due, reason, on},
                              absl::FromUnixSeconds(1'525'950'000), {},
                              TextPrinter<PartRecord<Milestone>>());
  }
  PartChanged<Milestone> Meet(absl::CivilDay met_on) {
    return MeetMilestone(parts<Milestone>(), Context(), kMovedMilestone, met_on, kMoveToday, {},
                         TextPrinter<PartRecord<Milestone>>());
  }
  absl::StatusOr<Changed<StatusRecord>> Report(const StatusEntry& entry, const Asked& asked = {}) {
    const auto image = [](const PartRecord<Activity>& record) { return Text(record); };
    return ReportStatus(ports().statuses, Context(), kMovedActivity, entry, kMoveToday, asked,
                        {TextPrinter<StatusRecord>(), image});
  }
  static StatusEntry Entry(absl::CivilDay as_of, Rag rag) {
    StatusEntry entry = SampleStatus(as_of, rag);
    entry.override_reason = "";
    return entry;
  }
};

TEST_F(MovePartTest, AnActionIsWithdrawnAfterItsActivities) {
  const Withdrawal withdrawal{kMoveToday, "Done elsewhere"};
  Put(Samples<Activity>::Second());
  EXPECT_EQ(Told(WithdrawIt(withdrawal)), "FAILED_PRECONDITION ACTIVITIES_LIVE x2");
  Put(Samples<Activity>::Changed());
  Activity other = Samples<Activity>::Second();
  other.withdrawn_on = kMoveToday;
  other.withdrawn_reason = "Merged";
  Put(other);
  const PriorityAction written = Written(WithdrawIt(withdrawal)).part;
  EXPECT_EQ(written.withdrawn_on, kMoveToday);
  EXPECT_EQ(written.withdrawn_reason, "Done elsewhere");
  EXPECT_EQ(LastEvent(), "action.withdrawn");
  EXPECT_EQ(Told(WithdrawIt(withdrawal)), "FAILED_PRECONDITION ALREADY_WITHDRAWN x1");
}

TEST_F(MovePartTest, AnActivityIsWithdrawnOnce) {
  const Withdrawal withdrawal{kMoveToday - 1, "Merged"};
  EXPECT_EQ(Told(WithdrawItsActivity(withdrawal, OldVersion())), "ABORTED ETAG_MISMATCH");
  const Activity written = Written(WithdrawItsActivity(withdrawal)).part;
  EXPECT_EQ(written.withdrawn_on, kMoveToday - 1);
  EXPECT_EQ(written.withdrawn_reason, "Merged");
  EXPECT_EQ(LastEvent(), "activity.withdrawn");
  EXPECT_EQ(Told(WithdrawItsActivity(withdrawal)), "FAILED_PRECONDITION ALREADY_WITHDRAWN x1");
}

TEST_F(MovePartTest, AWithdrawalHasAReasonAndADayThatHasCome) {
  const Withdrawal faulty{kMoveToday + 1, ""};
  const std::string told = "INVALID_ARGUMENT DATE_IN_FUTURE withdrawn_on reason";
  EXPECT_EQ(Told(WithdrawItsActivity(faulty)), told);
  EXPECT_EQ(Told(WithdrawIt(faulty)), told);
  const std::string before_plan = "INVALID_ARGUMENT DATES_REVERSED withdrawn_on";
  EXPECT_EQ(Told(WithdrawItsActivity({absl::CivilDay(2017, 4, 30), "Merged"})), before_plan);
  EXPECT_EQ(Told(WithdrawIt({absl::CivilDay(2017, 4, 30), "Merged"})), before_plan);
  {
    const std::lock_guard lock(fakes().ledger().mutex());
    fakes().book().At("essex", "plan-1").last_published =
        LastPublished{1, absl::CivilDay(2018, 3, 31)};
  }
  const std::string published = "INVALID_ARGUMENT WITHDRAWN_BEFORE_PUBLISHED withdrawn_on";
  EXPECT_EQ(Told(WithdrawItsActivity({absl::CivilDay(2018, 3, 31), "Merged"})), published);
  EXPECT_EQ(Told(WithdrawIt({absl::CivilDay(2018, 3, 31), "Merged"})), published);
  Activity withdrawn = Samples<Activity>::First();
  withdrawn.withdrawn_on = absl::CivilDay(2018, 4, 2);
  withdrawn.withdrawn_reason = "Merged";
  Put(withdrawn);
  EXPECT_EQ(Told(WithdrawIt({absl::CivilDay(2018, 4, 1), "Merged"})),
            "INVALID_ARGUMENT DATES_REVERSED withdrawn_on");
  SetState(PlanState::kSuperseded);
  EXPECT_EQ(Told(WithdrawIt({kMoveToday, "Done"})), "FAILED_PRECONDITION STATE_NOT_ALLOWED");
}

TEST_F(MovePartTest, ALeadEndsWhereAnotherFollows) {
  EXPECT_EQ(Told(End(absl::CivilDay(2017, 4, 30))), "INVALID_ARGUMENT DATES_REVERSED to_date");
  EXPECT_EQ(Told(End(absl::CivilDay(2018, 4, 30))), "INVALID_ARGUMENT OPCC_LEADS_EMPTY to_date");
  LeadAssignment next = Samples<LeadAssignment>::Second();
  next.told = true;
  Put(next);
  EXPECT_EQ(Told(End(absl::CivilDay(2018, 4, 29))), "INVALID_ARGUMENT OPCC_LEADS_EMPTY to_date");
  EXPECT_EQ(Written(End(absl::CivilDay(2018, 4, 30))).part.to, absl::CivilDay(2018, 4, 30));
  EXPECT_EQ(LastEvent(), "lead.ended");
  EXPECT_EQ(Told(End(absl::CivilDay(2018, 5, 30))), "FAILED_PRECONDITION LEAD_ENDED x1");
}

TEST_F(MovePartTest, ADueDayIsMovedAndEveryMoveKept) {
  EXPECT_EQ(Told(Revise(absl::CivilDay(2018, 3, 31), "")),
            "INVALID_ARGUMENT DUE_UNCHANGED due reason");
  Written(Revise(absl::CivilDay(2018, 6, 30), "Late"));
  const Milestone written = Written(Revise(absl::CivilDay(2018, 5, 31), "Early")).part;
  EXPECT_EQ(written.original_due, absl::CivilDay(2018, 3, 31));
  EXPECT_EQ(written.current_due, absl::CivilDay(2018, 5, 31));
  ASSERT_EQ(written.revisions.size(), 2);
  EXPECT_EQ(written.revisions[1].reason, "Early");
  EXPECT_EQ(written.revisions[1].revised_by, "planner");
  EXPECT_EQ(written.revisions[1].revised_at, absl::FromUnixSeconds(1'525'950'000));
  EXPECT_EQ(LastEvent(), "milestone.due_revised");
}

TEST_F(MovePartTest, AMilestoneIsMetOnce) {
  EXPECT_EQ(Told(Meet(kMoveToday + 1)), "INVALID_ARGUMENT DATE_IN_FUTURE met_on");
  EXPECT_EQ(Written(Meet(kMoveToday)).part.met_on, kMoveToday);
  EXPECT_EQ(LastEvent(), "milestone.met");
  EXPECT_EQ(Told(Meet(kMoveToday)), "FAILED_PRECONDITION MILESTONE_MET x1");
  EXPECT_EQ(Told(Revise(absl::CivilDay(2018, 6, 30), "Late")),
            "FAILED_PRECONDITION MILESTONE_MET x1");
}

TEST_F(MovePartTest, WhatIsBelowAWithdrawnActivityDoesNotMove) {
  Put(Samples<Activity>::Changed());
  const std::string refused = "INVALID_ARGUMENT ACTIVITY_WITHDRAWN activity";
  EXPECT_EQ(Told(Meet(kMoveToday)), refused);
  // Until the day before its withdrawal somebody led it.
  EXPECT_EQ(Told(End(absl::CivilDay(2018, 4, 30))), "INVALID_ARGUMENT OPCC_LEADS_EMPTY to_date");
  EXPECT_EQ(Told(Report(Entry(kMoveToday, Rag::kRed))), refused);
}

TEST_F(MovePartTest, AReportGetsAnIdOfItsDayAndTheActivityItsNarrative) {
  const StatusRecord first = Written(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kGreen)));
  EXPECT_EQ(first.entry.id, "s2018-03-10-001");
  EXPECT_EQ(first.entry.entered_by, "planner");
  EXPECT_EQ(LastEvent(), "activity.updated");
  const StatusRecord second = Written(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kYellow)));
  EXPECT_EQ(second.entry.id, "s2018-03-10-002");
  // The same narrative: the activity stays as it is.
  EXPECT_EQ(LastEvent(), "status_entry.created");
  const auto activity = parts<Activity>().Get(Context(), kMovedActivity, true);
  ASSERT_TRUE(activity.ok()) << activity.status();
  EXPECT_EQ(activity->part.narrative, "As of 2018-03-10");
}

TEST_F(MovePartTest, AReportOfAnEarlierDayLeavesTheNarrative) {
  Written(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kGreen)));
  Written(Report(Entry(absl::CivilDay(2018, 2, 10), Rag::kGreen)));
  EXPECT_EQ(LastEvent(), "status_entry.created");
}

TEST_F(MovePartTest, ACorrectionTakesTheNarrativeOfWhatCountsThen) {
  Written(Report(Entry(absl::CivilDay(2018, 1, 10), Rag::kGreen)));
  const StatusRecord wrong = Written(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kGreen)));
  StatusEntry correction = Entry(absl::CivilDay(2017, 12, 10), Rag::kGreen);
  correction.corrects = wrong.entry.id;
  Written(Report(correction));
  const auto activity = parts<Activity>().Get(Context(), kMovedActivity, true);
  ASSERT_TRUE(activity.ok()) << activity.status();
  EXPECT_EQ(activity->part.narrative, "As of 2018-01-10");
  EXPECT_EQ(Told(Report(correction)), "INVALID_ARGUMENT CORRECTED_ALREADY corrects");
  correction.corrects = "s2018-01-01-001";
  EXPECT_EQ(Told(Report(correction)), "INVALID_ARGUMENT CORRECTS_UNKNOWN corrects");
}

TEST_F(MovePartTest, AReportIsOfADayOfThePlanThatHasCome) {
  EXPECT_EQ(Told(Report(Entry(kMoveToday + 1, Rag::kRed))),
            "INVALID_ARGUMENT AS_OF_IN_FUTURE as_of");
  EXPECT_EQ(Told(Report(Entry(absl::CivilDay(2017, 4, 30), Rag::kRed))),
            "INVALID_ARGUMENT AS_OF_BEFORE_PLAN as_of");
  {
    const std::lock_guard lock(fakes().ledger().mutex());
    fakes().book().At("essex", "plan-1").last_published =
        LastPublished{1, absl::CivilDay(2018, 3, 31)};
  }
  EXPECT_EQ(Told(Report(Entry(absl::CivilDay(2018, 3, 31), Rag::kRed))),
            "INVALID_ARGUMENT AS_OF_BEFORE_PUBLISHED as_of");
  EXPECT_EQ(Written(Report(Entry(absl::CivilDay(2018, 4, 1), Rag::kRed))).entry.rag, Rag::kRed);
}

TEST_F(MovePartTest, WorkThatStartedDoesNotBecomeNotStarted) {
  Written(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kGreen)));
  // On the same day too: what is reported later counts later.
  EXPECT_EQ(Told(Report(Entry(absl::CivilDay(2018, 3, 10), Rag::kWhite))),
            "INVALID_ARGUMENT WHITE_AFTER_START rag");
  EXPECT_EQ(Told(Report(Entry(absl::CivilDay(2018, 3, 11), Rag::kWhite))),
            "INVALID_ARGUMENT WHITE_AFTER_START rag");
  EXPECT_EQ(Written(Report(Entry(absl::CivilDay(2018, 3, 9), Rag::kWhite))).entry.id,
            "s2018-03-09-001");
}

TEST_F(MovePartTest, AColourThatDatesSpeakAgainstHasAReason) {
  // `signed` was due on 31 March and is not met.
  EXPECT_EQ(Told(Report(Entry(absl::CivilDay(2018, 4, 1), Rag::kGreen))),
            "INVALID_ARGUMENT OVERRIDE_REASON_REQUIRED override_reason");
  StatusEntry entry = Entry(absl::CivilDay(2018, 4, 1), Rag::kGreen);
  entry.override_reason = "Signed tomorrow";
  EXPECT_EQ(Written(Report(entry)).entry.override_reason, "Signed tomorrow");
}

TEST_F(MovePartTest, AReportIsOfAnActivityThatIsThereInItsPresentVersion) {
  const StatusEntry entry = Entry(absl::CivilDay(2018, 3, 10), Rag::kRed);
  EXPECT_EQ(Told(Report(entry, OldVersion())), "ABORTED ETAG_MISMATCH");
  SetState(PlanState::kSuperseded);
  EXPECT_EQ(Told(Report(entry)), "FAILED_PRECONDITION STATE_NOT_ALLOWED");
  const auto image = [](const PartRecord<Activity>& record) { return Text(record); };
  const auto elsewhere = [&](const PartPath& path) {
    return Told(ReportStatus(ports().statuses, Context(), path, entry, kMoveToday, {},
                             {TextPrinter<StatusRecord>(), image}));
  };
  EXPECT_EQ(elsewhere({"plan-1", "v1", "v1-9"}), "NOT_FOUND ACTIVITY_UNKNOWN");
  EXPECT_EQ(elsewhere({"plan-1", "v9", "v1-1"}), "NOT_FOUND ACTION_UNKNOWN");
  EXPECT_EQ(elsewhere({"plan-9", "v1", "v1-1"}), "NOT_FOUND PLAN_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::delivery
