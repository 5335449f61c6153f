#include "services/delivery/domain/board.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/freeze.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

constexpr CivilDay kBoardDay(2018, 3, 31);

// V1.1 GREEN, V2 WHITE, O3 RED as of the board's day.
BoardFigures TestFigures() {
  BoardFigures figures;
  figures.content = TestPlan();
  figures.statuses = {TestStatus("V1.1", kBoardDay, Rag::kGreen),
                      TestStatus("V2", kBoardDay - 92, Rag::kWhite),
                      TestStatus("O3", kBoardDay - 93, Rag::kRed)};
  return figures;
}

// Codes in order, each with its colour's rank, or `-`.
std::string RowsOf(const Board& board) {
  std::string rows;
  for (const BoardTheme& theme : board.themes) {
    for (const BoardAction& action : theme.actions) {
      for (const BoardActivity& activity : action.activities) {
        const std::optional<Rag> rag = activity.rag();
        absl::StrAppend(&rows, rows.empty() ? "" : " ", activity.activity.code, ":",
                        rag.has_value() ? absl::StrCat(Rank(*rag)) : "-");
      }
    }
  }
  return rows;
}

TEST(BoardTest, ComesInTheOrderOfThePlan) {
  EXPECT_EQ(RowsOf(ComputeBoard(TestFigures(), kBoardDay)), "V1.1:3 V2:2 O3:0");
}

TEST(BoardTest, WhatIsWithdrawnIsLeftOutFromItsDay) {
  BoardFigures figures = TestFigures();
  figures.content.activities[1].withdrawn_on = kBoardDay;  // V2
  EXPECT_EQ(RowsOf(ComputeBoard(figures, kBoardDay)), "V1.1:3 O3:0");
  EXPECT_EQ(RowsOf(ComputeBoard(figures, kBoardDay - 1)), "V1.1:- V2:2 O3:0");
}

TEST(BoardTest, WhatIsInThePlanLaterIsNotThereBefore) {
  BoardFigures figures = TestFigures();
  figures.content.activities[1].from = kBoardDay;  // V2
  EXPECT_EQ(RowsOf(ComputeBoard(figures, kBoardDay)), "V1.1:3 V2:2 O3:0");
  const Board before = ComputeBoard(figures, kBoardDay - 1);
  EXPECT_EQ(RowsOf(before), "V1.1:- O3:0");
  EXPECT_EQ(before.counts.total(), 2);
  EXPECT_EQ(before.themes[0].actions.size(), 2);  // V2 as an action is older
  figures.content.actions[1].from = kBoardDay;
  EXPECT_EQ(ComputeBoard(figures, kBoardDay - 1).themes[0].actions.size(), 1);
  EXPECT_EQ(ComputeBoard(figures, kBoardDay).themes[0].actions.size(), 2);
}

TEST(BoardTest, AThemeHasCountsAndNoColour) {
  BoardFigures figures = TestFigures();
  figures.statuses[1].rag = Rag::kYellow;
  figures.content.activities.push_back(TestActivity("V1.2"));
  const Board board = ComputeBoard(figures, kBoardDay);
  const RagCounts& victims = board.themes[0].counts;
  EXPECT_EQ(victims.green, 1);
  EXPECT_EQ(victims.yellow, 1);
  EXPECT_EQ(victims.none, 1);
  EXPECT_EQ(victims.total(), 3);
  EXPECT_EQ(board.counts.total(), 4);
  EXPECT_EQ(board.themes[0].on_target_percent, Rational(50));
  EXPECT_EQ(board.on_target_percent, Rational::Of(100, 3));
  EXPECT_EQ(board.on_target_percent->Round(1), "33.3");
}

TEST(BoardTest, OnTargetIsOfWhatHasStarted) {
  EXPECT_EQ(OnTargetPercent({.white = 5, .none = 2}), std::nullopt);
  EXPECT_EQ(OnTargetPercent({.red = 1, .white = 5}), Rational(0));
  EXPECT_EQ(OnTargetPercent({.red = 1, .yellow = 1, .white = 9, .green = 1}), Rational::Of(100, 3));
}

TEST(BoardTest, AnActionIsAsBadAsTheWorstThatHasStarted) {
  using Rags = std::vector<Rag>;
  EXPECT_EQ(ActionRag({}), std::nullopt);
  EXPECT_EQ(ActionRag(Rags{Rag::kWhite, Rag::kWhite}), Rag::kWhite);
  EXPECT_EQ(ActionRag(Rags{Rag::kWhite, Rag::kGreen}), Rag::kGreen);
  EXPECT_EQ(ActionRag(Rags{Rag::kGreen, Rag::kWhite, Rag::kYellow}), Rag::kYellow);
  EXPECT_EQ(ActionRag(Rags{Rag::kRed, Rag::kWhite, Rag::kYellow}), Rag::kRed);
}

TEST(BoardTest, AnActionSaysThatPartOfItHasNotStarted) {
  BoardFigures figures = TestFigures();
  EXPECT_FALSE(ComputeBoard(figures, kBoardDay).themes[0].actions[1].has_not_started);  // V2
  figures.content.activities.push_back(TestActivity("V1.2"));
  figures.statuses.push_back(TestStatus("V1.2", kBoardDay, Rag::kWhite));
  const Board board = ComputeBoard(figures, kBoardDay);
  EXPECT_TRUE(board.themes[0].actions[0].has_not_started);
  EXPECT_EQ(board.themes[0].actions[0].rag, Rag::kGreen);
}

TEST(BoardTest, AStatusIsStaleAfterTheDaysOfThePlan) {
  BoardFigures figures = TestFigures();
  figures.content.activities.push_back(TestActivity("V1.2"));
  const Board board = ComputeBoard(figures, kBoardDay);
  EXPECT_EQ(board.themes[0].actions[1].activities[0].days_since_update, 92);
  EXPECT_FALSE(board.themes[0].actions[1].activities[0].stale);
  EXPECT_EQ(board.themes[1].actions[0].activities[0].days_since_update, 93);
  EXPECT_TRUE(board.themes[1].actions[0].activities[0].stale);
  EXPECT_EQ(board.themes[0].actions[0].activities[1].days_since_update, std::nullopt);
  EXPECT_TRUE(board.themes[0].actions[0].activities[1].stale);
}

TEST(BoardTest, DirectionsAreAgainstTheBase) {
  BoardFigures figures = TestFigures();
  figures.base =
      DirectionBase{2, CivilDay(2017, 12, 31), {{"V1.1", Rag::kRed}, {"O3", Rag::kWhite}}};
  const Board board = ComputeBoard(figures, kBoardDay);
  EXPECT_EQ(board.base, 2);
  const Direction up = board.themes[0].actions[0].activities[0].direction;
  EXPECT_EQ(up.travel, DirectionOfTravel::kImproved);
  EXPECT_EQ(board.themes[0].actions[1].activities[0].direction, Direction());  // V2 is new
  const Direction late = board.themes[1].actions[0].activities[0].direction;
  EXPECT_EQ(late.travel, DirectionOfTravel::kDeteriorated);
  EXPECT_TRUE(late.started);
}

TEST(BoardTest, MilestonesAreOverdueTheDayAfterAndDueSoonForAFortnight) {
  const struct {
    int days;  // from the board's day
    bool overdue;
    bool due_soon;
  } kCases[] = {{-1, true, false}, {0, false, true}, {14, false, true}, {15, false, false}};
  for (const auto& test : kCases) {
    const MilestoneFigures figures =
        FiguresOf(TestMilestone("V2", kBoardDay + test.days), kBoardDay);
    EXPECT_EQ(figures.overdue, test.overdue) << test.days;
    EXPECT_EQ(figures.due_soon, test.due_soon) << test.days;
  }
  Milestone met = TestMilestone("V2", kBoardDay - 10);
  met.met_on = kBoardDay;
  EXPECT_FALSE(FiguresOf(met, kBoardDay).overdue);
  EXPECT_TRUE(FiguresOf(met, kBoardDay - 1).overdue);
}

TEST(BoardTest, SlippageIsFromTheOriginalDay) {
  Milestone milestone = TestMilestone("V2", CivilDay(2018, 1, 31));
  milestone.current_due = CivilDay(2018, 3, 1);
  milestone.revisions.resize(2);
  EXPECT_EQ(FiguresOf(milestone, kBoardDay).slippage_days, 29);
  EXPECT_EQ(FiguresOf(milestone, kBoardDay).revision_count, 2);
  milestone.current_due = CivilDay(2018, 1, 30);
  EXPECT_EQ(FiguresOf(milestone, kBoardDay).slippage_days, -1);
}

TEST(BoardTest, ListsMilestonesOverridesAndWhatIsUnresolved) {
  BoardFigures figures = TestFigures();
  figures.content.milestones = {TestMilestone("V1.1", kBoardDay + 3, "soon"),
                                TestMilestone("V1.1", kBoardDay - 3, "late")};
  figures.content.leads[2].resolved = true;  // CS
  PlanLink link;
  link.id = "o3-section-10-1";
  link.from_code = "O3";
  link.to_text = "section 10.1";
  figures.content.links = {link};
  Board board = ComputeBoard(figures, kBoardDay);
  ASSERT_EQ(board.overdue.size(), 1);
  EXPECT_EQ(board.overdue[0].milestone.id, "late");
  ASSERT_EQ(board.due_soon.size(), 1);
  EXPECT_EQ(board.due_soon[0].milestone.id, "soon");
  ASSERT_EQ(board.overrides.size(), 1);  // V1.1 is GREEN with a milestone unmet
  EXPECT_EQ(board.overrides[0].activity_code, "V1.1");
  EXPECT_EQ(board.overrides[0].why, "the milestone late was due on 2018-03-28 and is not met");
  EXPECT_EQ(board.overrides[0].reason, "");
  ASSERT_EQ(board.unresolved_links.size(), 1);
  EXPECT_EQ(board.unresolved_leads, std::vector<std::string>{"NP"});
  EXPECT_EQ(board.themes[1].actions[0].links.size(), 1);
  figures.statuses[0].override_reason = "agreed";
  board = ComputeBoard(figures, kBoardDay);
  EXPECT_EQ(board.overrides[0].reason, "agreed");
}

TEST(BoardTest, AMilestoneStandsAsItWasKnownOnTheDay) {
  BoardFigures figures = TestFigures();
  Milestone milestone = TestMilestone("V1.1", kBoardDay - 20, "m");
  milestone.from = kBoardDay - 30;
  milestone.revisions = {{kBoardDay + 5, "Late", "n", absl::UnixEpoch(), kBoardDay - 10},
                         {kBoardDay + 90, "Later still", "n", absl::UnixEpoch(), kBoardDay + 1}};
  milestone.current_due = kBoardDay + 90;
  milestone.met_on = kBoardDay;
  milestone.met_known_on = kBoardDay + 2;  // a report as of the day after was published by then
  figures.content.milestones = {milestone};
  const auto told = [&](CivilDay day) {
    std::string all;
    for (const BoardTheme& theme : ComputeBoard(figures, day).themes) {
      for (const BoardAction& action : theme.actions) {
        for (const BoardActivity& activity : action.activities) {
          for (const BoardMilestone& one : activity.milestones) {
            absl::StrAppend(&all, one.milestone.current_due - kBoardDay, " x",
                            one.figures.revision_count, one.figures.overdue ? " overdue" : "",
                            one.figures.met ? " met" : "");
          }
        }
      }
    }
    return all;
  };
  EXPECT_EQ(told(kBoardDay - 31), "");
  EXPECT_EQ(told(kBoardDay - 30), "-20 x0");
  EXPECT_EQ(told(kBoardDay - 11), "-20 x0 overdue");
  EXPECT_EQ(told(kBoardDay - 10), "5 x1");
  EXPECT_EQ(told(kBoardDay), "5 x1");
  EXPECT_EQ(told(kBoardDay + 1), "90 x2");
  EXPECT_EQ(told(kBoardDay + 2), "90 x2 met");
  // What is against a GREEN is that too.
  EXPECT_EQ(ComputeBoard(figures, kBoardDay).overrides.size(), 0);
  figures.content.milestones[0].revisions[0].on = kBoardDay + 1;
  const Board board = ComputeBoard(figures, kBoardDay);
  ASSERT_EQ(board.overrides.size(), 1);
  EXPECT_EQ(board.overrides[0].why, "the milestone m was due on 2018-03-11 and is not met");
  ASSERT_EQ(board.overdue.size(), 1);
  EXPECT_EQ(board.overdue[0].figures.slippage_days, 0);
}

constexpr char kV11[] = "forces/essex/plans/plan/actions/v1/activities/v1-1";
constexpr char kV2[] = "forces/essex/plans/plan/actions/v2/activities/v2";
constexpr char kO3[] = "forces/essex/plans/plan/actions/o3/activities/o3";
constexpr char kDraft[] = "forces/essex/plans/plan/iterations/iteration-3";

Iteration DraftIteration() {
  Iteration draft;
  draft.number = 3;
  draft.id = IterationId(3);
  draft.plan = "plan";
  draft.cut_off = kBoardDay;
  return draft;
}

TEST(FreezeTest, EachCodeThatIsMissingOrStaleIsNamed) {
  BoardFigures figures = TestFigures();
  figures.statuses.erase(figures.statuses.begin());  // V1.1
  Iteration draft = DraftIteration();
  const Board board = ComputeBoard(figures, kBoardDay);
  EXPECT_EQ(Told(CheckFreeze(board, draft, kBoardDay)),
            absl::StrCat("RAG_MISSING ", kV11, ", STATUS_STALE ", kO3));
  EXPECT_EQ(CheckFreeze(board, draft, kBoardDay).ToStatus().code(),
            absl::StatusCode::kFailedPrecondition);
  draft.stale_accepted_reason = "The group did not meet";
  EXPECT_EQ(Told(CheckFreeze(board, draft, kBoardDay)), absl::StrCat("RAG_MISSING ", kV11));
  EXPECT_EQ(Told(CheckFreeze(ComputeBoard(TestFigures(), kBoardDay), draft, kBoardDay)), "");
}

TEST(FreezeTest, AnErrorHasRoomForEveryActivityOfThePlan) {
  BoardFigures figures = TestFigures();
  figures.statuses.clear();
  figures.content.force = "cambridgeshire";
  figures.content.plan.id = "police-and-crime-plan-2017-20";
  figures.content.activities.clear();
  for (int i = 1; i <= 44; ++i) {
    figures.content.activities.push_back(TestActivity(absl::StrCat("V1.", i)));
  }
  figures.content.leads.clear();
  for (const Activity& activity : figures.content.activities) {
    figures.content.leads.push_back(TestLead(activity.code, "NP"));
  }
  const absl::Status refused =
      CheckFreeze(ComputeBoard(figures, kBoardDay), DraftIteration(), kBoardDay).ToStatus();
  const std::vector<std::string> needs = testing::NeedsTold(refused);
  ASSERT_EQ(needs.size(), 44);
  EXPECT_EQ(needs[43],
            "RAG_MISSING forces/cambridgeshire/plans/police-and-crime-plan-2017-20/actions/v1/"
            "activities/v1-44: V1.44 has no status");
}

TEST(FreezeTest, EachCodeWithoutAnOpccLeadOnTheCutOffIsNamed) {
  BoardFigures figures = TestFigures();
  figures.content.leads[1].from = kBoardDay + 1;                               // V2
  figures.content.leads[2].to = kBoardDay - 1;                                 // O3
  figures.content.leads.push_back(TestLead("O3", "AW", LeadRole::kDelivery));  // of another side
  Iteration draft = DraftIteration();
  draft.stale_accepted_reason = "The group did not meet";
  const Unmet unmet = CheckFreeze(ComputeBoard(figures, kBoardDay), draft, kBoardDay);
  EXPECT_EQ(Told(unmet), absl::StrCat("OPCC_LEAD_MISSING ", kV2, ", OPCC_LEAD_MISSING ", kO3));
  EXPECT_EQ(unmet.ToStatus().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(FreezeTest, NeedsADayThatHasComeAndAnActivity) {
  BoardFigures figures = TestFigures();
  figures.content.activities.clear();
  EXPECT_EQ(Told(CheckFreeze(ComputeBoard(figures, kBoardDay), DraftIteration(), kBoardDay - 1)),
            absl::StrCat("CUT_OFF_IN_FUTURE ", kDraft, ", NOTHING_TO_FREEZE ", kDraft));
}

TEST(FreezeTest, RowsAreCopiesInTheOrderOfThePlan) {
  BoardFigures figures = TestFigures();
  figures.content.leads[0].person_or_body = "Nora Page";
  figures.content.leads[0].printed_as = "NP";
  const DirectionBase base{2, CivilDay(2017, 12, 31), {{"O3", Rag::kYellow}}};
  const Frozen frozen = FreezeIteration(ComputeBoard(figures, kBoardDay), base);
  EXPECT_EQ(frozen.base, 2);
  ASSERT_EQ(frozen.rows.size(), 3);
  EXPECT_EQ(frozen.rows[0].activity_code, "V1.1");
  EXPECT_EQ(frozen.rows[0].opcc_leads, std::vector<std::string>{"NP"});
  EXPECT_EQ(frozen.rows[0].direction, Direction());
  EXPECT_EQ(frozen.rows[1].activity_code, "V2");
  EXPECT_EQ(frozen.rows[2].activity_code, "O3");
  EXPECT_EQ(frozen.rows[2].theme_name, "Offenders");
  EXPECT_EQ(frozen.rows[2].direction.travel, DirectionOfTravel::kDeteriorated);
  EXPECT_EQ(frozen.rows[2].days_since_update, 93);
  EXPECT_TRUE(frozen.rows[2].stale);
}

}  // namespace
}  // namespace copperplate::delivery
