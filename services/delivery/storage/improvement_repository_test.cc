#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/digest/sha256.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/storage/testing/improvement_world.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

const absl::CivilDay kImprovementDay(2018, 2, 8);
const absl::Time kImprovementInstant = absl::FromUnixMicros(1'525'950'000'000'001);

class ImprovementRepositoryTest
    : public ::testing::TestWithParam<std::unique_ptr<ImprovementWorld> (*)()> {
 protected:
  static RequestContext Context(std::string force = "cambridgeshire") {
    return {.force = std::move(force),
            .caller = "somebody",
            .call_id = "call-1",
            .deadline = absl::Now() + absl::Seconds(30),
            .idempotency = std::nullopt};
  }
  static RequestContext Repeatable(absl::string_view body) {
    RequestContext context = Context();
    context.idempotency = Idempotency{"7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01", Sha256(body)};
    return context;
  }
  static ImprovementPlan GivenPlan(std::string id, Marking marking = Marking::kOfficial) {
    return {.id = std::move(id),
            .title = "Custody Improvement Plan",
            .source_report = "forces/cambridgeshire/sourceReports/custody",
            .owner = "Head of Custody",
            .review_every_months = 2,
            .marking = marking};
  }

  ImprovementRepository& plans() { return world_->plans(); }
  ImprovementWorld& world() { return *world_; }

  template <typename Record>
  static std::string Reply(const Record& record) {
    return absl::StrCat("reply ", record.header.version);
  }
  template <typename Record>
  static std::string Image(const Record&) {
    return "{}";
  }

  absl::StatusOr<Changed<ImprovementPlanRecord>> PutPlan(const RequestContext& context,
                                                         const ImprovementPlan& plan,
                                                         WriteMode mode = WriteMode::kWrite) {
    const auto decide = [&](const ImprovementPlanRecord* present)
        -> absl::StatusOr<Decided<ImprovementPlanRecord>> {
      ImprovementPlanRecord record{plan, {}};
      return present == nullptr ? Created(std::move(record)) : Updated(*present, std::move(record));
    };
    return plans().ChangePlan(
        context, {.plan = plan.id,
                  .decide = decide,
                  .mode = mode,
                  .print = {Image<ImprovementPlanRecord>, Reply<ImprovementPlanRecord>}});
  }
  ImprovementPlanRecord MustPutPlan(const ImprovementPlan& plan) {
    const auto changed = PutPlan(Context(), plan);
    EXPECT_TRUE(changed.ok()) << changed.status();
    return changed.ok() ? std::get<ImprovementPlanRecord>(*changed) : ImprovementPlanRecord();
  }

  // What is there of the id becomes `part`, or ends.
  template <typename Record, typename Part>
  absl::StatusOr<Changed<Record>> PutPart(
      absl::StatusOr<Changed<Record>> (ImprovementRepository::*change)(
          const RequestContext&, const ImprovementPartChange<Record>&),
      std::vector<Record> ImprovementContent::*list, const Part& part, bool deleted = false) {
    const auto decide = [&](const ImprovementContent& content) -> absl::StatusOr<Decided<Record>> {
      const Record* const present = FindById(content.*list, part.id);
      if (present != nullptr && deleted) return Deleted(*present);
      Record record{part, {}};
      return present == nullptr ? Created(std::move(record))
                                : Updated(*present, std::move(record), "changed");
    };
    return (plans().*change)(Context(), {.plan = "custody",
                                         .decide = decide,
                                         .mode = WriteMode::kWrite,
                                         .print = {Image<Record>, Reply<Record>}});
  }
  auto PutFinding(const Finding& finding, bool deleted = false) {
    return PutPart(&ImprovementRepository::ChangeFinding, &ImprovementContent::findings, finding,
                   deleted);
  }
  auto PutAction(const ImprovementAction& action) {
    return PutPart(&ImprovementRepository::ChangeAction, &ImprovementContent::actions, action);
  }
  auto PutReview(const PlanReview& review, bool deleted = false) {
    return PutPart(&ImprovementRepository::ChangeReview, &ImprovementContent::reviews, review,
                   deleted);
  }

  static Finding GivenFinding(std::string id, int32_t number) {
    Finding finding;
    finding.id = std::move(id);
    finding.number = number;
    finding.kind = FindingKind::kAreaOfConcern;
    finding.text = "Lines\nand lines";
    finding.recommendation = "forces/cambridgeshire/sourceReports/custody/recommendations/r1";
    finding.recommendation_copy = "The force should.";
    finding.copied_at = kImprovementInstant;
    finding.found_on = kImprovementDay;
    return finding;
  }
  static ImprovementAction GivenAction(std::string id, int32_t number) {
    ImprovementAction action;
    action.id = std::move(id);
    action.number = number;
    action.text = "Take clear accountability.";
    action.raised_on = kImprovementDay;
    return action;
  }

  ImprovementContent MustRead() {
    auto content = plans().ReadContent(Context(), "custody", false);
    EXPECT_TRUE(content.ok()) << content.status();
    return content.ok() ? *std::move(content) : ImprovementContent();
  }

 private:
  std::unique_ptr<ImprovementWorld> world_ = GetParam()();
};

TEST_P(ImprovementRepositoryTest, APlanComesBackAsItWasPut) {
  const ImprovementPlanRecord created = MustPutPlan(GivenPlan("custody"));
  EXPECT_EQ(created.header.version, 1);
  EXPECT_EQ(created.header.uid.size(), 36u);
  EXPECT_EQ(created.header.created_by, "somebody");
  ABSL_ASSERT_OK_AND_ASSIGN(ImprovementPlanRecord got,
                            plans().GetPlan(Context(), "custody", false));
  EXPECT_EQ(got.header.uid, created.header.uid);
  EXPECT_EQ(got.header.create_time, created.header.create_time);
  EXPECT_EQ(got.header.version, 1);
  EXPECT_EQ(got.plan.title, "Custody Improvement Plan");
  EXPECT_EQ(got.plan.source_report, "forces/cambridgeshire/sourceReports/custody");
  EXPECT_EQ(got.plan.owner, "Head of Custody");
  EXPECT_EQ(got.plan.review_every_months, 2);
  EXPECT_EQ(got.plan.marking, Marking::kOfficial);
  ImprovementPlan changed = GivenPlan("custody");
  changed.review_every_months = 3;
  const ImprovementPlanRecord updated = MustPutPlan(changed);
  EXPECT_EQ(updated.header.version, 2);
  EXPECT_EQ(updated.header.uid, created.header.uid);
  ABSL_ASSERT_OK_AND_ASSIGN(got, plans().GetPlan(Context(), "custody", false));
  EXPECT_EQ(got.plan.review_every_months, 3);
  EXPECT_THAT(
      world().Events(),
      ElementsAre("improvement_plan.created forces/cambridgeshire/improvementPlans/custody",
                  "improvement_plan.updated forces/cambridgeshire/improvementPlans/custody"));
}

TEST_P(ImprovementRepositoryTest, AnotherForceHasItNot) {
  MustPutPlan(GivenPlan("custody"));
  EXPECT_THAT(plans().GetPlan(Context("essex"), "custody", true),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(plans().ReadContent(Context("essex"), "custody", true),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, plans().ListPlans(Context("essex"), {.limit = 5}));
  EXPECT_THAT(page.rows, IsEmpty());
  EXPECT_THAT(PutPlan(Context("narnia"), GivenPlan("custody")), HasReason("FORCE_UNKNOWN"));
  EXPECT_THAT(plans().ListPlans(Context("narnia"), {.limit = 5}), HasReason("FORCE_UNKNOWN"));
}

TEST_P(ImprovementRepositoryTest, PlansAreListedByIdAndWhatIsSensitiveOnlyWhereAsked) {
  for (const char* const id : {"c", "a"}) MustPutPlan(GivenPlan(id));
  MustPutPlan(GivenPlan("b", Marking::kOfficialSensitive));
  const auto ids = [&](const ImprovementPlanQuery& query) {
    std::vector<std::string> found;
    const auto page = plans().ListPlans(Context(), query);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return found;
    for (const auto& record : page->rows) found.push_back(record.plan.id);
    if (page->more) found.emplace_back("...");
    return found;
  };
  EXPECT_THAT(ids({.limit = 2}), ElementsAre("a", "c"));
  const size_t before = world().Events().size();
  EXPECT_THAT(ids({.sensitive = true, .limit = 2}), ElementsAre("a", "b", "..."));
  EXPECT_THAT(ids({.sensitive = true, .after = "b", .limit = 2}), ElementsAre("c"));
  EXPECT_EQ(world().Events().size(), before + 1);
  EXPECT_EQ(world().Events().back(),
            "improvement_plan.read forces/cambridgeshire/improvementPlans/b");
}

TEST_P(ImprovementRepositoryTest, WhatIsSensitiveIsThereOnlyForThoseWhoMayReadItAndThatIsAnEvent) {
  MustPutPlan(GivenPlan("custody", Marking::kOfficialSensitive));
  EXPECT_THAT(plans().GetPlan(Context(), "custody", false), HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(plans().ReadContent(Context(), "custody", false),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_EQ(world().Events().size(), 1u);
  ABSL_ASSERT_OK(plans().GetPlan(Context(), "custody", true));
  ABSL_ASSERT_OK(plans().ReadContent(Context(), "custody", true));
  const std::string read = "improvement_plan.read forces/cambridgeshire/improvementPlans/custody";
  EXPECT_THAT(world().Events(),
              ElementsAre("improvement_plan.created forces/cambridgeshire/improvementPlans/custody",
                          read, read));
}

TEST_P(ImprovementRepositoryTest, FindingsComeBackByNumberAndAnIdThatCameAgainHasANewerVersion) {
  MustPutPlan(GivenPlan("custody"));
  ABSL_ASSERT_OK(PutFinding(GivenFinding("f2", 2)));
  ABSL_ASSERT_OK(PutFinding(GivenFinding("f1", 10)));
  ImprovementContent content = MustRead();
  ASSERT_EQ(content.findings.size(), 2u);
  EXPECT_EQ(content.findings[0].finding.id, "f2");
  const Finding& got = content.findings[1].finding;
  EXPECT_EQ(got.id, "f1");
  EXPECT_EQ(got.number, 10);
  EXPECT_EQ(got.kind, FindingKind::kAreaOfConcern);
  EXPECT_EQ(got.text, "Lines\nand lines");
  EXPECT_EQ(got.recommendation, "forces/cambridgeshire/sourceReports/custody/recommendations/r1");
  EXPECT_EQ(got.recommendation_copy, "The force should.");
  EXPECT_EQ(got.copied_at, kImprovementInstant);
  EXPECT_EQ(got.found_on, kImprovementDay);
  const int64_t first = content.findings[1].header.version;
  EXPECT_EQ(first, 3);
  Finding changed = GivenFinding("f1", 10);
  changed.kind = FindingKind::kAreaForImprovement;
  changed.recommendation = "";
  changed.recommendation_copy = "";
  changed.copied_at.reset();
  changed.found_on = kImprovementDay + 1;
  ABSL_ASSERT_OK(PutFinding(changed));
  content = MustRead();
  EXPECT_EQ(content.findings[1].finding.kind, FindingKind::kAreaForImprovement);
  EXPECT_EQ(content.findings[1].finding.copied_at, std::nullopt);
  EXPECT_EQ(content.findings[1].finding.found_on, kImprovementDay + 1);
  ABSL_ASSERT_OK(PutFinding(changed, /*deleted=*/true));
  EXPECT_EQ(MustRead().findings.size(), 1u);
  ABSL_ASSERT_OK(PutFinding(GivenFinding("f1", 10)));
  content = MustRead();
  EXPECT_EQ(content.findings[1].header.version, 6);
  EXPECT_EQ(content.plan.header.version, 1);
  EXPECT_THAT(
      world().Events(),
      ElementsAre("improvement_plan.created forces/cambridgeshire/improvementPlans/custody",
                  "finding.created forces/cambridgeshire/improvementPlans/custody/findings/f2",
                  "finding.created forces/cambridgeshire/improvementPlans/custody/findings/f1",
                  "finding.changed forces/cambridgeshire/improvementPlans/custody/findings/f1",
                  "finding.deleted forces/cambridgeshire/improvementPlans/custody/findings/f1",
                  "finding.created forces/cambridgeshire/improvementPlans/custody/findings/f1"));
}

TEST_P(ImprovementRepositoryTest, ReviewsComeBackTheLatestFirst) {
  MustPutPlan(GivenPlan("custody"));
  const auto put = [&](const char* id, absl::CivilDay on, const char* body) {
    ABSL_ASSERT_OK(PutReview({.id = id, .on = on, .at_body = body, .recorded_by = "somebody"}));
  };
  put("r1", kImprovementDay, "Board");
  put("r3", kImprovementDay + 60, "Board");
  put("r2", kImprovementDay + 60, "Gold Group");
  ImprovementContent content = MustRead();
  ASSERT_EQ(content.reviews.size(), 3u);
  EXPECT_EQ(content.reviews[0].review.id, "r2");
  EXPECT_EQ(content.reviews[1].review.id, "r3");
  EXPECT_EQ(content.reviews[2].review.on, kImprovementDay);
  EXPECT_EQ(content.reviews[2].review.at_body, "Board");
  EXPECT_EQ(content.reviews[2].review.recorded_by, "somebody");
  ABSL_ASSERT_OK(PutReview(content.reviews[0].review, /*deleted=*/true));
  EXPECT_EQ(MustRead().reviews.size(), 2u);
}

TEST_P(ImprovementRepositoryTest, AnActionComesBackWithAllThatWasAppendedToIt) {
  MustPutPlan(GivenPlan("custody"));
  ABSL_ASSERT_OK(PutAction(GivenAction("a2", 2)));
  ImprovementAction action = GivenAction("a1", 1);
  action.findings = {"f1", "f2"};
  action.owner = "Head of Custody, \"A\"";
  action.earlier_owners = {"The first, \"B\""};
  action.original_due = kImprovementDay + 30;
  ABSL_ASSERT_OK(PutAction(action));
  action.earlier_owners.emplace_back("The second");
  action.owner_changes.push_back(
      {kImprovementDay + 1, "The second", "somebody", kImprovementInstant});
  action.state = ImprovementState::kInProgress;
  action.transitions.push_back({.from = ImprovementState::kNotStarted,
                                .to = ImprovementState::kInProgress,
                                .on = kImprovementDay + 1,
                                .recorded_by = "somebody",
                                .recorded_at = kImprovementInstant,
                                .reason = "now",
                                .at_body = "",
                                .delegate = "",
                                .signed_by = ""});
  action.evidence.push_back(
      {"What\nwas done", "Minute 4", kImprovementDay + 2, "somebody", kImprovementInstant, 1});
  action.due_revisions.push_back(
      {kImprovementDay + 2, kImprovementDay + 90, "estates", "somebody", kImprovementInstant});
  ABSL_ASSERT_OK(PutAction(action));
  action.evidence.push_back(
      {"More", "Minute 5", kImprovementDay + 3, "somebody", kImprovementInstant, 1});
  action.due_revisions.push_back(
      {kImprovementDay + 3, kImprovementDay + 120, "again", "somebody", kImprovementInstant});
  action.state = ImprovementState::kReadyForSignOff;
  action.transitions.push_back({.from = ImprovementState::kInProgress,
                                .to = ImprovementState::kReadyForSignOff,
                                .on = kImprovementDay + 3,
                                .recorded_by = "somebody",
                                .recorded_at = kImprovementInstant,
                                .reason = "",
                                .at_body = "",
                                .delegate = "",
                                .signed_by = ""});
  ABSL_ASSERT_OK(PutAction(action));
  action.state = ImprovementState::kDischarged;
  action.transitions.push_back({.from = ImprovementState::kReadyForSignOff,
                                .to = ImprovementState::kDischarged,
                                .on = kImprovementDay + 4,
                                .recorded_by = "acc",
                                .recorded_at = kImprovementInstant,
                                .reason = "done",
                                .at_body = "Gold Group",
                                .delegate = "DCC",
                                .signed_by = "acc"});
  ABSL_ASSERT_OK(PutAction(action));

  const ImprovementContent content = MustRead();
  ASSERT_EQ(content.actions.size(), 2u);
  EXPECT_EQ(content.actions[1].action.id, "a2");
  EXPECT_EQ(content.actions[1].action.original_due, std::nullopt);
  EXPECT_THAT(content.actions[1].action.findings, IsEmpty());
  EXPECT_THAT(content.actions[1].action.transitions, IsEmpty());
  const ImprovementAction& got = content.actions[0].action;
  EXPECT_EQ(got.text, action.text);
  EXPECT_THAT(got.findings, ElementsAre("f1", "f2"));
  EXPECT_EQ(got.owner, action.owner);
  EXPECT_THAT(got.earlier_owners, ElementsAre("The first, \"B\"", "The second"));
  ASSERT_EQ(got.owner_changes.size(), 1u);
  EXPECT_EQ(got.owner_changes[0].on, kImprovementDay + 1);
  EXPECT_EQ(got.owner_changes[0].before, "The second");
  EXPECT_EQ(got.owner_changes[0].recorded_by, "somebody");
  EXPECT_EQ(got.owner_changes[0].recorded_at, kImprovementInstant);
  EXPECT_EQ(got.raised_on, kImprovementDay);
  EXPECT_EQ(got.original_due, kImprovementDay + 30);
  EXPECT_EQ(got.state, ImprovementState::kDischarged);
  EXPECT_EQ(got.superseded_by, "");
  ASSERT_EQ(got.evidence.size(), 2u);
  EXPECT_EQ(got.evidence[0].description, "What\nwas done");
  EXPECT_EQ(got.evidence[0].reference, "Minute 4");
  EXPECT_EQ(got.evidence[0].on, kImprovementDay + 2);
  EXPECT_EQ(got.evidence[0].added_by, "somebody");
  EXPECT_EQ(got.evidence[0].recorded_at, kImprovementInstant);
  EXPECT_EQ(got.evidence[0].after_transitions, 1);
  EXPECT_EQ(got.evidence[1].description, "More");
  ASSERT_EQ(got.due_revisions.size(), 2u);
  EXPECT_EQ(got.due_revisions[0].on, kImprovementDay + 2);
  EXPECT_EQ(got.due_revisions[0].due, kImprovementDay + 90);
  EXPECT_EQ(got.due_revisions[0].reason, "estates");
  EXPECT_EQ(got.due_revisions[0].recorded_by, "somebody");
  EXPECT_EQ(got.due_revisions[0].recorded_at, kImprovementInstant);
  EXPECT_EQ(got.due_revisions[1].due, kImprovementDay + 120);
  ASSERT_EQ(got.transitions.size(), 3u);
  EXPECT_EQ(got.transitions[0].to, ImprovementState::kInProgress);
  EXPECT_EQ(got.transitions[0].reason, "now");
  EXPECT_EQ(got.transitions[2].from, ImprovementState::kReadyForSignOff);
  EXPECT_EQ(got.transitions[2].to, ImprovementState::kDischarged);
  EXPECT_EQ(got.transitions[2].on, kImprovementDay + 4);
  EXPECT_EQ(got.transitions[2].recorded_by, "acc");
  EXPECT_EQ(got.transitions[2].recorded_at, kImprovementInstant);
  EXPECT_EQ(got.transitions[2].at_body, "Gold Group");
  EXPECT_EQ(got.transitions[2].delegate, "DCC");
  EXPECT_EQ(got.transitions[2].signed_by, "acc");
  EXPECT_EQ(content.actions[0].header.version, 6);
}

TEST_P(ImprovementRepositoryTest, AnActionIsSupersededByAnother) {
  MustPutPlan(GivenPlan("custody"));
  ABSL_ASSERT_OK(PutAction(GivenAction("a1", 1)));
  ABSL_ASSERT_OK(PutAction(GivenAction("a2", 2)));
  ImprovementAction action = GivenAction("a1", 1);
  action.state = ImprovementState::kSuperseded;
  action.superseded_by = "a2";
  ABSL_ASSERT_OK(PutAction(action));
  const ImprovementContent content = MustRead();
  EXPECT_EQ(content.actions[0].action.state, ImprovementState::kSuperseded);
  EXPECT_EQ(content.actions[0].action.superseded_by, "a2");
}

TEST_P(ImprovementRepositoryTest, APartIsOfAPlanThatIsThere) {
  EXPECT_THAT(PutFinding(GivenFinding("f1", 1)), HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(PutAction(GivenAction("a1", 1)), HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(PutReview({.id = "r1", .on = kImprovementDay, .at_body = "Board", .recorded_by = ""}),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
}

TEST_P(ImprovementRepositoryTest, ARepeatIsAnsweredAsBeforeAndAValidationWritesNothing) {
  const ImprovementPlan plan = GivenPlan("custody");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto checked,
                            PutPlan(Repeatable("body"), plan, WriteMode::kValidateOnly));
  EXPECT_EQ(std::get<ImprovementPlanRecord>(checked).header.version, 0);
  EXPECT_THAT(plans().GetPlan(Context(), "custody", true), HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  ABSL_ASSERT_OK(PutPlan(Repeatable("body"), plan));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto again, PutPlan(Repeatable("body"), plan));
  EXPECT_EQ(std::get<FirstResult>(again).reply, "reply 1");
  EXPECT_THAT(PutPlan(Repeatable("other"), plan), HasReason("REQUEST_ID_REUSED"));
  EXPECT_EQ(world().Events().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Ports, ImprovementRepositoryTest,
                         ::testing::Values(&MakeFakeImprovementWorld,
                                           &MakePostgresImprovementWorld),
                         [](const auto& param_info) {
                           return std::string(param_info.index == 0 ? "Fake" : "Postgres");
                         });

}  // namespace
}  // namespace copperplate::delivery
