// The port of boards, on each implementation: what a plan was made of on a day.
#include "services/delivery/app/ports/board_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/storage/testing/iteration_sets.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::SizeIs;

const CivilDay kSampleDay(2018, 5, 10);

template <class Parts>
std::vector<std::string> IdsOf(const Parts& parts) {
  std::vector<std::string> ids;
  ids.reserve(parts.size());
  for (const auto& part : parts) ids.push_back(part.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

class BoardReaderTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  // The activities V1.1 and V1.2 of V1, from 2017-05-01 on.
  void SetUp() override {
    ABSL_ASSERT_OK(SetPlan(world(), SamplePlan("plan-1")));
    Set(Samples<Theme>::First());
    Set(Samples<PriorityAction>::First());
    Set(Samples<Activity>::First());
    Activity second = Samples<Activity>::Second();
    second.narrative = "To begin";
    second.narrative_from = CivilDay(2017, 5, 1);
    second.from = CivilDay(2018, 3, 1);
    second.withdrawn_on.reset();
    second.withdrawn_reason.clear();
    Set(second);
  }

  PlanWorld& world() { return *world_; }

  template <class Part>
  void Set(const Part& part) {
    ABSL_ASSERT_OK(SetPart(world(), "plan-1", part));
  }
  void Report(CivilDay as_of, Rag rag, const std::string& id, const std::string& narrative = "",
              const std::string& corrects = "") {
    StatusEntry entry = SampleStatus(as_of, rag);
    entry.id = id;
    entry.narrative = narrative;
    entry.corrects = corrects;
    ABSL_ASSERT_OK(AddReport(world(), "plan-1", entry));
  }
  BoardFigures Read(CivilDay as_of) {
    auto figures = world().ports().boards.ReadBoard(SetContext(), "plan-1", as_of, false);
    EXPECT_THAT(figures, IsOk());
    return figures.ok() ? *std::move(figures) : BoardFigures();
  }
  std::string NarrativeOf(const std::string& activity, CivilDay as_of) {
    for (const Activity& one : Read(as_of).content.activities) {
      if (one.id == activity) return one.narrative;
    }
    return "none";
  }
  std::string StatusOn(CivilDay as_of) {
    for (const StatusEntry& entry : Read(as_of).statuses) {
      if (entry.activity == "v1-1") return entry.id;
    }
    return "none";
  }

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
};

INSTANTIATE_TEST_SUITE_P(, BoardReaderTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(BoardReaderTest, APlanHasWhatItsBoardNeeds) {
  Set(Samples<Objective>::First());
  Set(Samples<BusinessIntelligenceItem>::First());
  Set(Samples<Opportunity>::First());
  Set(Samples<PlanLink>::First());
  const BoardFigures figures = Read(kSampleDay);
  const PlanContent& content = figures.content;
  EXPECT_EQ(content.force, "essex");
  EXPECT_EQ(content.plan.id, "plan-1");
  EXPECT_EQ(content.plan.title, SamplePlan("plan-1").title);
  EXPECT_EQ(content.plan.stale_after_days, SamplePlan("plan-1").stale_after_days);
  EXPECT_THAT(IdsOf(content.themes), ElementsAre("victims"));
  EXPECT_THAT(content.themes[0].leads, IsEmpty());
  EXPECT_EQ(content.themes[0].aim, Samples<Theme>::First().aim);
  EXPECT_THAT(IdsOf(content.actions), ElementsAre("v1"));
  EXPECT_THAT(IdsOf(content.activities), ElementsAre("v1-1", "v1-2"));
  EXPECT_THAT(IdsOf(content.opportunities), ElementsAre("partners"));
  EXPECT_THAT(IdsOf(content.links), ElementsAre("v1-o3"));
  EXPECT_THAT(content.objectives, IsEmpty());
  EXPECT_THAT(content.business_intelligence_items, IsEmpty());
  EXPECT_EQ(content.last_published, std::nullopt);
  EXPECT_EQ(figures.base, std::nullopt);
}

TEST_P(BoardReaderTest, APartIsThereFromItsDayOnUntilItIsWithdrawn) {
  Activity withdrawn = Samples<Activity>::Second();
  withdrawn.from = CivilDay(2018, 3, 1);
  withdrawn.withdrawn_on = CivilDay(2018, 4, 1);
  withdrawn.withdrawn_reason = "Merged";
  Set(withdrawn);
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 2, 28)).content.activities), ElementsAre("v1-1"));
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 3, 1)).content.activities), ElementsAre("v1-1", "v1-2"));
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 3, 31)).content.activities), ElementsAre("v1-1", "v1-2"));
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 4, 1)).content.activities), ElementsAre("v1-1"));
}

TEST_P(BoardReaderTest, LeadsAndIndicatorsAreThoseThatHold) {
  Set(Samples<LeadAssignment>::First());   // 2017-05-01 to 2018-04-30
  Set(Samples<LeadAssignment>::Second());  // from 2018-05-01 on
  Set(Samples<IndicatorLink>::First());    // 2017-05-01 to 2018-05-01
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 4, 30)).content.leads), ElementsAre("opcc-1"));
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 5, 1)).content.leads), ElementsAre("opcc-2"));
  EXPECT_THAT(Read(CivilDay(2017, 4, 30)).content.leads, IsEmpty());
  EXPECT_THAT(IdsOf(Read(CivilDay(2018, 5, 1)).content.indicator_links),
              ElementsAre("satisfaction"));
  EXPECT_THAT(Read(CivilDay(2018, 5, 2)).content.indicator_links, IsEmpty());
}

TEST_P(BoardReaderTest, ALeadIsResolvedWhereAnotherOfThePlanTells) {
  Set(Samples<LeadAssignment>::Second());  // CS
  const auto resolved = [&] {
    for (const LeadAssignment& lead : Read(kSampleDay).content.leads) {
      if (lead.id == "opcc-2") return lead.resolved;
    }
    return false;
  };
  EXPECT_FALSE(resolved());
  LeadAssignment named = Samples<LeadAssignment>::First();
  named.activity = "v1-2";
  named.printed_as = "CS";
  Set(named);  // whose time is over
  EXPECT_TRUE(resolved());
  named.printed_as = "NP";
  Set(named);
  EXPECT_FALSE(resolved());
}

TEST_P(BoardReaderTest, TheStatusOfADayIsTheLatestThatNoOtherCorrects) {
  Report(CivilDay(2018, 4, 1), Rag::kRed, "s2018-04-01-001");
  Report(CivilDay(2018, 4, 20), Rag::kRed, "s2018-04-20-001");
  Report(CivilDay(2018, 4, 20), Rag::kYellow, "s2018-04-20-002", "", "s2018-04-20-001");
  EXPECT_EQ(StatusOn(CivilDay(2018, 3, 31)), "none");
  EXPECT_EQ(StatusOn(CivilDay(2018, 4, 1)), "s2018-04-01-001");
  EXPECT_EQ(StatusOn(CivilDay(2018, 4, 20)), "s2018-04-20-002");
  EXPECT_THAT(Read(kSampleDay).statuses, SizeIs(1));
}

TEST_P(BoardReaderTest, ANarrativeIsTheOneThatStoodOnTheDay) {
  EXPECT_EQ(NarrativeOf("v1-1", CivilDay(2018, 4, 1)), "Under way");
  Report(CivilDay(2018, 4, 1), Rag::kRed, "s2018-04-01-001", "In April");
  Report(CivilDay(2018, 5, 1), Rag::kRed, "s2018-05-01-001", "In May");
  Report(CivilDay(2018, 5, 1), Rag::kGreen, "s2018-05-01-002", "In May, really", "s2018-05-01-001");
  EXPECT_EQ(NarrativeOf("v1-1", CivilDay(2018, 3, 31)), "Under way");
  EXPECT_EQ(NarrativeOf("v1-1", CivilDay(2018, 4, 30)), "In April");
  EXPECT_EQ(NarrativeOf("v1-1", CivilDay(2018, 5, 1)), "In May, really");
  EXPECT_EQ(NarrativeOf("v1-2", CivilDay(2018, 5, 1)), "To begin");
}

TEST_P(BoardReaderTest, AMilestoneComesWithTheDaysOfItsMovesAndReopenings) {
  Set(Samples<Milestone>::Changed());
  const std::vector<Milestone> milestones = Read(kSampleDay).content.milestones;
  ASSERT_THAT(milestones, SizeIs(1));
  const Milestone given = Samples<Milestone>::Changed();
  EXPECT_EQ(milestones[0].title, given.title);
  EXPECT_EQ(milestones[0].original_due, given.original_due);
  EXPECT_EQ(milestones[0].current_due, given.current_due);
  EXPECT_EQ(milestones[0].met_on, given.met_on);
  EXPECT_EQ(milestones[0].met_known_on, given.met_known_on);
  EXPECT_EQ(milestones[0].from, given.from);
  ASSERT_EQ(milestones[0].revisions.size(), given.revisions.size());
  for (size_t i = 0; i < given.revisions.size(); ++i) {
    EXPECT_EQ(milestones[0].revisions[i].to, given.revisions[i].to);
    EXPECT_EQ(milestones[0].revisions[i].on, given.revisions[i].on);
  }
  ASSERT_EQ(milestones[0].reopenings.size(), given.reopenings.size());
  for (size_t i = 0; i < given.reopenings.size(); ++i) {
    EXPECT_EQ(milestones[0].reopenings[i].met_on, given.reopenings[i].met_on);
    EXPECT_EQ(milestones[0].reopenings[i].on, given.reopenings[i].on);
  }
}

TEST_P(BoardReaderTest, DirectionsAreSinceTheLastPublishedBeforeTheDay) {
  for (const auto& [number, state] :
       {std::pair(1, IterationState::kPublished), std::pair(2, IterationState::kWithdrawn),
        std::pair(3, IterationState::kFrozen)}) {
    ABSL_ASSERT_OK(AddIteration(world(), "plan-1", number, CivilDay(2018, number, 28), state,
                                {{"V1.1", Rag::kWhite}, {"V1.2", Rag::kRed}}));
  }
  const BoardFigures figures = Read(kSampleDay);
  ASSERT_TRUE(figures.base.has_value());
  EXPECT_EQ(figures.base->number, 1);
  EXPECT_EQ(figures.base->cut_off, CivilDay(2018, 1, 28));
  EXPECT_EQ(figures.base->rags,
            (std::map<std::string, Rag>{{"V1.1", Rag::kWhite}, {"V1.2", Rag::kRed}}));
  // On its own cut-off it is not yet what directions are since.
  EXPECT_EQ(Read(CivilDay(2018, 1, 28)).base, std::nullopt);
  EXPECT_TRUE(Read(CivilDay(2018, 1, 29)).base.has_value());
}

TEST_P(BoardReaderTest, ASensitivePlanIsUnknownToWhoMayNotSeeItAndItsReadingIsAnEvent) {
  Plan plan = SamplePlan("plan-1");
  plan.marking = Marking::kOfficialSensitive;
  ABSL_ASSERT_OK(SetPlan(world(), plan));
  BoardReader& boards = world().ports().boards;
  const size_t events = world().EventsOf("essex", "plan-1").size();
  EXPECT_THAT(boards.ReadBoard(SetContext(), "plan-1", kSampleDay, false),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(events));
  EXPECT_THAT(boards.ReadBoard(SetContext(), "plan-1", kSampleDay, true), IsOk());
  ASSERT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(events + 1));
  EXPECT_EQ(world().EventsOf("essex", "plan-1").back().type, "plan.read");
  EXPECT_THAT(boards.ReadBoard(SetContext(), "other", kSampleDay, true), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(boards.ReadBoard(SetContext("cambridgeshire"), "plan-1", kSampleDay, true),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(boards.ReadBoard(SetContext("atlantis"), "plan-1", kSampleDay, true),
              HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::delivery
