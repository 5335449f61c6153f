// The port of imports, on each implementation.
#include "services/delivery/app/ports/plan_import_repository.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/digest/sha256.h"
#include "libs/testing/status_matchers.h"
#include "services/delivery/storage/testing/plan_sets.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using testing::IsOk;
using ::testing::SizeIs;

using DecidePlanImport = std::function<absl::StatusOr<PlanImportOutcome>(
    const PlanContent&, absl::Span<const StatusEntry>, absl::Time)>;

class PlanImportRepositoryTest : public ::testing::TestWithParam<std::unique_ptr<PlanWorld> (*)()> {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK(SetPlan(world(), SamplePlan("plan-1")));
    ABSL_ASSERT_OK(SetPart(world(), "plan-1", Samples<Theme>::First()));
    ABSL_ASSERT_OK(SetPart(world(), "plan-1", Samples<PriorityAction>::First()));
    ABSL_ASSERT_OK(SetPart(world(), "plan-1", Samples<Activity>::First()));
    ABSL_ASSERT_OK(SetPart(world(), "plan-1", Samples<Opportunity>::First()));
    images_.theme = [](const PartRecord<Theme>& record) { return Text(record); };
    images_.opportunity = [](const PartRecord<Opportunity>& record) { return Text(record); };
    images_.status = [](const StatusRecord& record) { return Text(record); };
    images_.whole = [](const PlanImportRecord&) { return std::string("{}"); };
    seen_ = world().EventsOf("essex", "plan-1").size();
  }

  PlanWorld& world() { return *world_; }

  absl::StatusOr<PlanImportRecord> Apply(const DecidePlanImport& decide,
                                         const std::string& content = "content",
                                         const std::string& import_id = "first",
                                         WriteMode mode = WriteMode::kWrite,
                                         const std::string& force = "essex") {
    return world().ports().imports.Apply(SetContext(force), {.plan = "plan-1",
                                                             .import_id = import_id,
                                                             .content = Sha256(content),
                                                             .row_count = 2,
                                                             .decide = decide,
                                                             .mode = mode,
                                                             .images = images_});
  }
  // A theme is added, another renamed, an opportunity goes, and a colour is reported.
  static absl::StatusOr<PlanImportOutcome> Outcome(const PlanContent& content,
                                                   absl::Span<const StatusEntry>, absl::Time now) {
    PlanImportOutcome outcome;
    Theme renamed = content.themes.front();
    renamed.name = "Those harmed";
    outcome.themes.changed.push_back(renamed);
    outcome.themes.created.push_back(Samples<Theme>::Second());
    outcome.opportunities.deleted.push_back(content.opportunities.front());
    StatusEntry entry = SampleStatus(absl::CivilDay(2018, 5, 1), Rag::kGreen);
    entry.id = "s2018-05-01-001";
    entry.entered_at = now;
    outcome.statuses.push_back(entry);
    outcome.created_count = 1;
    outcome.changed_count = 2;
    outcome.unchanged_count = 7;
    outcome.unresolved_leads = {"CS", "NP"};
    outcome.unresolved_links = {"T9: section 10.1"};
    return outcome;
  }
  static absl::StatusOr<PlanImportOutcome> Never(const PlanContent&, absl::Span<const StatusEntry>,
                                                 absl::Time) {
    return absl::InternalError("decided again");
  }
  // Of the events since the plan was set up, in their order.
  std::vector<std::string> NewEvents() {
    std::vector<std::string> types;
    const std::vector<PlanEvent> events = world().EventsOf("essex", "plan-1");
    for (size_t i = seen_; i < events.size(); ++i) types.push_back(events[i].type);
    return types;
  }

 private:
  const std::unique_ptr<PlanWorld> world_ = GetParam()();
  PlanImages images_;
  size_t seen_ = 0;
};

INSTANTIATE_TEST_SUITE_P(, PlanImportRepositoryTest,
                         ::testing::Values(&MakeFakePlanWorld, &MakePostgresPlanWorld),
                         [](const auto& world) {
                           return world.index == 0 ? "Fake" : "PostgreSql";
                         });

TEST_P(PlanImportRepositoryTest, WritesEachPartWithItsEvent) {
  const auto record = Apply(Outcome);
  ABSL_ASSERT_OK(record);
  EXPECT_EQ(record->import_id, "first");
  EXPECT_EQ(record->header.created_by, "planner");
  EXPECT_EQ(record->status_count, 1);
  EXPECT_FALSE(record->replayed);
  EXPECT_THAT(NewEvents(), ElementsAre("theme.created", "theme.updated", "opportunity.deleted",
                                       "status_entry.created", "plan.imported"));
  const auto theme = world().parts<Theme>().Get(SetContext(), {"plan-1", "victims"}, false);
  ABSL_ASSERT_OK(theme);
  EXPECT_EQ(theme->part.name, "Those harmed");
  EXPECT_EQ(theme->header.version, record->header.version);
  EXPECT_THAT(world().parts<Opportunity>().Get(SetContext(), {"plan-1", "v1", "partners"}, false),
              HasReason("OPPORTUNITY_UNKNOWN"));
  const auto status = world().ports().statuses.Get(
      SetContext(), {"plan-1", "v1", "v1-1", "s2018-05-01-001"}, false);
  ABSL_ASSERT_OK(status);
  EXPECT_EQ(status->header.created_by, "planner");
}

TEST_P(PlanImportRepositoryTest, ARepeatIsTheFirstResultAndIsNotDecidedAgain) {
  const auto first = Apply(Outcome);
  ABSL_ASSERT_OK(first);
  const auto again = Apply(Never);
  ABSL_ASSERT_OK(again);
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->header.create_time, first->header.create_time);
  EXPECT_EQ(again->row_count, 2);
  EXPECT_EQ(again->created_count, 1);
  EXPECT_EQ(again->changed_count, 2);
  EXPECT_EQ(again->unchanged_count, 7);
  EXPECT_EQ(again->status_count, 1);
  EXPECT_EQ(again->unresolved_leads, first->unresolved_leads);
  EXPECT_EQ(again->unresolved_links, first->unresolved_links);
  EXPECT_THAT(NewEvents(), SizeIs(5));
  EXPECT_THAT(Apply(Never, "other"), HasReason("IMPORT_CONTENT_DIFFERS"));
}

TEST_P(PlanImportRepositoryTest, WithoutAnIdNothingIsARepeat) {
  const auto nothing = [](const PlanContent&, absl::Span<const StatusEntry>, absl::Time) {
    return absl::StatusOr<PlanImportOutcome>(PlanImportOutcome());
  };
  const auto first = Apply(nothing, "content", "");
  const auto second = Apply(nothing, "content", "");
  ABSL_ASSERT_OK(first);
  ABSL_ASSERT_OK(second);
  EXPECT_FALSE(second->replayed);
  EXPECT_NE(first->import_id, second->import_id);
  EXPECT_THAT(NewEvents(), ElementsAre("plan.imported", "plan.imported"));
}

TEST_P(PlanImportRepositoryTest, WhatIsRefusedOrOnlyCheckedLeavesNothing) {
  const auto refuse = [](const PlanContent& content, absl::Span<const StatusEntry> history,
                         absl::Time) -> absl::StatusOr<PlanImportOutcome> {
    EXPECT_EQ(content.plan.id, "plan-1");
    EXPECT_EQ(content.themes.size(), 1);
    EXPECT_TRUE(history.empty());
    return absl::InvalidArgumentError("no");
  };
  EXPECT_EQ(Apply(refuse).status().code(), absl::StatusCode::kInvalidArgument);
  const auto checked = Apply(Outcome, "content", "first", WriteMode::kValidateOnly);
  ABSL_ASSERT_OK(checked);
  EXPECT_TRUE(checked->validate_only);
  EXPECT_EQ(checked->created_count, 1);
  EXPECT_EQ(checked->import_id, "");
  EXPECT_THAT(NewEvents(), SizeIs(0));
  // Its id is free.
  EXPECT_THAT(Apply(Outcome, "other"), IsOk());
}

TEST_P(PlanImportRepositoryTest, IsOfOneForceAndOnePlan) {
  EXPECT_THAT(Apply(Never, "content", "first", WriteMode::kWrite, "cambridgeshire"),
              HasReason("PLAN_UNKNOWN"));
  EXPECT_THAT(Apply(Never, "content", "first", WriteMode::kWrite, "atlantis"),
              HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::delivery
