// The ports of the parts of plans, each kind on each implementation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/parts/part_repository.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/storage/testing/plan_samples.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::SizeIs;

constexpr char kPartForce[] = "essex";

RequestContext PartContext(std::string force = kPartForce) {
  return {.force = std::move(force),
          .caller = "somebody",
          .call_id = "call-1",
          .deadline = absl::Now() + absl::Seconds(60),
          .idempotency = std::nullopt};
}

RequestContext RepeatablePart(absl::string_view body, absl::string_view id) {
  RequestContext context = PartContext();
  context.idempotency = Idempotency{std::string(id), Sha256(body)};
  return context;
}

absl::Status PutPlan(PlanWorld& world, const Plan& plan) {
  const auto decide = [&](const HeldPlans& held) -> absl::StatusOr<Decided<PlanRecord>> {
    const PlanRecord* const present = FindById(held.plans, plan.id);
    PlanRecord record{plan, {}};
    return present == nullptr ? Created(std::move(record)) : Updated(*present, std::move(record));
  };
  return world.ports()
      .plans
      .Change(PartContext(), {.id = plan.id,
                              .decide = decide,
                              .mode = WriteMode::kWrite,
                              .print = TextPrinter<PlanRecord>()})
      .status();
}

// What is asked of a change beside the part.
struct HowPut {
  RequestContext context = PartContext();
  WriteMode mode = WriteMode::kWrite;
  bool only_new = false;
  bool erase = false;
};

template <class Part>
absl::StatusOr<Changed<PartRecord<Part>>> PutPart(PlanWorld& world, const std::string& plan,
                                                  const Part& part, const HowPut& how = {}) {
  using Record = PartRecord<Part>;
  const auto decide = [&](const PlanContent& content,
                          const Record* present) -> absl::StatusOr<Decided<Record>> {
    EXPECT_EQ(content.plan.id, plan);
    const auto& held = PartKind<Part>::Of(content);
    const auto at = std::find_if(held.begin(), held.end(), [&](const Part& one) {
      return PathOf(plan, one) == PathOf(plan, part);
    });
    EXPECT_EQ(at != held.end(), present != nullptr);
    if (present != nullptr && at != held.end()) {
      EXPECT_EQ(Text(*at), Text(present->part));
    }
    if (how.only_new && present != nullptr) return PartExists<Part>();
    if (how.erase) {
      if (present == nullptr) return PartUnknown<Part>();
      return Deleted(*present);
    }
    Record record{part, {}};
    return present == nullptr ? Created(std::move(record)) : Updated(*present, std::move(record));
  };
  return world.parts<Part>().Change(how.context, {.path = PathOf(plan, part),
                                                  .decide = decide,
                                                  .mode = how.mode,
                                                  .print = TextPrinter<Record>()});
}

// Puts what a part of the kind lies below.
template <class Part>
void PutAbove(PlanWorld& world, const std::string& plan) {
  const auto put = [&](const auto& part) { ASSERT_THAT(PutPart(world, plan, part), IsOk()); };
  put(Samples<Theme>::First());
  if constexpr (!std::is_same_v<Part, PriorityAction>) put(Samples<PriorityAction>::First());
  if constexpr (std::is_same_v<typename PartKind<Part>::Parent, Activity>) {
    put(Samples<Activity>::First());
  }
}

template <class Part>
class PlanPartRepositoryTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { postgres_ = MakePostgresPlanWorld().release(); }
  static void TearDownTestSuite() {
    delete postgres_;
    postgres_ = nullptr;
  }

  // A plan of the test's own in each implementation.
  void OnEach(const std::function<void(PlanWorld&, const std::string& plan)>& run) {
    const std::string plan = absl::StrCat("plan-", ++plans_);
    const std::unique_ptr<PlanWorld> fake = MakeFakePlanWorld();
    for (PlanWorld* const world : {fake.get(), postgres_}) {
      SCOPED_TRACE(world == postgres_ ? "PostgreSQL" : "fake");
      ASSERT_THAT(PutPlan(*world, SamplePlan(plan)), IsOk());
      if constexpr (!std::is_same_v<Part, Theme>) {
        ASSERT_NO_FATAL_FAILURE(PutAbove<Part>(*world, plan));
      }
      run(*world, plan);
    }
  }

  static PartRecord<Part> MustPut(PlanWorld& world, const std::string& plan, const Part& part,
                                  const HowPut& how = {}) {
    const auto changed = PutPart(world, plan, part, how);
    EXPECT_THAT(changed, IsOk());
    return changed.ok() ? std::get<PartRecord<Part>>(*changed) : PartRecord<Part>();
  }
  static absl::StatusOr<PartRecord<Part>> Get(PlanWorld& world, const std::string& plan,
                                              const Part& part, bool sensitive = false) {
    return world.parts<Part>().Get(PartContext(), PathOf(plan, part), sensitive);
  }
  static absl::StatusOr<std::vector<std::string>> List(PlanWorld& world, PartQuery<Part> query) {
    ABSL_ASSIGN_OR_RETURN(const auto page, world.parts<Part>().List(PartContext(), query));
    std::vector<std::string> ids;
    ids.reserve(page.rows.size());
    for (const auto& record : page.rows) ids.push_back(record.part.id);
    if (page.more) ids.push_back("more");
    return ids;
  }
  static PartPath ParentOf(const std::string& plan, const Part& part) {
    return Above(PathOf(plan, part));
  }

 private:
  static inline PlanWorld* postgres_ = nullptr;
  static inline int plans_ = 0;
};

using PartKinds =
    ::testing::Types<Theme, Objective, BusinessIntelligenceItem, PriorityAction, Opportunity,
                     IndicatorLink, Activity, LeadAssignment, Milestone, PlanLink>;
TYPED_TEST_SUITE(PlanPartRepositoryTest, PartKinds);

template <class Part>
std::string TypeOf(absl::string_view verb) {
  return absl::StrCat(PartKind<Part>::kType, ".", verb);
}

TYPED_TEST(PlanPartRepositoryTest, APartIsReadBackAsItWasWritten) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    for (const Part& part : {Samples<Part>::First(), Samples<Part>::Second()}) {
      const auto written = this->MustPut(world, plan, part);
      EXPECT_EQ(Text(written), Text(part));
      EXPECT_GT(written.header.version, 0);
      EXPECT_EQ(written.header.created_by, "somebody");
      EXPECT_EQ(written.header.updated_by, "somebody");
      EXPECT_EQ(written.header.create_time, written.header.update_time);
      EXPECT_THAT(written.header.uid, SizeIs(36));
      const auto read = this->Get(world, plan, part);
      ASSERT_THAT(read, IsOk());
      EXPECT_EQ(Text(*read), Text(part));
      EXPECT_EQ(read->header.version, written.header.version);
      EXPECT_EQ(read->header.uid, written.header.uid);
      EXPECT_EQ(read->header.create_time, written.header.create_time);
      EXPECT_EQ(read->header.created_by, "somebody");
      const PlanEvent event = world.EventsOf(kPartForce, plan).back();
      EXPECT_EQ(event.type, TypeOf<Part>("created"));
      EXPECT_EQ(event.subject, NameOf(kPartForce, plan, part));
      EXPECT_EQ(event.before, std::nullopt);
      EXPECT_EQ(event.after, Text(part));
    }
  });
}

TYPED_TEST(PlanPartRepositoryTest, AChangeIsInPlaceAndItsVersionIsHigher) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const auto first = this->MustPut(world, plan, Samples<Part>::First());
    HowPut by_other;
    by_other.context.caller = "other";
    const auto written = this->MustPut(world, plan, Samples<Part>::Changed(), by_other);
    EXPECT_GT(written.header.version, first.header.version);
    const auto read = this->Get(world, plan, Samples<Part>::First());
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(Text(*read), Text(Samples<Part>::Changed()));
    EXPECT_EQ(read->header.version, written.header.version);
    EXPECT_EQ(read->header.uid, first.header.uid);
    EXPECT_EQ(read->header.create_time, first.header.create_time);
    EXPECT_GT(read->header.update_time, first.header.update_time);
    EXPECT_EQ(read->header.created_by, "somebody");
    EXPECT_EQ(read->header.updated_by, "other");
    const PlanEvent event = world.EventsOf(kPartForce, plan).back();
    EXPECT_EQ(event.type, TypeOf<Part>("updated"));
    EXPECT_EQ(event.before, Text(Samples<Part>::First()));
    EXPECT_EQ(event.after, Text(Samples<Part>::Changed()));
  });
}

TYPED_TEST(PlanPartRepositoryTest, WhatIsDeletedIsGoneAndComesAgainInAHigherVersion) {
  using Part = TypeParam;
  if (!PartKind<Part>::kDeletable) return;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part part = Samples<Part>::Second();
    this->MustPut(world, plan, part);
    const auto deleted = this->MustPut(world, plan, part, {.erase = true});
    EXPECT_EQ(Text(deleted), Text(part));
    EXPECT_THAT(this->Get(world, plan, part), HasReason(ErrorReason(PartUnknown<Part>())));
    const PlanEvent event = world.EventsOf(kPartForce, plan).back();
    EXPECT_EQ(event.type, TypeOf<Part>("deleted"));
    EXPECT_EQ(event.before, Text(part));
    EXPECT_EQ(event.after, std::nullopt);
    const auto again = this->MustPut(world, plan, part, {.only_new = true});
    EXPECT_GT(again.header.version, deleted.header.version);
    EXPECT_NE(again.header.uid, deleted.header.uid);
  });
}

TYPED_TEST(PlanPartRepositoryTest, PartsAreListedInOrderOfTheirIdsByPages) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part first = Samples<Part>::First();
    const Part second = Samples<Part>::Second();
    std::vector<std::string> ids = {first.id, second.id};
    std::sort(ids.begin(), ids.end());
    this->MustPut(world, plan, second);
    this->MustPut(world, plan, first);
    PartQuery<Part> query{.parent = this->ParentOf(plan, first), .after = "", .limit = 1};
    EXPECT_THAT(this->List(world, query),
                testing::IsOkAndHolds(ElementsAre(ids[0], std::string("more"))));
    query.after = ids[0];
    EXPECT_THAT(this->List(world, query), testing::IsOkAndHolds(ElementsAre(ids[1])));
    query.limit = 50;
    query.after = ids[1];
    EXPECT_THAT(this->List(world, query), testing::IsOkAndHolds(IsEmpty()));
  });
}

TYPED_TEST(PlanPartRepositoryTest, OfASensitivePlanNothingIsThereForAMereViewer) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part part = Samples<Part>::First();
    this->MustPut(world, plan, part);
    Plan sensitive = SamplePlan(plan);
    sensitive.marking = Marking::kOfficialSensitive;
    ASSERT_THAT(PutPlan(world, sensitive), IsOk());
    EXPECT_THAT(this->Get(world, plan, part), HasReason("PLAN_UNKNOWN"));
    EXPECT_THAT(this->Get(world, plan, part, true), IsOk());
    PartQuery<Part> query{.parent = this->ParentOf(plan, part), .after = "", .limit = 50};
    EXPECT_THAT(this->List(world, query), HasReason("PLAN_UNKNOWN"));
    query.sensitive = true;
    EXPECT_THAT(this->List(world, query), testing::IsOkAndHolds(ElementsAre(part.id)));
  });
}

TYPED_TEST(PlanPartRepositoryTest, ThatASensitivePlanWasReadIsAnEvent) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part part = Samples<Part>::First();
    this->MustPut(world, plan, part);
    PartQuery<Part> query{.parent = this->ParentOf(plan, part), .after = "", .limit = 50};
    query.sensitive = true;
    const size_t events = world.EventsOf(kPartForce, plan).size();
    EXPECT_THAT(this->Get(world, plan, part, true), IsOk());
    EXPECT_THAT(this->List(world, query), IsOk());
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events));

    Plan sensitive = SamplePlan(plan);
    sensitive.marking = Marking::kOfficialSensitive;
    ASSERT_THAT(PutPlan(world, sensitive), IsOk());
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events + 1));
    EXPECT_THAT(this->Get(world, plan, part, false), HasReason("PLAN_UNKNOWN"));
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events + 1));
    EXPECT_THAT(this->Get(world, plan, part, true), IsOk());
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events + 2));
    EXPECT_THAT(this->List(world, query), IsOk());
    const std::vector<PlanEvent> all = world.EventsOf(kPartForce, plan);
    ASSERT_THAT(all, SizeIs(events + 3));
    for (size_t i = events + 1; i < all.size(); ++i) {
      EXPECT_EQ(all[i].type, "plan.read");
      EXPECT_EQ(all[i].subject, absl::StrCat("forces/", kPartForce, "/plans/", plan));
      EXPECT_EQ(all[i].before, std::nullopt);
      EXPECT_EQ(all[i].after, std::nullopt);
    }
  });
}

TYPED_TEST(PlanPartRepositoryTest, WhatIsNotThereIsToldOfTheOutermost) {
  using Part = TypeParam;
  using Parent = typename PartKind<Part>::Parent;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part part = Samples<Part>::First();
    auto& parts = world.parts<Part>();
    EXPECT_THAT(parts.Get(PartContext(), PathOf(plan, part), false),
                HasReason(ErrorReason(PartUnknown<Part>())));
    const PartPath no_plan = PathOf("no-plan", part);
    EXPECT_THAT(parts.Get(PartContext(), no_plan, true), HasReason("PLAN_UNKNOWN"));
    EXPECT_THAT(parts.List(PartContext(), {.parent = Above(no_plan), .after = "", .limit = 1}),
                HasReason("PLAN_UNKNOWN"));
    EXPECT_THAT(PutPart(world, "no-plan", part), HasReason("PLAN_UNKNOWN"));
    const RequestContext nowhere = PartContext("atlantis");
    EXPECT_THAT(parts.Get(nowhere, PathOf(plan, part), true), HasReason("FORCE_UNKNOWN"));
    EXPECT_THAT(
        parts.List(nowhere, {.parent = this->ParentOf(plan, part), .after = "", .limit = 1}),
        HasReason("FORCE_UNKNOWN"));
    EXPECT_THAT(PutPart(world, plan, part, {.context = nowhere}), HasReason("FORCE_UNKNOWN"));
    if constexpr (!std::is_void_v<Parent>) {
      PartPath path = PathOf(plan, part);
      path[path.size() - 2] = "elsewhere";
      const std::string reason = ErrorReason(PartUnknown<Parent>());
      EXPECT_THAT(parts.Get(PartContext(), path, false), HasReason(reason));
      EXPECT_THAT(parts.List(PartContext(), {.parent = Above(path), .after = "", .limit = 1}),
                  HasReason(reason));
      if (path.size() == 4) {
        path[1] = "elsewhere";
        EXPECT_THAT(parts.Get(PartContext(), path, false), HasReason("ACTION_UNKNOWN"));
      }
    }
  });
}

TYPED_TEST(PlanPartRepositoryTest, ARepeatedRequestIsAnsweredAsAtFirst) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const std::string id = absl::StrCat("7b2c9a34-7c0f-4d5e-9a55-", plan.substr(5), "00000000000");
    const std::string uuid = id.substr(0, 36);
    const Part part = Samples<Part>::First();
    const auto first =
        this->MustPut(world, plan, part, {.context = RepeatablePart("a", uuid), .only_new = true});
    this->MustPut(world, plan, Samples<Part>::Changed());
    const size_t events = world.EventsOf(kPartForce, plan).size();
    const auto repeated =
        PutPart(world, plan, part, {.context = RepeatablePart("a", uuid), .only_new = true});
    ASSERT_THAT(repeated, IsOk());
    ASSERT_TRUE(std::holds_alternative<FirstResult>(*repeated));
    EXPECT_EQ(std::get<FirstResult>(*repeated).reply, ReplyText(first));
    EXPECT_THAT(PutPart(world, plan, part, {.context = RepeatablePart("b", uuid)}),
                HasReason("REQUEST_ID_REUSED"));
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events));
  });
}

TYPED_TEST(PlanPartRepositoryTest, WhatIsOnlyValidatedIsNotWritten) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    const Part part = Samples<Part>::First();
    const size_t events = world.EventsOf(kPartForce, plan).size();
    const auto validated = this->MustPut(world, plan, part, {.mode = WriteMode::kValidateOnly});
    EXPECT_EQ(Text(validated), Text(part));
    EXPECT_EQ(validated.header.version, 0);
    EXPECT_EQ(validated.header.uid, "");
    EXPECT_THAT(this->Get(world, plan, part), HasReason(ErrorReason(PartUnknown<Part>())));
    EXPECT_THAT(world.EventsOf(kPartForce, plan), SizeIs(events));
  });
}

TYPED_TEST(PlanPartRepositoryTest, OfTwoCreationsOfOneIdAtOnceOneIsRefused) {
  using Part = TypeParam;
  this->OnEach([&](PlanWorld& world, const std::string& plan) {
    std::atomic<int> created = 0;
    std::atomic<int> refused = 0;
    const auto create = [&] {
      const auto changed = PutPart(world, plan, Samples<Part>::First(), {.only_new = true});
      if (changed.ok()) ++created;
      if (ErrorReason(changed.status()) == ErrorReason(PartExists<Part>())) ++refused;
    };
    std::vector<std::thread> threads;
    threads.reserve(3);
    for (int i = 0; i < 3; ++i) threads.emplace_back(create);
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(created, 1);
    EXPECT_EQ(refused, 2);
  });
}

}  // namespace
}  // namespace copperplate::delivery
