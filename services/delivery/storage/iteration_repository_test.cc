// The port of iterations and their publications, on each implementation.
#include "services/delivery/app/ports/iteration_repository.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/digest/sha256.h"
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

const CivilDay kFirstCutOff(2018, 5, 10);
constexpr char kIterationUuid[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";
constexpr char kFirstName[] = "forces/essex/plans/plan-1/iterations/iteration-1";

const std::vector<std::pair<std::string, Rag>> kTwoRags = {{"V1.1", Rag::kGreen},
                                                           {"V1.2", Rag::kWhite}};

class IterationRepositoryTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  void SetUp() override { ABSL_ASSERT_OK(SetPlan(world(), SamplePlan("plan-1"))); }

  PlanWorld& world() { return *world_; }
  IterationRepository& iterations() { return world_->ports().iterations; }

  void Add(int32_t number, IterationState state) {
    ABSL_ASSERT_OK(
        AddIteration(world(), "plan-1", number, CivilDay(2018, 4 + number, 10), state, kTwoRags));
  }
  absl::StatusOr<IterationRecord> Get(const std::string& id, bool sensitive = false) {
    return iterations().Get(SetContext(), "plan-1", id, sensitive);
  }
  void MakeSensitive() {
    Plan plan = SamplePlan("plan-1");
    plan.marking = Marking::kOfficialSensitive;
    ABSL_ASSERT_OK(SetPlan(world(), plan));
  }
  absl::Status Show(const std::string& id, PublicationBody body, Marking marking) {
    const auto decide = [&](const HeldIterations&) {
      return absl::StatusOr<Decided<PublicationRecord>>(Created(PublicationRecord{
          {id, "iteration-1", body, CivilDay(2018, 6, 1), "Panel of June", marking}, {}}));
    };
    return iterations()
        .ChangePublication(SetContext(), {.plan = "plan-1",
                                          .iteration = "iteration-1",
                                          .decide = decide,
                                          .mode = WriteMode::kWrite,
                                          .print = {TextOfPublication, TextOfPublication}})
        .status();
  }
  std::vector<std::string> ListShown(bool sensitive, const std::string& after = "", int limit = 5) {
    const auto page = iterations().ListPublications(SetContext(), {.plan = "plan-1",
                                                                   .iteration = "iteration-1",
                                                                   .after = after,
                                                                   .limit = limit,
                                                                   .sensitive = sensitive});
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const PublicationRecord& record : page->rows) ids.push_back(record.publication.id);
    if (page->more) ids.push_back("more");
    return ids;
  }
  std::vector<std::string> List(std::optional<IterationState> state = std::nullopt,
                                std::optional<int32_t> below = std::nullopt, int limit = 5) {
    IterationQuery query;
    query.plan = "plan-1";
    query.state = state;
    query.below = below;
    query.limit = limit;
    const auto page = iterations().List(SetContext(), query);
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> ids;
    if (!page.ok()) return ids;
    for (const IterationRecord& record : page->rows) {
      EXPECT_THAT(record.iteration.rows, IsEmpty());
      ids.push_back(record.iteration.id);
    }
    if (page->more) ids.push_back("more");
    return ids;
  }
  std::vector<std::string> EventTypes() {
    std::vector<std::string> types;
    for (const PlanEvent& event : world().EventsOf("essex", "plan-1")) types.push_back(event.type);
    return types;
  }

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
};

INSTANTIATE_TEST_SUITE_P(, IterationRepositoryTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(IterationRepositoryTest, ADraftIsReadBackAsItWasWritten) {
  ASSERT_THAT(DraftIterationOf(world(), SetContext(), "plan-1", 1, kFirstCutOff), IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord record, Get("iteration-1"));
  EXPECT_EQ(record.iteration.number, 1);
  EXPECT_EQ(record.iteration.plan, "plan-1");
  EXPECT_EQ(record.iteration.label, "WORK IN PROGRESS");
  EXPECT_EQ(record.iteration.cut_off, kFirstCutOff);
  EXPECT_EQ(record.iteration.state, IterationState::kDraft);
  EXPECT_EQ(record.iteration.frozen_at, std::nullopt);
  EXPECT_EQ(record.iteration.counts.total(), 0);
  EXPECT_EQ(record.header.created_by, "planner");
  EXPECT_GT(record.header.version, 0);
  EXPECT_FALSE(record.sensitive);
  const PlanEvent event = world().EventsOf("essex", "plan-1").back();
  EXPECT_EQ(event.type, "iteration.created");
  EXPECT_EQ(event.subject, kFirstName);
  EXPECT_EQ(event.after, TextOfIteration(record));
}

TEST_P(IterationRepositoryTest, WhatIsFrozenStandsUntilItIsUnfrozen) {
  Add(1, IterationState::kDraft);
  const std::string content = "{\"rows\": \"\xe2\x86\x91\"}";
  ABSL_ASSERT_OK(FreezeIterationAs(world(), "plan-1", "iteration-1", content, kTwoRags));
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord frozen, Get("iteration-1"));
  EXPECT_EQ(frozen.iteration.state, IterationState::kFrozen);
  ASSERT_THAT(frozen.iteration.rows, SizeIs(2));
  EXPECT_EQ(frozen.iteration.rows[0].activity_code, "V1.1");
  EXPECT_EQ(frozen.iteration.rows[1].rag, Rag::kWhite);
  EXPECT_EQ(frozen.iteration.counts.green, 1);
  EXPECT_EQ(frozen.iteration.counts.white, 1);
  EXPECT_EQ(frozen.iteration.counts.total(), 2);
  EXPECT_EQ(frozen.iteration.frozen_by, "planner");
  EXPECT_EQ(frozen.iteration.frozen_at, frozen.header.update_time);
  ABSL_ASSERT_OK_AND_ASSIGN(const FrozenContent held,
                            iterations().Content(SetContext(), "plan-1", "iteration-1", false));
  EXPECT_EQ(held.canonical_json, content);
  EXPECT_EQ(held.sha256, std::string(64, 'a'));
  EXPECT_EQ(held.state, IterationState::kFrozen);

  ABSL_ASSERT_OK(MoveIteration(world(), "plan-1", "iteration-1", IterationState::kDraft, "unfrozen",
                               std::nullopt));
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord draft, Get("iteration-1"));
  EXPECT_THAT(draft.iteration.rows, IsEmpty());
  EXPECT_EQ(draft.iteration.counts.total(), 0);
  EXPECT_EQ(draft.iteration.content_sha256, "");
  EXPECT_EQ(draft.iteration.frozen_at, std::nullopt);
  ABSL_ASSERT_OK_AND_ASSIGN(const FrozenContent none,
                            iterations().Content(SetContext(), "plan-1", "iteration-1", false));
  EXPECT_EQ(none.canonical_json, "");
  EXPECT_EQ(none.sha256, "");
}

TEST_P(IterationRepositoryTest, AChangeIsDecidedByWhatThePlanHolds) {
  Add(1, IterationState::kPublished);
  Add(2, IterationState::kFrozen);
  const auto look = [&](const HeldIterations& held,
                        BoardUnderLock board) -> absl::StatusOr<DecidedIteration> {
    EXPECT_EQ(held.plan.id, "plan-1");
    EXPECT_EQ(held.iterations.size(), 2);
    // With rows the one that changes alone.
    EXPECT_THAT(held.iterations[0].iteration.rows, SizeIs(2));
    EXPECT_THAT(held.iterations[1].iteration.rows, IsEmpty());
    EXPECT_EQ(held.iterations[1].iteration.counts.total(), 2);
    EXPECT_THAT(held.publications, SizeIs(1));
    const auto figures = board(CivilDay(2018, 7, 1));
    EXPECT_THAT(figures, IsOk());
    EXPECT_EQ(figures->base->number, 1);
    return absl::AbortedError("enough");
  };
  EXPECT_EQ(ChangeIteration(world(), SetContext(), "plan-1", "iteration-1", look).status(),
            absl::AbortedError("enough"));
}

TEST_P(IterationRepositoryTest, APublishingIsTwoEventsAndOneVersion) {
  Add(1, IterationState::kFrozen);
  const Publication first{
      "board-1",    "iteration-1",     PublicationBody::kBoard, CivilDay(2018, 5, 15),
      "BCB of May", Marking::kOfficial};
  const auto published = PublishIterationTo(world(), "plan-1", "iteration-1", first);
  ASSERT_THAT(published, IsOk());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const PublicationRecord record,
      iterations().GetPublication(SetContext(), "plan-1", "iteration-1", "board-1", false));
  EXPECT_EQ(record.publication.body, PublicationBody::kBoard);
  EXPECT_EQ(record.publication.on, CivilDay(2018, 5, 15));
  EXPECT_EQ(record.publication.meeting_ref, "BCB of May");
  EXPECT_EQ(record.header.created_by, "planner");
  EXPECT_EQ(record.header.version, std::get<IterationRecord>(*published).header.version);
  EXPECT_EQ(record.header.update_time, record.header.create_time);
  EXPECT_EQ(Get("iteration-1")->iteration.state, IterationState::kPublished);
  EXPECT_EQ(Get("iteration-1")->iteration.rows.size(), 2);
  const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
  ASSERT_GE(events.size(), 2);
  EXPECT_EQ(events[events.size() - 2].type, "iteration.published");
  EXPECT_EQ(events.back().type, "publication.created");
  EXPECT_EQ(events.back().subject, absl::StrCat(kFirstName, "/publications/board-1"));
  EXPECT_EQ(events.back().after, TextOfPublication(record));
}

TEST_P(IterationRepositoryTest, IterationsAreListedTheNewestFirstByPages) {
  Add(1, IterationState::kPublished);
  Add(2, IterationState::kWithdrawn);
  Add(3, IterationState::kDraft);
  EXPECT_THAT(List(), ElementsAre("iteration-3", "iteration-2", "iteration-1"));
  EXPECT_THAT(List(std::nullopt, std::nullopt, 2),
              ElementsAre("iteration-3", "iteration-2", "more"));
  EXPECT_THAT(List(std::nullopt, 2), ElementsAre("iteration-1"));
  EXPECT_THAT(List(IterationState::kWithdrawn), ElementsAre("iteration-2"));
  EXPECT_EQ(Get("iteration-2")->iteration.withdrawn_reason, "Wrong");
}

TEST_P(IterationRepositoryTest, PublicationsAreListedInOrderOfTheirIdsByPages) {
  Add(1, IterationState::kPublished);
  ABSL_ASSERT_OK(Show("panel-1", PublicationBody::kPanel, Marking::kOfficial));
  ABSL_ASSERT_OK(Show("board-2", PublicationBody::kBoard, Marking::kOfficialSensitive));
  EXPECT_THAT(ListShown(true), ElementsAre("board-1", "board-2", "panel-1"));
  EXPECT_THAT(ListShown(false), ElementsAre("board-1", "panel-1"));
  EXPECT_THAT(ListShown(false, "", 1), ElementsAre("board-1", "more"));
  EXPECT_THAT(ListShown(false, "board-1"), ElementsAre("panel-1"));
  const auto get = [&](const std::string& id, bool sensitive) {
    return iterations().GetPublication(SetContext(), "plan-1", "iteration-1", id, sensitive);
  };
  EXPECT_THAT(get("board-2", false), HasReason("PUBLICATION_UNKNOWN"));
  EXPECT_THAT(get("board-2", true), IsOk());
  EXPECT_EQ(EventTypes().back(), "publication.read");
}

TEST_P(IterationRepositoryTest, OfASensitivePlanNothingIsThereForAMereViewer) {
  Add(1, IterationState::kPublished);
  MakeSensitive();
  EXPECT_THAT(Get("iteration-1"), HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(iterations().Content(SetContext(), "plan-1", "iteration-1", false),
              HasReason("PLAN_UNKNOWN"));
  const size_t events = EventTypes().size();
  ABSL_ASSERT_OK_AND_ASSIGN(const IterationRecord record, Get("iteration-1", true));
  EXPECT_TRUE(record.sensitive);
  EXPECT_THAT(iterations().Content(SetContext(), "plan-1", "iteration-1", true), IsOk());
  ASSERT_THAT(EventTypes(), SizeIs(events + 2));
  EXPECT_EQ(EventTypes().back(), "iteration.read");
  EXPECT_EQ(world().EventsOf("essex", "plan-1").back().subject, kFirstName);
}

TEST_P(IterationRepositoryTest, WhatIsNotThereIsToldApart) {
  EXPECT_THAT(Get("iteration-1"), HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(iterations().Content(SetContext(), "plan-1", "iteration-1", false),
              HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(iterations().Get(SetContext(), "other", "iteration-1", true),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(iterations().Get(SetContext("atlantis"), "plan-1", "iteration-1", true),
              HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(
      iterations().ListPublications(
          SetContext(), {.plan = "plan-1", .iteration = "iteration-1", .after = "", .limit = 5}),
      HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(DraftIterationOf(world(), SetContext(), "other", 1, kFirstCutOff),
              HasReason("PLAN_UNKNOWN"));
  Add(1, IterationState::kPublished);
  EXPECT_THAT(iterations().GetPublication(SetContext(), "plan-1", "iteration-1", "panel-1", false),
              HasReason("PUBLICATION_UNKNOWN"));
}

TEST_P(IterationRepositoryTest, ARepeatedRequestIsAnsweredAsAtFirst) {
  RequestContext context = SetContext();
  context.idempotency = Idempotency{kIterationUuid, Sha256("a")};
  const auto first = DraftIterationOf(world(), context, "plan-1", 1, kFirstCutOff);
  ASSERT_THAT(first, IsOk());
  const auto again = DraftIterationOf(world(), context, "plan-1", 1, kFirstCutOff);
  ASSERT_THAT(again, IsOk());
  ASSERT_TRUE(std::holds_alternative<FirstResult>(*again));
  EXPECT_EQ(std::get<FirstResult>(*again).reply,
            TextOfIteration(std::get<IterationRecord>(*first)));
  context.idempotency = Idempotency{kIterationUuid, Sha256("b")};
  EXPECT_THAT(DraftIterationOf(world(), context, "plan-1", 1, kFirstCutOff),
              HasReason("REQUEST_ID_REUSED"));
  EXPECT_THAT(EventTypes(), ElementsAre("plan.created", "iteration.created"));
}

TEST_P(IterationRepositoryTest, WhatIsOnlyValidatedIsNotWritten) {
  const auto validated =
      DraftIterationOf(world(), SetContext(), "plan-1", 1, kFirstCutOff, WriteMode::kValidateOnly);
  ASSERT_THAT(validated, IsOk());
  EXPECT_EQ(std::get<IterationRecord>(*validated).header.version, 0);
  EXPECT_THAT(Get("iteration-1"), HasReason("ITERATION_UNKNOWN"));
  EXPECT_THAT(EventTypes(), ElementsAre("plan.created"));
}

TEST_P(IterationRepositoryTest, APublishedOneIsWhatThePlanHasPublishedLast) {
  const auto published = [&] {
    std::optional<LastPublished> last;
    const auto look = [&](const PlanContent& content, const PartRecord<Theme>*) {
      last = content.last_published;
      return absl::StatusOr<Decided<PartRecord<Theme>>>(absl::AbortedError("enough"));
    };
    (void)world().parts<Theme>().Change(SetContext(), {.path = {"plan-1", "x"},
                                                       .decide = look,
                                                       .mode = WriteMode::kWrite,
                                                       .print = TextPrinter<PartRecord<Theme>>()});
    return last.has_value() ? last->number : 0;
  };
  Add(1, IterationState::kPublished);
  Add(2, IterationState::kPublished);
  Add(3, IterationState::kFrozen);
  EXPECT_EQ(published(), 2);
  ABSL_ASSERT_OK(MoveIteration(world(), "plan-1", "iteration-2", IterationState::kWithdrawn,
                               "withdrawn", std::nullopt,
                               [](Iteration& iteration) { iteration.withdrawn_reason = "Wrong"; }));
  EXPECT_EQ(published(), 1);
}

}  // namespace
}  // namespace copperplate::delivery
