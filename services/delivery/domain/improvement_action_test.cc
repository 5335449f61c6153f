#include "services/delivery/domain/improvement_action.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;

const absl::CivilDay kActionToday(2018, 5, 10);

ImprovementAction SoundImprovementAction() {
  ImprovementAction action;
  action.id = "a1";
  action.number = 1;
  action.text = "Take clear accountability for custody.";
  action.findings = {"f1"};
  action.raised_on = kActionToday;
  action.original_due = kActionToday;
  return action;
}

std::vector<std::string> FieldsOfActionFaults(const ImprovementAction& action) {
  std::vector<std::string> fields;
  const Faults faults = Validate(action, kActionToday);
  for (const FieldFault& fault : faults.faults()) fields.push_back(fault.field);
  return fields;
}

TEST(ImprovementActionTest, NeedsNeitherAnOwnerNorADateNorAFinding) {
  ImprovementAction action = SoundImprovementAction();
  EXPECT_TRUE(Validate(action, kActionToday).empty());
  action.original_due.reset();
  action.findings.clear();
  EXPECT_TRUE(Validate(action, kActionToday).empty());
  EXPECT_EQ(action.owner, "");
}

TEST(ImprovementActionTest, EveryFaultIsNamed) {
  ImprovementAction action;
  action.raised_on = kActionToday + 1;
  action.original_due = kActionToday;
  action.findings = {"f1", "f2", "f1"};
  EXPECT_THAT(FieldsOfActionFaults(action),
              ElementsAre("id", "number", "text", "findings[2]", "raised_on", "original_due"));
  action = SoundImprovementAction();
  action.raised_on = kActionToday + 1;
  action.original_due.reset();
  EXPECT_EQ(Validate(action, kActionToday).reason(), "DATE_IN_FUTURE");
  action = SoundImprovementAction();
  action.original_due = kActionToday - 1;
  EXPECT_EQ(Validate(action, kActionToday).reason(), "DUE_IN_PAST");
  action = SoundImprovementAction();
  action.findings = {"f1", "f1"};
  EXPECT_EQ(Validate(action, kActionToday).reason(), "DUPLICATE");
  action.findings.assign(101, "f1");
  EXPECT_EQ(Validate(action, kActionToday).reason(), "TOO_MANY");
}

TEST(ImprovementActionTest, TheDateIsThatOfTheLastRevision) {
  ImprovementAction action = SoundImprovementAction();
  EXPECT_EQ(CurrentDue(action), kActionToday);
  EXPECT_EQ(SlippageDays(action), 0);
  action.due_revisions.push_back(
      {kActionToday, kActionToday + 30, "estates", "planner", absl::UnixEpoch()});
  action.due_revisions.push_back(
      {kActionToday, kActionToday + 45, "estates", "planner", absl::UnixEpoch()});
  EXPECT_EQ(CurrentDue(action), kActionToday + 45);
  EXPECT_EQ(SlippageDays(action), 45);
  EXPECT_EQ(action.original_due, kActionToday);
  action.due_revisions.back().due = kActionToday - 1;
  EXPECT_EQ(SlippageDays(action), -1);
  action.original_due.reset();
  EXPECT_EQ(CurrentDue(action), kActionToday - 1);
  EXPECT_EQ(SlippageDays(action), std::nullopt);
  action.due_revisions.clear();
  EXPECT_EQ(CurrentDue(action), std::nullopt);
  EXPECT_EQ(SlippageDays(action), std::nullopt);
}

}  // namespace
}  // namespace copperplate::delivery
