// What is held of somebody below others.
#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "copperplate/volunteers/v1/cadet_unit_service.grpc.pb.h"
#include "copperplate/volunteers/v1/privacy_service.grpc.pb.h"
#include "copperplate/volunteers/v1/watch_group_service.grpc.pb.h"
#include "services/volunteers/transport/testing/matching_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class ExportElsewhereTest : public MatchingTest {
 protected:
  static constexpr char kFit[] = "forces/essex/volunteers/v-2";

  void SetUp() override {
    MatchingTest::SetUp();
    const std::string engagement = AddFit("v-2");
    AddOpen("festival", Festival());
    ABSL_ASSERT_OK(Propose("festival", "m1", engagement));
    AddGroup();
    AddUnit();
    v1::CreateSupervisionRequest supervision;
    supervision.set_parent(kEngagement);
    supervision.set_supervision_id("s9");
    supervision.mutable_supervision()->set_supervisor("volunteers/v-2");
    supervision.mutable_supervision()->set_from_date("2017-02-01");
    ABSL_ASSERT_OK(Call(*engagements_, &v1::EngagementService::Stub::CreateSupervision, supervision,
                        Analyst("essex")));
  }
  void AddGroup() {
    v1::CreateWatchGroupRequest group;
    group.set_parent("forces/essex");
    group.set_watch_group_id("histon");
    group.mutable_watch_group()->set_kind(v1::WatchGroup::SPEEDWATCH);
    group.mutable_watch_group()->set_title("Histon");
    group.mutable_watch_group()->set_parish("Histon");
    group.mutable_watch_group()->set_formed_on("2015-01-01");
    group.mutable_watch_group()->set_coordinator(kFit);
    const auto groups = v1::WatchGroupService::NewStub(channel());
    ABSL_ASSERT_OK(
        Call(*groups, &v1::WatchGroupService::Stub::CreateWatchGroup, group, Analyst("essex")));
    // Of a time when the two operated it.
    Value(R"(
      INSERT INTO volunteers.watch_site (force, watch_group, id, uid, version, created_at,
          created_by, updated_at, updated_by, limit_mph, approved_by)
      VALUES ('essex', 'histon', 'road', gen_random_uuid(), 1, now(), 'a', now(), 'a', 30, '');
      INSERT INTO volunteers.watch_session (force, watch_group, id, uid, version, created_at,
          created_by, updated_at, updated_by, site, begins, ends, operators, passing,
          over_threshold, notes)
      VALUES ('essex', 'histon', 's1', gen_random_uuid(), 1, now(), 'a', now(), 'a', 'road',
              '2018-06-01 08:00Z', '2018-06-01 09:00Z', '{v-1,v-2}', 10, 1, 'Rain'),
             ('essex', 'histon', 's2', gen_random_uuid(), 1, now(), 'a', now(), 'a', 'road',
              '2018-06-02 08:00Z', '2018-06-02 09:00Z', '{v-1}', 10, 1, '');
      SELECT '')");
  }
  void AddUnit() {
    v1::CreateCadetUnitRequest unit;
    unit.set_parent("forces/essex");
    unit.set_cadet_unit_id("ely");
    unit.mutable_cadet_unit()->set_title("Ely");
    unit.mutable_cadet_unit()->set_capacity(20);
    unit.mutable_cadet_unit()->set_meeting_day(v1::CadetUnit::TUESDAY);
    unit.mutable_cadet_unit()->add_leaders(kFit);
    const auto units = v1::CadetUnitService::NewStub(channel());
    ABSL_ASSERT_OK(
        Call(*units, &v1::CadetUnitService::Stub::CreateCadetUnit, unit, Analyst("essex")));
  }
  absl::StatusOr<v1::VolunteerExport> Export(bool include_free_text) {
    v1::ExportVolunteerRequest request;
    request.set_name(kFit);
    request.set_include_free_text(include_free_text);
    return Call(*privacy_, &v1::PrivacyService::Stub::ExportVolunteer, request, Admin("essex"));
  }

  std::unique_ptr<v1::PrivacyService::Stub> privacy_ = v1::PrivacyService::NewStub(channel());
};

TEST_F(ExportElsewhereTest, IsAllOfItWithoutTheOthers) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport exported, Export(true));
  ASSERT_EQ(exported.matches_size(), 1);
  EXPECT_EQ(exported.matches(0).name(), "forces/essex/opportunities/festival/matches/m1");
  EXPECT_EQ(exported.matches(0).state(), v1::Match::PROPOSED);
  ASSERT_EQ(exported.sessions_size(), 1);
  EXPECT_EQ(exported.sessions(0).name(), "forces/essex/watchGroups/histon/sessions/s1");
  EXPECT_THAT(exported.sessions(0).operators(), ElementsAre(kFit));
  EXPECT_THAT(exported.sessions(0).persons(), ElementsAre(kFit));
  EXPECT_EQ(exported.sessions(0).notes(), "Rain");
  EXPECT_THAT(exported.led_cadet_units(), ElementsAre("forces/essex/cadetUnits/ely"));
  EXPECT_THAT(exported.coordinated_watch_groups(), ElementsAre("forces/essex/watchGroups/histon"));
  EXPECT_THAT(exported.supervising(), ElementsAre(std::string(kEngagement) + "/supervisions/s9"));
}

TEST_F(ExportElsewhereTest, WhatWasNotedIsLeftOutUnlessItIsAskedFor) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerExport exported, Export(false));
  EXPECT_EQ(exported.sessions_size(), 1);
  EXPECT_THAT(exported.DebugString(), Not(HasSubstr("Rain")));
}

}  // namespace
}  // namespace copperplate::volunteers
