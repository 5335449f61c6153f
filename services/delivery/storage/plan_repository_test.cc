// The port of plans, on each implementation.
#include "services/delivery/app/ports/plan_repository.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/storage/testing/plan_samples.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::SizeIs;

constexpr char kPlanUuid[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

class PlanRepositoryTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  static RequestContext Context(std::string force = "essex") {
    return {.force = std::move(force),
            .caller = "planner",
            .call_id = "call-1",
            .deadline = absl::Now() + absl::Seconds(60),
            .idempotency = std::nullopt};
  }

  PlanWorld& world() { return *world_; }
  PlanRepository& plans() { return world_->ports().plans; }

  absl::StatusOr<Changed<PlanRecord>> Put(const Plan& plan,
                                          const RequestContext& context = Context(),
                                          WriteMode mode = WriteMode::kWrite,
                                          bool only_new = false) {
    const auto decide = [&](const HeldPlans& held) -> absl::StatusOr<Decided<PlanRecord>> {
      const PlanRecord* const present = FindById(held.plans, plan.id);
      EXPECT_EQ(present != nullptr, held.content.has_value());
      if (only_new && present != nullptr) return PlanExists();
      PlanRecord record{plan, {}};
      return present == nullptr ? Created(std::move(record)) : Updated(*present, std::move(record));
    };
    return plans().Change(
        context,
        {.id = plan.id, .decide = decide, .mode = mode, .print = TextPrinter<PlanRecord>()});
  }
  PlanRecord MustPut(const Plan& plan) {
    const auto changed = Put(plan);
    EXPECT_THAT(changed, IsOk());
    return changed.ok() ? std::get<PlanRecord>(*changed) : PlanRecord();
  }
  absl::StatusOr<std::vector<std::string>> List(PlanQuery query,
                                                const RequestContext& context = Context()) {
    ABSL_ASSIGN_OR_RETURN(const auto page, plans().List(context, query));
    std::vector<std::string> ids;
    ids.reserve(page.rows.size());
    for (const PlanRecord& record : page.rows) ids.push_back(record.plan.id);
    if (page.more) ids.push_back("more");
    return ids;
  }

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
};

INSTANTIATE_TEST_SUITE_P(, PlanRepositoryTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(PlanRepositoryTest, APlanIsReadBackAsItWasWritten) {
  Plan least;
  least.id = "plan-2";
  least.title = "Strategy";
  least.kind = PlanKind::kActionPlan;
  least.owner = "Force";
  least.parent = "plan-1";
  for (const Plan& plan : {SamplePlan("plan-1"), least}) {
    const PlanRecord written = MustPut(plan);
    EXPECT_EQ(Text(written), Text(plan));
    EXPECT_EQ(written.header.version, 1);
    const auto read = plans().Get(Context(), plan.id, false);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(Text(*read), Text(plan));
    EXPECT_EQ(read->header.version, 1);
    EXPECT_EQ(read->header.uid, written.header.uid);
    EXPECT_EQ(read->header.create_time, written.header.create_time);
    EXPECT_EQ(read->header.created_by, "planner");
    const std::vector<PlanEvent> events = world().EventsOf("essex", plan.id);
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].type, "plan.created");
    EXPECT_EQ(events[0].subject, "forces/essex/plans/" + plan.id);
    EXPECT_EQ(events[0].before, std::nullopt);
    EXPECT_EQ(events[0].after, Text(plan));
  }
}

TEST_P(PlanRepositoryTest, AChangeIsInPlaceAndItsVersionIsHigher) {
  MustPut(SamplePlan("plan-2"));
  const PlanRecord first = MustPut(SamplePlan("plan-1"));
  Plan changed = SamplePlan("plan-1");
  changed.title = "Other";
  changed.owner = "Somebody";
  changed.parent = "plan-2";
  changed.vision = "";
  changed.area = "Essex";
  changed.effective_from = absl::CivilDay(2018, 1, 1);
  changed.effective_to.reset();
  changed.stale_after_days = 30;
  changed.course = {};
  changed.course.issued_on = absl::CivilDay(2018, 2, 1);
  changed.historic_import = false;
  changed.state = PlanState::kSuperseded;
  changed.successor = "plan-2";
  const PlanRecord written = MustPut(changed);
  EXPECT_GT(written.header.version, first.header.version);
  const auto read = plans().Get(Context(), "plan-1", false);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(Text(*read), Text(changed));
  EXPECT_EQ(read->header.version, written.header.version);
  EXPECT_EQ(read->header.uid, first.header.uid);
  EXPECT_EQ(read->header.create_time, first.header.create_time);
  EXPECT_GT(read->header.update_time, first.header.update_time);
  const PlanEvent event = world().EventsOf("essex", "plan-1").back();
  EXPECT_EQ(event.type, "plan.updated");
  EXPECT_EQ(event.before, Text(SamplePlan("plan-1")));
  EXPECT_EQ(event.after, Text(changed));
}

TEST_P(PlanRepositoryTest, PlansAreListedInOrderOfTheirIdsByPages) {
  EXPECT_THAT(List({.after = "", .limit = 5}), IsOkAndHolds(IsEmpty()));
  Plan strategy = SamplePlan("plan-2");
  strategy.kind = PlanKind::kStrategy;
  strategy.course = {};
  Plan in_force = SamplePlan("plan-1");
  in_force.state = PlanState::kInForce;
  Plan sensitive = SamplePlan("plan-3");
  sensitive.marking = Marking::kOfficialSensitive;
  for (const Plan& plan : {sensitive, strategy, in_force}) MustPut(plan);
  EXPECT_THAT(List({.after = "", .limit = 1}), IsOkAndHolds(ElementsAre("plan-1", "more")));
  EXPECT_THAT(List({.after = "plan-1", .limit = 1}), IsOkAndHolds(ElementsAre("plan-2")));
  EXPECT_THAT(List({.sensitive = true, .after = "plan-1", .limit = 2}),
              IsOkAndHolds(ElementsAre("plan-2", "plan-3")));
  EXPECT_THAT(List({.state = PlanState::kDraft, .sensitive = true, .after = "", .limit = 5}),
              IsOkAndHolds(ElementsAre("plan-2", "plan-3")));
  EXPECT_THAT(List({.kind = PlanKind::kStrategy, .after = "", .limit = 5}),
              IsOkAndHolds(ElementsAre("plan-2")));
  EXPECT_THAT(List({.after = "", .limit = 5}, Context("cambridgeshire")), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(List({.after = "", .limit = 5}, Context("atlantis")), HasReason("FORCE_UNKNOWN"));
}

TEST_P(PlanRepositoryTest, ASensitivePlanIsNotThereForAMereViewer) {
  Plan sensitive = SamplePlan("plan-1");
  sensitive.marking = Marking::kOfficialSensitive;
  MustPut(sensitive);
  EXPECT_THAT(plans().Get(Context(), "plan-1", false), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(plans().Get(Context(), "plan-1", true), IsOk());
}

TEST_P(PlanRepositoryTest, ThatASensitivePlanWasReadIsAnEvent) {
  Plan sensitive = SamplePlan("plan-1");
  sensitive.marking = Marking::kOfficialSensitive;
  MustPut(sensitive);
  MustPut(SamplePlan("plan-2"));
  EXPECT_THAT(plans().Get(Context(), "plan-2", true), IsOk());
  EXPECT_THAT(plans().Get(Context(), "plan-1", false), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(List({.after = "", .limit = 5}), IsOkAndHolds(ElementsAre("plan-2")));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(1));
  EXPECT_THAT(plans().Get(Context(), "plan-1", true), IsOk());
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(2));
  EXPECT_THAT(List({.sensitive = true, .after = "", .limit = 5}),
              IsOkAndHolds(ElementsAre("plan-1", "plan-2")));
  const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
  ASSERT_THAT(events, SizeIs(3));
  for (const size_t i : {1, 2}) {
    EXPECT_EQ(events[i].type, "plan.read");
    EXPECT_EQ(events[i].subject, "forces/essex/plans/plan-1");
  }
  EXPECT_THAT(world().EventsOf("essex", "plan-2"), SizeIs(1));
}

TEST_P(PlanRepositoryTest, WhatIsNotThereIsTold) {
  MustPut(SamplePlan("plan-1"));
  EXPECT_THAT(plans().Get(Context(), "plan-2", true), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(plans().Get(Context("cambridgeshire"), "plan-1", true), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(plans().Get(Context("atlantis"), "plan-1", true), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(Put(SamplePlan("plan-1"), Context("atlantis")), HasReason("FORCE_UNKNOWN"));
}

TEST_P(PlanRepositoryTest, ARepeatedRequestIsAnsweredAsAtFirst) {
  RequestContext context = Context();
  context.idempotency = Idempotency{kPlanUuid, Sha256("a")};
  const auto first = Put(SamplePlan("plan-1"), context, WriteMode::kWrite, true);
  ASSERT_THAT(first, IsOk());
  const auto repeated = Put(SamplePlan("plan-1"), context, WriteMode::kWrite, true);
  ASSERT_THAT(repeated, IsOk());
  EXPECT_EQ(std::get<FirstResult>(*repeated).reply, ReplyText(std::get<PlanRecord>(*first)));
  context.idempotency->body = Sha256("b");
  EXPECT_THAT(Put(SamplePlan("plan-1"), context), HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), SizeIs(1));
}

TEST_P(PlanRepositoryTest, WhatIsOnlyValidatedIsNotWritten) {
  const auto validated = Put(SamplePlan("plan-1"), Context(), WriteMode::kValidateOnly);
  ASSERT_THAT(validated, IsOk());
  EXPECT_EQ(std::get<PlanRecord>(*validated).header.version, 0);
  EXPECT_THAT(plans().Get(Context(), "plan-1", true), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(world().EventsOf("essex", "plan-1"), IsEmpty());
}

TEST_P(PlanRepositoryTest, OfTwoCreationsOfOneIdAtOnceOneIsRefused) {
  std::atomic<int> created = 0;
  std::atomic<int> refused = 0;
  const auto create = [&] {
    const auto changed = Put(SamplePlan("plan-1"), Context(), WriteMode::kWrite, true);
    if (changed.ok()) ++created;
    if (changed.status().code() == absl::StatusCode::kAlreadyExists &&
        ErrorReason(changed.status()) == "PLAN_EXISTS") {
      ++refused;
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(3);
  for (int i = 0; i < 3; ++i) threads.emplace_back(create);
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(created, 1);
  EXPECT_EQ(refused, 2);
}

// The force has no plan whose lock would keep the second waiting.
TEST(PlanStorageTest, OfTwoFirstPlansDecidedAtOnceOneIsRefused) {
  const std::unique_ptr<PlanWorld> world = MakePostgresPlanWorld();
  const PlanPorts ports = world->ports();
  const RequestContext context{.force = "essex",
                               .caller = "planner",
                               .call_id = "call-1",
                               .deadline = absl::Now() + absl::Seconds(60),
                               .idempotency = std::nullopt};
  std::latch both_decide(2);
  const auto create = [&](const char* title, absl::Status* status) {
    Plan plan = SamplePlan("plan-1");
    plan.title = title;
    bool first = true;
    const auto decide = [&](const HeldPlans& held) -> absl::StatusOr<Decided<PlanRecord>> {
      if (std::exchange(first, false)) both_decide.arrive_and_wait();
      if (FindById(held.plans, plan.id) != nullptr) return PlanExists();
      return Created(PlanRecord{plan, {}});
    };
    *status = ports.plans
                  .Change(context, {.id = plan.id,
                                    .decide = decide,
                                    .mode = WriteMode::kWrite,
                                    .print = TextPrinter<PlanRecord>()})
                  .status();
  };
  absl::Status one;
  absl::Status other;
  std::thread beside(create, "One", &one);
  create("Other", &other);
  beside.join();
  EXPECT_NE(one.ok(), other.ok());
  EXPECT_THAT(one.ok() ? other : one, HasReason("PLAN_EXISTS"));
  const auto read = ports.plans.Get(context, "plan-1", true);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->plan.title, one.ok() ? "One" : "Other");
  EXPECT_EQ(read->header.version, 1);
  EXPECT_THAT(world->EventsOf("essex", "plan-1"), SizeIs(1));
}

}  // namespace
}  // namespace copperplate::delivery
