#include <gmock/gmock.h>

#include <string>

#include "libs/testing/told.h"
#include "services/governance/transport/testing/action_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;

class ActionLogServiceTest : public ActionTest {
 protected:
  void SetUp() override {
    ActionTest::SetUp();
    v1::Action action = Historic();
    action.set_owner("Alice Smith");
    action.set_original_due("2018-05-09");
    ABSL_ASSERT_OK(Create(action));
    ABSL_ASSERT_OK(Create(Historic("Nobody's, and undated")));
  }
  absl::StatusOr<v1::ActionLog> ForceLog(v1::GetForceActionLogRequest request) {
    request.set_name("forces/essex/actionLog");
    return Call(*logs_, &v1::ActionLogService::Stub::GetForceActionLog, request, Analyst("essex"));
  }
};

TEST_F(ActionLogServiceTest, ItIsToldAsAtADay) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-10"));
  EXPECT_EQ(log.name(), "forces/essex/bodies/bcb/actionLog");
  EXPECT_EQ(log.as_of(), "2018-05-10");
  EXPECT_EQ(log.total(), 2);
  EXPECT_EQ(log.open(), 2);
  EXPECT_EQ(log.not_started(), 2);
  EXPECT_EQ(log.overdue(), 1);
  EXPECT_EQ(log.undated(), 1);
  EXPECT_EQ(log.without_owner(), 1);
  EXPECT_EQ(log.without_owner_or_date(), 1);
  EXPECT_EQ(log.due_soon_days(), 14);
  EXPECT_EQ(log.mean_open_age_days(), "28.0");
  EXPECT_EQ(log.mean_closed_age_days(), "");
  ASSERT_EQ(log.ages_size(), 4);
  EXPECT_EQ(log.ages(0).count(), 2);
  EXPECT_EQ(log.ages(0).to_days(), 30);
  EXPECT_FALSE(log.ages(3).has_to_days());
  ASSERT_EQ(log.actions_size(), 2);
  EXPECT_EQ(log.actions(0).age_days(), 28);
  EXPECT_TRUE(log.actions(0).overdue());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog on_the_day, Log("2018-05-09"));
  EXPECT_EQ(on_the_day.overdue(), 0);
  EXPECT_EQ(on_the_day.due_soon(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog before, Log("2018-04-11"));
  EXPECT_EQ(before.total(), 0);
}

TEST_F(ActionLogServiceTest, ItTellsOfNumbersThatAnImportLeftOut) {
  v1::Action fifth = Historic("Under its own number");
  fifth.set_number(5);
  ABSL_ASSERT_OK(Create(fifth));
  v1::GetForceActionLogRequest request;
  request.set_as_of("2018-05-10");
  request.set_owner("Alice Smith");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, ForceLog(request));
  EXPECT_EQ(log.total(), 1);
  EXPECT_THAT(log.missing_references(),
              ElementsAre("BCB April 2018 Action 3", "BCB April 2018 Action 4"));
}

TEST_F(ActionLogServiceTest, ItIsToldByTheSettingsOfTheDay) {
  Value(
      "INSERT INTO governance.governance_settings VALUES ('essex', 'first', gen_random_uuid(), 1, "
      "now(), 'test', now(), 'test', '2018-05-01', 3, 10, 5, 10, 15) RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog april, Log("2018-04-30"));
  EXPECT_EQ(april.due_soon_days(), 14);
  EXPECT_EQ(april.due_soon(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog may, Log("2018-05-01"));
  EXPECT_EQ(may.due_soon_days(), 3);
  EXPECT_EQ(may.due_soon(), 0);
}

TEST_F(ActionLogServiceTest, WhatWasRecordedLaterIsNotKnown) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog before, Log("2018-06-01"));
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  ABSL_ASSERT_OK(Create(Historic("A third")));
  v1::GetActionLogRequest known;
  *known.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog again, Log("2018-06-01", known));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog now, Log("2018-06-01"));
  EXPECT_EQ(now.total(), 3);
  EXPECT_EQ(now.in_progress(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog earlier, Log("2018-04-19"));
  EXPECT_EQ(earlier.in_progress(), 0);
  known.mutable_known_at()->set_seconds(4102444800);  // 2100-01-01
  EXPECT_THAT(Log("2018-06-01", known), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_F(ActionLogServiceTest, WhatWasStruckOutIsNotCounted) {
  v1::StrikeOutActionRequest strike;
  strike.set_reason("Recorded twice");
  ABSL_ASSERT_OK(Step(&Stub::StrikeOutAction, NameOf(2), "2018-05-02", strike));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-01"));
  EXPECT_EQ(log.total(), 1);
}

TEST_F(ActionLogServiceTest, AForcesLogHasEveryBodyAndIsNarrowed) {
  v1::Action other = Historic("Another body's");
  other.set_owner("alice.smith");
  ABSL_ASSERT_OK(Create(other, "orb"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog all, ForceLog({}));
  EXPECT_EQ(all.total(), 3);
  v1::GetForceActionLogRequest narrowed;
  narrowed.set_owner("ALICE SMITH");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog alices, ForceLog(narrowed));
  EXPECT_EQ(alices.total(), 2);
  narrowed.set_due_before("2018-05-10");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog dated, ForceLog(narrowed));
  ASSERT_EQ(dated.actions_size(), 1);
  EXPECT_EQ(dated.actions(0).name(), NameOf(1));
}

TEST_F(ActionLogServiceTest, OpenOnlyLeavesRowsOutAndNoNumbers) {
  ABSL_ASSERT_OK(Step(&Stub::StartAction, NameOf(1), "2018-04-20"));
  v1::ProposeActionCompleteRequest propose;
  propose.set_reason("Done");
  ABSL_ASSERT_OK(Step(&Stub::ProposeActionComplete, NameOf(1), "2018-04-21", propose));
  v1::CloseActionRequest close;
  close.set_delegate("Bob Jones");
  ABSL_ASSERT_OK(Step(&Stub::CloseAction, NameOf(1), "2018-05-08", close));
  v1::GetActionLogRequest open;
  open.set_open_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-10", open));
  EXPECT_EQ(log.total(), 2);
  EXPECT_EQ(log.closed(), 1);
  EXPECT_EQ(log.mean_closed_age_days(), "26.0");
  EXPECT_EQ(log.closed_by_original_due_percent(), "100.0");
  ASSERT_EQ(log.actions_size(), 1);
  EXPECT_EQ(log.actions(0).name(), NameOf(2));
}

TEST_F(ActionLogServiceTest, ViewersReadItAndFaultsAreTold) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ActionLog log, Log("2018-05-10", {}, Viewer("essex")));
  EXPECT_EQ(log.actions(0).owner(), "Alice Smith");
  EXPECT_EQ(log.without_owner(), 1);
  EXPECT_THAT(Log("2200-01-01"), HasReason("DATE_MALFORMED"));
  EXPECT_THAT(Log("2199-01-01"), HasReason("DATE_IN_FUTURE"));
  v1::GetActionLogRequest unknown;
  unknown.set_name("forces/essex/bodies/none/actionLog");
  EXPECT_THAT(Log("2018-05-10", unknown), HasReason("BODY_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::governance
