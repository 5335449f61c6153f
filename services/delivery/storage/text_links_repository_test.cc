// What the writes of texts make of links, on each implementation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/domain/code.h"
#include "services/delivery/storage/testing/plan_samples.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;

constexpr char kLinks[] = "forces/essex/plans/plan-1/links/";

RequestContext TextContext() {
  return {.force = "essex",
          .caller = "planner",
          .call_id = "call-1",
          .deadline = absl::Now() + absl::Seconds(60),
          .idempotency = std::nullopt};
}

class TextLinksRepositoryTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  void SetUp() override {
    const Plan plan = SamplePlan("plan-1");
    const auto decide = [&](const HeldPlans&) -> absl::StatusOr<Decided<PlanRecord>> {
      return Created(PlanRecord{plan, {}});
    };
    ASSERT_THAT(world().ports().plans.Change(TextContext(), {.id = plan.id,
                                                             .decide = decide,
                                                             .mode = WriteMode::kWrite,
                                                             .print = TextPrinter<PlanRecord>()}),
                IsOk());
    Put(Samples<Theme>::First());
    Put(Samples<PriorityAction>::First());
    Put(Samples<Activity>::First());
    ASSERT_THAT(NewEvents(),
                ElementsAre("plan.created", "theme.created", "action.created", "activity.created"));
  }

  PlanWorld& world() { return *world_; }

  template <class Part>
  void Put(const Part& part, WriteMode mode = WriteMode::kWrite) {
    using Record = PartRecord<Part>;
    const auto decide = [&](const PlanContent&,
                            const Record* present) -> absl::StatusOr<Decided<Record>> {
      return DecidedAfter(present, Record{part, {}});
    };
    ASSERT_THAT(world().parts<Part>().Change(TextContext(), {.path = PathOf("plan-1", part),
                                                             .decide = decide,
                                                             .mode = mode,
                                                             .print = TextPrinter<Record>()}),
                IsOk());
  }
  void Drop(const PartPath& link) {
    using Record = PartRecord<PlanLink>;
    const auto decide = [&](const PlanContent&,
                            const Record* present) -> absl::StatusOr<Decided<Record>> {
      return Deleted(*present);
    };
    ASSERT_THAT(world().parts<PlanLink>().Change(TextContext(), {.path = link,
                                                                 .decide = decide,
                                                                 .mode = WriteMode::kWrite,
                                                                 .print = TextPrinter<Record>()}),
                IsOk());
  }
  void PutNarrative(const std::string& narrative, WriteMode mode = WriteMode::kWrite) {
    Activity activity = Samples<Activity>::First();
    activity.narrative = narrative;
    Put(activity, mode);
  }
  void PutAction(const std::string& code, const std::string& text) {
    PriorityAction action = Samples<PriorityAction>::Second();
    action.id = CodeId(code);
    action.code = code;
    action.text = text;
    Put(action);
  }
  std::vector<std::string> Links() {
    const auto page = world().parts<PlanLink>().List(
        TextContext(), {.parent = {"plan-1"}, .after = "", .limit = 10});
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> links;
    if (!page.ok()) return links;
    for (const PartRecord<PlanLink>& record : page->rows) {
      const PlanLink& link = record.part;
      links.push_back(absl::StrCat(link.from_code, ">", link.to_code, " ", link.to_text,
                                   link.parsed ? "" : " of people"));
    }
    return links;
  }
  // Those since the last call; of links with the ids and codes.
  std::vector<std::string> NewEvents() {
    const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
    std::vector<std::string> told;
    for (size_t i = seen_; i < events.size(); ++i) {
      absl::string_view subject = events[i].subject;
      const bool of_link = absl::ConsumePrefix(&subject, kLinks);
      told.push_back(of_link ? absl::StrCat(events[i].type, " ", subject) : events[i].type);
    }
    seen_ = events.size();
    return told;
  }

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
  size_t seen_ = 0;
};

INSTANTIATE_TEST_SUITE_P(, TextLinksRepositoryTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(TextLinksRepositoryTest, LinksComeAndGoWithTheNarrative) {
  PutNarrative("Under way. See also V1. See also section 10.1");
  EXPECT_THAT(Links(), ElementsAre("V1.1> section 10.1", "V1.1>V1 V1"));
  EXPECT_THAT(NewEvents(), ElementsAre("activity.updated", "link.created v1-1-v1",
                                       "link.created v1-1-section-10-1"));
  const PlanEvent event = world().EventsOf("essex", "plan-1").back();
  EXPECT_EQ(event.after, Text(PlanLink{"v1-1-section-10-1", "V1.1", "", "section 10.1",
                                       LinkKind::kSeeAlso, true}));
  const auto activity =
      world().parts<Activity>().Get(TextContext(), {"plan-1", "v1", "v1-1"}, false);
  const auto link = world().parts<PlanLink>().Get(TextContext(), {"plan-1", "v1-1-v1"}, false);
  ASSERT_THAT(activity, IsOk());
  ASSERT_THAT(link, IsOk());
  EXPECT_EQ(link->header.version, activity->header.version);
  EXPECT_EQ(link->header.created_by, "planner");

  PutNarrative("Under way. See also V1.");
  EXPECT_THAT(Links(), ElementsAre("V1.1>V1 V1"));
  EXPECT_THAT(NewEvents(), ElementsAre("activity.updated", "link.deleted v1-1-section-10-1"));
  EXPECT_EQ(world().EventsOf("essex", "plan-1").back().after, std::nullopt);
}

TEST_P(TextLinksRepositoryTest, WhatPeopleMadeStays) {
  Put(PlanLink{"mine", "V1.1", "V1", "", LinkKind::kSeeAlso});
  PutNarrative("See also V1");
  PutNarrative("Done");
  EXPECT_THAT(Links(), ElementsAre("V1.1>V1  of people"));
}

TEST_P(TextLinksRepositoryTest, WhatPeopleDeleteComesBackWithNewWords) {
  PutNarrative("See also V1");
  Drop({"plan-1", "v1-1-v1"});
  EXPECT_THAT(Links(), IsEmpty());
  PutNarrative("Under way. See also V1.");
  EXPECT_THAT(Links(), IsEmpty());
  PutNarrative("Under way.");
  PutNarrative("Under way. See also V1.");
  EXPECT_THAT(Links(), ElementsAre("V1.1>V1 V1"));
}

TEST_P(TextLinksRepositoryTest, ALinkThatLedNowhereLeadsToANewAction) {
  PutNarrative("See also V 2");
  NewEvents();
  PutAction("V2", "Support victims. See also V9");
  EXPECT_THAT(Links(), ElementsAre("V1.1>V2 V 2", "V2> V9"));
  EXPECT_THAT(NewEvents(),
              ElementsAre("action.created", "link.created v2-v9", "link.updated v1-1-v-2"));
}

TEST_P(TextLinksRepositoryTest, WhatIsOnlyValidatedMakesNone) {
  PutNarrative("See also V1", WriteMode::kValidateOnly);
  EXPECT_THAT(Links(), IsEmpty());
  EXPECT_THAT(NewEvents(), IsEmpty());
}

TEST_P(TextLinksRepositoryTest, ANewActivityHasThem) {
  Activity activity = Samples<Activity>::Second();
  activity.narrative = "See also V1.1";
  const auto decide = [&](const PlanContent&) -> absl::StatusOr<LedActivity> {
    return LedActivity{{activity, {}}, {}};
  };
  const auto print = [](const LedActivity& led) { return Text(led.activity); };
  const auto lead_image = [](const PartRecord<LeadAssignment>& lead) { return Text(lead); };
  ASSERT_THAT(
      world().ports().led_activities.Create(TextContext(), {.path = PathOf("plan-1", activity),
                                                            .decide = decide,
                                                            .mode = WriteMode::kWrite,
                                                            .print = {print, print},
                                                            .lead_image = lead_image}),
      IsOk());
  EXPECT_THAT(Links(), ElementsAre("V1.2>V1.1 V1.1"));
  EXPECT_THAT(NewEvents(), ElementsAre("activity.created", "link.created v1-2-v1-1"));
}

TEST_P(TextLinksRepositoryTest, AReportsNarrativeHasThem) {
  PutNarrative("See also section 10.1");
  NewEvents();
  StatusEntry entry = SampleStatus(absl::CivilDay(2018, 5, 10), Rag::kGreen);
  entry.id = "s2018-05-10-001";
  const auto decide = [&](const PlanContent&, const PartRecord<Activity>* present,
                          absl::Span<const WrittenNarrative>,
                          absl::Span<const StatusEntry>) -> absl::StatusOr<DecidedReport> {
    DecidedReport decided{entry, present->part};
    decided.activity->narrative = "See also V1";
    return decided;
  };
  const auto image = [](const PartRecord<Activity>& activity) { return Text(activity); };
  ASSERT_THAT(world().ports().statuses.Report(TextContext(), {.activity = {"plan-1", "v1", "v1-1"},
                                                              .decide = decide,
                                                              .mode = WriteMode::kWrite,
                                                              .print = TextPrinter<StatusRecord>(),
                                                              .activity_image = image}),
              IsOk());
  EXPECT_THAT(Links(), ElementsAre("V1.1>V1 V1"));
  EXPECT_THAT(NewEvents(), ElementsAre("status_entry.created", "activity.updated",
                                       "link.created v1-1-v1", "link.deleted v1-1-section-10-1"));
}

}  // namespace
}  // namespace copperplate::delivery
