#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/governance/v1/governance_settings_service.grpc.pb.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;

class GovernanceSettingsServiceTest : public ServiceTest {
 protected:
  using Stub = v1::GovernanceSettingsService::Stub;

  static v1::GovernanceSettings From(const std::string& day) {
    v1::GovernanceSettings settings;
    settings.set_from_date(day);
    return settings;
  }
  absl::StatusOr<v1::GovernanceSettings> Create(const std::string& id,
                                                const v1::GovernanceSettings& settings,
                                                const Caller& caller = Publisher("essex")) {
    v1::CreateGovernanceSettingsRequest request;
    request.set_parent("forces/essex");
    request.set_governance_settings_id(id);
    *request.mutable_governance_settings() = settings;
    return Call(*settings_, &Stub::CreateGovernanceSettings, request, caller);
  }

  std::unique_ptr<Stub> settings_ = v1::GovernanceSettingsService::NewStub(channel());
};

TEST_F(GovernanceSettingsServiceTest, WhatIsNotSaidIsAsWithoutAny) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::GovernanceSettings created,
                            Create("first", From("2018-04-01")));
  EXPECT_EQ(created.name(), "forces/essex/governanceSettings/first");
  EXPECT_EQ(created.due_soon_days(), 14);
  EXPECT_EQ(created.publication_target_working_days(), 10);
  EXPECT_EQ(created.minutes_target_working_days(), 20);
  EXPECT_EQ(created.medium_from(), 5);
  EXPECT_EQ(created.high_from(), 10);
  EXPECT_EQ(created.severe_from(), 15);
  v1::GetGovernanceSettingsRequest request;
  request.set_name(created.name());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::GovernanceSettings read,
      Call(*settings_, &Stub::GetGovernanceSettings, request, Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
}

TEST_F(GovernanceSettingsServiceTest, EveryFaultIsTold) {
  v1::GovernanceSettings wrong = From("2018-04-01");
  wrong.set_due_soon_days(367);
  wrong.set_medium_from(10);
  EXPECT_THAT(FieldsTold(Create("first", wrong)),
              ElementsAre("governance_settings.due_soon_days: must be 0 to 366",
                          "governance_settings.high_from: must be above medium_from"));
  ABSL_ASSERT_OK(Create("first", From("2018-04-01")));
  EXPECT_THAT(Create("again", From("2018-04-01")), HasReason("SETTINGS_EXIST_ON_DAY"));
  EXPECT_THAT(Create("first", From("2018-04-02")), HasReason("GOVERNANCE_SETTINGS_EXISTS"));
  EXPECT_THAT(Create("mine", From("2018-04-02"), Analyst("essex")), HasReason("ROLE_MISSING"));
}

TEST_F(GovernanceSettingsServiceTest, TheyAreListedChangedAndDeleted) {
  ABSL_ASSERT_OK(Create("second", From("2019-04-01")));
  ABSL_ASSERT_OK(Create("first", From("2018-04-01")));
  v1::ListAllGovernanceSettingsRequest list;
  list.set_parent("forces/essex");
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListAllGovernanceSettingsResponse page,
      Call(*settings_, &Stub::ListAllGovernanceSettings, list, Viewer("essex")));
  ASSERT_EQ(page.governance_settings_size(), 1);
  EXPECT_EQ(page.governance_settings(0).from_date(), "2018-04-01");
  EXPECT_FALSE(page.next_page_token().empty());
  v1::UpdateGovernanceSettingsRequest update;
  update.mutable_governance_settings()->set_name("forces/essex/governanceSettings/second");
  update.mutable_governance_settings()->set_due_soon_days(0);
  update.mutable_governance_settings()->set_minutes_target_working_days(30);
  update.mutable_update_mask()->add_paths("due_soon_days");
  update.mutable_update_mask()->add_paths("minutes_target_working_days");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::GovernanceSettings updated,
      Call(*settings_, &Stub::UpdateGovernanceSettings, update, Publisher("essex")));
  EXPECT_TRUE(updated.has_due_soon_days());
  EXPECT_EQ(updated.due_soon_days(), 0);
  EXPECT_EQ(updated.minutes_target_working_days(), 30);
  v1::DeleteGovernanceSettingsRequest remove;
  remove.set_name("forces/essex/governanceSettings/second");
  ABSL_ASSERT_OK(Call(*settings_, &Stub::DeleteGovernanceSettings, remove, Publisher("essex")));
  EXPECT_THAT(Call(*settings_, &Stub::DeleteGovernanceSettings, remove, Publisher("essex")),
              HasReason("GOVERNANCE_SETTINGS_UNKNOWN"));
  EXPECT_EQ(Value("SELECT string_agg(type, ',' ORDER BY seq) FROM governance.event_out"),
            "governance_settings.created,governance_settings.created,governance_settings.updated,"
            "governance_settings.deleted");
}

}  // namespace
}  // namespace copperplate::governance
