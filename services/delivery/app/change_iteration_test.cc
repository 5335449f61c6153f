// Iterations from their draft to what readers hold against later ones, over ports in memory.
#include "services/delivery/app/change_iteration.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/delivery/app/iteration_content.h"
#include "services/delivery/app/test_plans.h"
#include "services/delivery/storage/testing/iteration_sets.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;

const CivilDay kIterationToday(2018, 12, 31);

class ChangeIterationTest : public PlansTest {
 protected:
  void SetUp() override {
    PutSamples();
    SetState(PlanState::kInForce);
  }

  IterationRepository& iterations() { return ports().iterations; }
  static Printer<IterationRecord> Print() { return {TextOfIteration, TextOfIteration}; }

  // The next one, as of the last day of a month of 2018.
  IterationChanged Draft(int month) {
    const IterationText text{"", CivilDay(absl::CivilMonth(2018, month) + 1) - 1, ""};
    return CreateIteration(iterations(), Context(), "plan-1", text, WriteMode::kWrite, Print());
  }
  IterationChanged Freeze(const std::string& id, const std::string& stale_reason = "") {
    return FreezeIteration(iterations(), Context(), "plan-1", AnyVersion(id), stale_reason,
                           kIterationToday, Print());
  }
  IterationChanged Unfreeze(const std::string& id) {
    return UnfreezeIteration(iterations(), Context(), "plan-1", AnyVersion(id), Print());
  }
  IterationChanged Publish(const std::string& id) {
    Publication publication;
    publication.on = kIterationToday;
    return PublishIteration(iterations(), Context(), "plan-1", AnyVersion(id), publication,
                            kIterationToday, {Print(), TextOfPublication});
  }
  IterationChanged Withdraw(const std::string& id) {
    return WithdrawIteration(iterations(), Context(), "plan-1", AnyVersion(id), "Wrong", Print());
  }
  // As of the first day of a month of 2018.
  void Report(int month, Rag rag) {
    PutStatus(SampleStatus(CivilDay(2018, month, 1), rag), absl::StrCat("s", month));
  }
  Iteration Get(const std::string& id) {
    const auto record = iterations().Get(Context(), "plan-1", id, true);
    EXPECT_TRUE(record.ok()) << record.status();
    return record.ok() ? record->iteration : Iteration();
  }
  std::string ContentOf(const std::string& id) {
    const auto content = GetIterationContent(iterations(), Context(), "plan-1", id, true);
    EXPECT_TRUE(content.ok()) << content.status();
    return content.ok() ? content->canonical_json : "";
  }
};

TEST_F(ChangeIterationTest, WhatIsPublishedNoLaterEditReaches) {
  Report(3, Rag::kGreen);
  Written(Draft(4));
  const Iteration frozen = Written(Freeze("iteration-1")).iteration;
  ASSERT_EQ(frozen.rows.size(), 1);
  EXPECT_EQ(frozen.rows[0].activity_code, "V1.1");
  EXPECT_EQ(frozen.counts.green, 1);
  EXPECT_EQ(frozen.counts.total(), 1);
  EXPECT_EQ(LastEvent(), "iteration.frozen");
  Written(Publish("iteration-1"));
  EXPECT_EQ(LastEvent(), "publication.created");
  const std::string content = ContentOf("iteration-1");
  EXPECT_EQ(ContentSha256(content), frozen.content_sha256);
  Activity edited = Samples<Activity>::First();
  edited.narrative = "Edited";
  Put(edited);
  Report(4, Rag::kRed);
  EXPECT_EQ(ContentOf("iteration-1"), content);
  EXPECT_EQ(Get("iteration-1").rows[0].rag, Rag::kGreen);
  EXPECT_EQ(Told(Unfreeze("iteration-1")), "FAILED_PRECONDITION STATE_NOT_ALLOWED");
}

TEST_F(ChangeIterationTest, AFreezeNeedsAColourAndAFreshOne) {
  Written(Draft(4));
  EXPECT_EQ(Told(Freeze("iteration-1")), "FAILED_PRECONDITION RAG_MISSING x1");
  Report(1, Rag::kGreen);
  EXPECT_EQ(Told(Freeze("iteration-1")), "FAILED_PRECONDITION STATUS_STALE x1");
  const Iteration frozen = Written(Freeze("iteration-1", "Nobody met")).iteration;
  EXPECT_EQ(frozen.stale_accepted_reason, "Nobody met");
  EXPECT_TRUE(frozen.rows[0].stale);
}

TEST_F(ChangeIterationTest, DirectionsAreAgainstTheLastPublishedAndFollowNoWithdrawal) {
  Report(3, Rag::kRed);
  Written(Draft(4));
  Written(Freeze("iteration-1"));
  Written(Publish("iteration-1"));
  Report(6, Rag::kGreen);
  Written(Draft(7));
  const Iteration second = Written(Freeze("iteration-2")).iteration;
  EXPECT_EQ(second.base, 1);
  EXPECT_EQ(second.rows[0].direction.travel, DirectionOfTravel::kImproved);
  // What it is held against is gone: it is frozen anew before it is published.
  Written(Withdraw("iteration-1"));
  EXPECT_EQ(Told(Publish("iteration-2")), "FAILED_PRECONDITION BASE_CHANGED x1");
  Written(Unfreeze("iteration-2"));
  const Iteration anew = Written(Freeze("iteration-2")).iteration;
  EXPECT_EQ(anew.base, std::nullopt);
  EXPECT_EQ(anew.rows[0].direction.travel, DirectionOfTravel::kNone);
  Written(Publish("iteration-2"));
  Report(9, Rag::kYellow);
  Written(Draft(10));
  const Iteration third = Written(Freeze("iteration-3")).iteration;
  EXPECT_EQ(third.base, 2);
  EXPECT_EQ(third.rows[0].direction.travel, DirectionOfTravel::kDeteriorated);
  Written(Publish("iteration-3"));
  Written(Withdraw("iteration-2"));
  EXPECT_EQ(Get("iteration-3").rows[0].direction.travel, DirectionOfTravel::kDeteriorated);
}

TEST_F(ChangeIterationTest, NothingOfADraftPlanIsPublishedAndCutOffsRise) {
  Report(3, Rag::kGreen);
  Written(Draft(4));
  EXPECT_EQ(Told(Draft(4)), "INVALID_ARGUMENT CUT_OFF_NOT_AFTER_PREVIOUS cut_off");
  Written(Freeze("iteration-1"));
  Plan plan = SamplePlan("plan-1");
  plan.historic_import = false;
  Put(plan);
  EXPECT_EQ(Told(Publish("iteration-1")), "FAILED_PRECONDITION PLAN_NOT_IN_FORCE x1");
}

}  // namespace
}  // namespace copperplate::delivery
