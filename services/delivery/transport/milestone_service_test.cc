// Milestones over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

class MilestoneServiceTest : public PlanTest {
 protected:
  MilestoneServiceTest() { CreateWork(); }

  absl::StatusOr<v1::Milestone> Create(const std::string& id, const std::string& milestone) {
    return Ask(*milestones_, &Milestones::CreateMilestone,
               Text("parent: '", kV11, "' milestone_id: '", id, "' milestone {", milestone, "}"));
  }
  absl::StatusOr<v1::Milestone> CreateSigned() {
    return Create("signed",
                  "title: 'Contract signed' original_due: '2018-03-01' from_date: '2018-01-10'");
  }
  absl::StatusOr<v1::Milestone> Revise(const std::string& more) {
    return Ask(*milestones_, &Milestones::ReviseDueMilestone, Text(kSigned, more));
  }
  absl::StatusOr<v1::Milestone> Meet(const std::string& more) {
    return Ask(*milestones_, &Milestones::MeetMilestone, Text(kSigned, more));
  }
  absl::StatusOr<v1::Milestone> Update(const std::string& patch, const std::string& mask) {
    return Ask(*milestones_, &Milestones::UpdateMilestone,
               Text("milestone { ", kSigned, patch, "} update_mask { paths: '", mask, "' }"));
  }

  const std::string kSigned = Text("name: '", kV11, "/milestones/signed' ");
};

TEST_F(MilestoneServiceTest, IsCreatedReadAndListed) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone milestone, CreateSigned());
  EXPECT_EQ(milestone.current_due(), "2018-03-01");
  EXPECT_EQ(milestone.from_date(), "2018-01-10");
  EXPECT_EQ(milestone.revision_count(), 0);
  EXPECT_EQ(milestone.slippage_days(), 0);
  EXPECT_EQ(milestone.met_on(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone got,
                            Ask(*milestones_, &Milestones::GetMilestone, kSigned, Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), milestone.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListMilestonesResponse list,
      Ask(*milestones_, &Milestones::ListMilestones, Text("parent: '", kV11, "'"), Viewer(kForce)));
  ASSERT_EQ(list.milestones_size(), 1);
  EXPECT_EQ(list.milestones(0).SerializeAsString(), milestone.SerializeAsString());
}

TEST_F(MilestoneServiceTest, EachRefusalHasItsReasonAndField) {
  EXPECT_EQ(Told(Create("x", "")), "FIELD_REQUIRED milestone.original_due milestone.title");
  EXPECT_EQ(Told(Create("x", "title: 'x' original_due: '2018-02-30'")),
            "DATE_MALFORMED milestone.original_due");
  ABSL_ASSERT_OK(CreateSigned());
  EXPECT_EQ(Told(CreateSigned()), "MILESTONE_EXISTS");
  EXPECT_EQ(Told(Update("original_due: '2018-04-01'", "original_due")),
            "FIELD_IMMUTABLE milestone.original_due");
  EXPECT_EQ(Told(Update("met_on: '2018-04-01'", "met_on")), "FIELD_OUTPUT_ONLY update_mask");
  EXPECT_EQ(Told(Update("title: ''", "title")), "FIELD_REQUIRED milestone.title");
  EXPECT_EQ(Told(Update("", "from_date")), "FIELD_REQUIRED milestone.from_date");
  EXPECT_EQ(Told(Update("from_date: '2017-03-31'", "from_date")),
            "DATES_REVERSED milestone.from_date");
  EXPECT_EQ(Update("from_date: '2018-01-09'", "from_date")->from_date(), "2018-01-09");
  EXPECT_EQ(Update("title: 'Contract sealed'", "title")->title(), "Contract sealed");
  EXPECT_EQ(Told(Ask(*milestones_, &Milestones::GetMilestone,
                     Text("name: '", kV11, "/milestones/none'"))),
            "MILESTONE_UNKNOWN");
  ABSL_ASSERT_OK(Ask(*activities_, &Activities::WithdrawActivity,
                     Text("name: '", kV11, "' reason: 'No money'")));
  EXPECT_EQ(Told(Create("x", "title: 'x' original_due: '2018-03-01'")),
            "ACTIVITY_WITHDRAWN milestone.activity");
}

TEST_F(MilestoneServiceTest, EveryMoveOfItsDueDayIsKept) {
  ABSL_ASSERT_OK(CreateSigned());
  EXPECT_EQ(Told(Revise("due: '2018-03-01' reason: 'x'")), "DUE_UNCHANGED due");
  EXPECT_EQ(Told(Revise("due: '2018-04-01'")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Revise("reason: 'x'")), "FIELD_REQUIRED due");
  ABSL_ASSERT_OK(Revise("due: '2018-04-01' reason: 'Tender'"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone milestone,
                            Revise("due: '2018-03-15' reason: 'Found a way'"));
  EXPECT_EQ(milestone.original_due(), "2018-03-01");
  EXPECT_EQ(milestone.current_due(), "2018-03-15");
  EXPECT_EQ(milestone.revision_count(), 2);
  EXPECT_EQ(milestone.slippage_days(), 14);
  ASSERT_EQ(milestone.revisions_size(), 2);
  EXPECT_EQ(milestone.revisions(0).due(), "2018-04-01");
  EXPECT_EQ(milestone.revisions(0).reason(), "Tender");
  EXPECT_EQ(milestone.revisions(1).author(), "analyst-1");
  EXPECT_TRUE(milestone.revisions(1).has_revise_time());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone got,
                            Ask(*milestones_, &Milestones::GetMilestone, kSigned, Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), milestone.SerializeAsString());
  // A new title leaves them.
  EXPECT_EQ(Update("title: 'Other'", "title")->revision_count(), 2);
}

TEST_F(MilestoneServiceTest, WithoutADayItIsThereFromTheDayItIsMade) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone milestone,
                            Create("x", "title: 'x' original_due: '2018-03-01'"));
  EXPECT_EQ(milestone.from_date(), Value("SELECT (now() AT TIME ZONE 'Europe/London')::date"));
}

TEST_F(MilestoneServiceTest, EarlierBoardsHaveTheDueDayOfTheirTime) {
  ABSL_ASSERT_OK(CreateSigned());
  EXPECT_EQ(Told(Revise("due: '2018-06-01' reason: 'x' revised_on: '2018-01-09'")),
            "DATES_REVERSED revised_on");
  EXPECT_EQ(Told(Revise("due: '2018-06-01' reason: 'x' revised_on: '2199-01-01'")),
            "DATE_IN_FUTURE revised_on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone revised,
                            Revise("due: '2018-06-01' reason: 'x' revised_on: '2018-04-10'"));
  EXPECT_EQ(revised.revisions(0).revised_on(), "2018-04-10");
  const auto told = [&](const std::string& day) {
    const auto board = Ask(*plans_, &Plans::GetBoard,
                           Text("name: '", kWork, "/board' as_of: '", day, "'"), Viewer(kForce));
    EXPECT_TRUE(board.ok()) << board.status();
    if (!board.ok()) return std::string();
    std::string overdue;
    for (const v1::BoardMilestone& one : board->overdue_milestones()) {
      overdue += Text(one.current_due(), " x", one.revision_count());
    }
    return overdue;
  };
  EXPECT_EQ(told("2018-03-31"), "2018-03-01 x0");
  EXPECT_EQ(told("2018-04-10"), "");
  EXPECT_EQ(told("2018-06-02"), "2018-06-01 x1");
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-04-30' rag: YELLOW"));
  ABSL_ASSERT_OK(Activate(kWork));
  const Caller publisher = Publisher(kForce);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-06-02' }"), publisher));
  const std::string first = Text("name: '", kWork, "/iterations/iteration-1' ");
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::FreezeIteration, first, publisher));
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::PublishIteration,
                     first + "publication { body: BOARD on_date: '2018-06-15' marking: OFFICIAL }",
                     publisher));
  EXPECT_EQ(Told(Revise("due: '2018-09-01' reason: 'x' revised_on: '2018-06-02'")),
            "REVISED_BEFORE_PUBLISHED revised_on");
  EXPECT_EQ(Told(Update("from_date: '2018-01-01'", "from_date")),
            "FROM_BEFORE_PUBLISHED milestone.from_date");
  EXPECT_EQ(Told(Create("late", "title: 'x' original_due: '2018-03-01' from_date: '2018-06-02'")),
            "FROM_BEFORE_PUBLISHED milestone.from_date");
  // Met in fact, but nobody knew when the report was made.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone met, Meet("met_on: '2018-05-30'"));
  EXPECT_EQ(met.met_known_on(), "2018-06-03");
  EXPECT_EQ(told("2018-06-02"), "2018-06-01 x1");
  EXPECT_EQ(told("2018-06-03"), "");
}

TEST_F(MilestoneServiceTest, IsMetOnce) {
  ABSL_ASSERT_OK(CreateSigned());
  EXPECT_EQ(Told(Meet("met_on: '2199-01-01'")), "DATE_IN_FUTURE met_on");
  EXPECT_EQ(Told(Meet("etag: '\"AAAA\"'")), "ETAG_MISMATCH");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone met, Meet("met_on: '2018-03-20'"));
  EXPECT_EQ(met.met_on(), "2018-03-20");
  EXPECT_EQ(met.met_known_on(), "2018-03-20");
  const auto again = Meet("");
  EXPECT_THAT(again, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_EQ(Told(again), "MILESTONE_MET");
  EXPECT_THAT(NeedsTold(again),
              ElementsAre(Text("MILESTONE_MET ", kV11, "/milestones/signed: is met already")));
  EXPECT_EQ(Told(Revise("due: '2018-04-01' reason: 'x'")), "MILESTONE_MET");
}

TEST_F(MilestoneServiceTest, WhatWasSaidInErrorIsTakenBackAndKept) {
  ABSL_ASSERT_OK(CreateSigned());
  const auto reopen = [&](const std::string& more) {
    return Ask(*milestones_, &Milestones::ReopenMilestone, Text(kSigned, more));
  };
  EXPECT_EQ(Told(reopen("reason: 'x'")), "MILESTONE_UNMET");
  ABSL_ASSERT_OK(Meet("met_on: '2018-03-20'"));
  EXPECT_EQ(Told(reopen("")), "FIELD_REQUIRED reason");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone reopened, reopen("reason: 'Another contract'"));
  EXPECT_EQ(reopened.met_on(), "");
  EXPECT_EQ(reopened.met_known_on(), "");
  ASSERT_EQ(reopened.reopenings_size(), 1);
  EXPECT_EQ(reopened.reopenings(0).met_on(), "2018-03-20");
  EXPECT_EQ(reopened.reopenings(0).met_known_on(), "2018-03-20");
  EXPECT_EQ(reopened.reopenings(0).reopened_on(), "2018-03-20");
  EXPECT_EQ(reopened.reopenings(0).reason(), "Another contract");
  EXPECT_EQ(reopened.reopenings(0).author(), "analyst-1");
  EXPECT_TRUE(reopened.reopenings(0).has_reopen_time());
  ABSL_ASSERT_OK(Meet("met_on: '2018-03-21'"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Milestone again, reopen("reason: 'Nor that'"));
  EXPECT_EQ(again.reopenings_size(), 2);
  EXPECT_EQ(Value("SELECT string_agg(split_part(type, '.', 2), ' ' ORDER BY seq) FROM "
                  "delivery.event_out WHERE type LIKE 'milestone.%'"),
            "created met reopened met reopened");
}

TEST_F(MilestoneServiceTest, OneMadeInErrorIsDeletedUntilItIsPublished) {
  const auto erase = [&] { return Told(Ask(*milestones_, &Milestones::DeleteMilestone, kSigned)); };
  ABSL_ASSERT_OK(CreateSigned());
  ABSL_ASSERT_OK(Revise("due: '2018-04-01' reason: 'Tender' revised_on: '2018-02-01'"));
  ABSL_ASSERT_OK(Meet("met_on: '2018-03-20'"));
  ABSL_ASSERT_OK(Ask(*milestones_, &Milestones::ReopenMilestone, Text(kSigned, "reason: 'x'")));
  EXPECT_EQ(erase(), "");
  EXPECT_EQ(erase(), "MILESTONE_UNKNOWN");
  EXPECT_EQ(Value("SELECT count(*) FROM delivery.milestone_revision"), "0");
  ABSL_ASSERT_OK(CreateSigned());
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-05-01' rag: RED"));
  ABSL_ASSERT_OK(Activate(kWork));
  const Caller publisher = Publisher(kForce);
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-05-10' }"), publisher));
  const std::string first = Text("name: '", kWork, "/iterations/iteration-1' ");
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::FreezeIteration, first, publisher));
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::PublishIteration,
                     first + "publication { body: BOARD on_date: '2018-05-15' marking: OFFICIAL }",
                     publisher));
  EXPECT_EQ(erase(), "MILESTONE_PUBLISHED");
}

TEST_F(MilestoneServiceTest, SpeaksAgainstColours) {
  ABSL_ASSERT_OK(CreateSigned());
  EXPECT_EQ(Told(Report(kV11, "as_of: '2018-03-02' rag: GREEN")),
            "OVERRIDE_REASON_REQUIRED status_entry.override_reason");
  ABSL_ASSERT_OK(Meet("met_on: '2018-03-20'"));
  EXPECT_EQ(Told(Report(kV11, "as_of: '2018-03-20' rag: WHITE")),
            "OVERRIDE_REASON_REQUIRED status_entry.override_reason");
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-03-20' rag: GREEN"));
}

}  // namespace
}  // namespace copperplate::delivery
