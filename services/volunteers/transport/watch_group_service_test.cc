// Watch groups: what they say, who coordinates them, when they close.
#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "services/volunteers/transport/mapping_fields.h"
#include "services/volunteers/transport/testing/watch_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;
using testing::Told;

using WatchGroupServiceTest = WatchTest;

TEST_F(WatchGroupServiceTest, WhatIsCreatedIsReadBackListedAndChanged) {
  v1::WatchGroup hgv = Group();
  hgv.set_kind(v1::WatchGroup::HGV);
  hgv.clear_declared_members();
  hgv.set_closed_on("2016-01-01");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup histon, Create("histon", Group()));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup ely, Create("ely", hgv));
  EXPECT_EQ(histon.name(), kHiston);
  EXPECT_EQ(histon.created_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup read, Get(kHiston));
  EXPECT_EQ(read.SerializeAsString(), histon.SerializeAsString());
  EXPECT_EQ(read.kind(), v1::WatchGroup::SPEEDWATCH);
  EXPECT_EQ(read.title(), "Histon Speedwatch");
  EXPECT_EQ(read.parish(), "Histon and Impington");
  EXPECT_EQ(read.declared_members(), 9);
  EXPECT_EQ(read.formed_on(), "2015-01-01");
  EXPECT_EQ(read.closed_on(), "");
  EXPECT_FALSE(ely.has_declared_members());
  EXPECT_EQ(ely.closed_on(), "2016-01-01");

  v1::ListWatchGroupsRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListWatchGroups, list, Analyst("essex")));
  ASSERT_EQ(page.watch_groups_size(), 2);
  EXPECT_EQ(page.watch_groups(0).SerializeAsString(), ely.SerializeAsString());

  v1::WatchGroup next = histon;
  next.set_title("Histon and Impington Speedwatch");
  next.set_declared_members(11);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup changed,
                            Update(next, {"title", "declared_members"}));
  EXPECT_EQ(changed.title(), "Histon and Impington Speedwatch");
  EXPECT_EQ(changed.declared_members(), 11);
  EXPECT_THAT(Update(next, {"title"}), HasReason("ETAG_MISMATCH"));
}

TEST_F(WatchGroupServiceTest, EveryFaultIsTold) {
  v1::WatchGroup group;
  group.set_title("a\nb");
  group.set_coordinator("forces/kent/volunteers/v-1");
  group.set_declared_members(-1);
  group.set_closed_on("2016-02-30");
  EXPECT_THAT(
      FieldsTold(Create("Histon", group)),
      ElementsAre(HasSubstr("watch_group_id: "), HasSubstr("watch_group.kind: "),
                  HasSubstr("watch_group.coordinator: "), HasSubstr("watch_group.formed_on: "),
                  HasSubstr("watch_group.closed_on: "), HasSubstr("watch_group.title: "),
                  HasSubstr("watch_group.parish: "), HasSubstr("watch_group.declared_members: ")));
  group = Group();
  group.set_closed_on("2015-01-01");
  EXPECT_EQ(Told(Create("histon", group)), "DATES_REVERSED watch_group.closed_on");
  group = Group();
  group.set_formed_on("2100-01-01");
  EXPECT_EQ(Told(Create("histon", group)), "DATE_IN_FUTURE watch_group.formed_on");
}

TEST_F(WatchGroupServiceTest, WhatItDeclaresHoldsFromADayOn) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::WatchGroup group, Create("histon", Group()));
  EXPECT_EQ(group.declared_from(), "") << "since it was formed";
  const auto declare = [&](const std::string& from, const std::vector<std::string>& mask) {
    v1::WatchGroup next;
    next.set_declared_members(12);
    next.set_declared_from(from);
    const GroupResult declared = Update(next, mask);
    return declared.ok() ? declared->declared_from() : Told(declared);
  };
  EXPECT_EQ(declare("2018-04-01", {"declared_members", "declared_from"}), "2018-04-01");
  EXPECT_EQ(declare("2015-01-01", {"declared_members", "declared_from"}), "2015-01-01");
  EXPECT_EQ(declare("", {"declared_members", "declared_from"}), "") << "since it was formed";
  EXPECT_EQ(declare("2014-12-31", {"declared_from"}), "DATES_REVERSED watch_group.declared_from");
  EXPECT_EQ(declare("2100-01-01", {"declared_from"}), "DATE_IN_FUTURE watch_group.declared_from");
  EXPECT_EQ(declare("2018-02-30", {"declared_from"}), "DATE_MALFORMED watch_group.declared_from");
  EXPECT_EQ(declare("", {"declared_from"}), "");
  // Of the day of the change: what another mask would have said of it is not looked at.
  const std::string today = DateText(LondonDay(absl::Now()));
  EXPECT_EQ(declare("2018-04-01", {"declared_members"}), today);
  ABSL_ASSERT_OK_AND_ASSIGN(group, Get(kHiston));
  group.set_title("Histon");
  group.clear_declared_from();
  ABSL_ASSERT_OK_AND_ASSIGN(group, Update(group, {"title"}));
  EXPECT_EQ(group.declared_from(), today) << "nothing was declared";
  group.clear_declared_from();
  ABSL_ASSERT_OK_AND_ASSIGN(group, Update(group, {"*"}));
  EXPECT_EQ(group.declared_from(), today);
  group.set_declared_from("2018-04-01");
  ABSL_ASSERT_OK_AND_ASSIGN(group, Update(group, {"*"}));
  EXPECT_EQ(group.declared_from(), "2018-04-01");
  EXPECT_EQ(group.declared_members(), 12);
}

TEST_F(WatchGroupServiceTest, WhatIsNotThereAndWhatIsThereAlready) {
  EXPECT_THAT(Get(kHiston), HasReason("WATCH_GROUP_UNKNOWN"));
  ABSL_ASSERT_OK(Create("histon", Group()));
  EXPECT_THAT(Create("histon", Group()), HasReason("WATCH_GROUP_EXISTS"));
  EXPECT_THAT(Update(Group(), {"title"}, "forces/essex/watchGroups/none"),
              HasReason("WATCH_GROUP_UNKNOWN"));
}

TEST_F(WatchGroupServiceTest, ItsKindCannotBeChanged) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::WatchGroup group, Create("histon", Group()));
  group.set_kind(v1::WatchGroup::HGV);
  EXPECT_EQ(Told(Update(group, {"kind"})), "FIELD_IMMUTABLE watch_group.kind");
}

TEST_F(WatchGroupServiceTest, WhoCoordinatesIsAVolunteerInForce) {
  v1::WatchGroup group = Group();
  group.set_coordinator(VolunteerName("v-1"));
  EXPECT_EQ(Told(Create("histon", group)), "COORDINATOR_UNKNOWN watch_group.coordinator");
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddVolunteer("v-2");
  ABSL_ASSERT_OK(Apply("v-2", "histon"));
  group.set_coordinator(VolunteerName("v-2"));
  EXPECT_EQ(Told(Update(group, {"coordinator"})),
            "COORDINATOR_NOT_IN_FORCE watch_group.coordinator");
  AddOperator("v-1", "histon");
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup coordinated, Update(group, {"coordinator"}));
  EXPECT_EQ(coordinated.coordinator(), VolunteerName("v-1"));
  // Who has gone by a day to come is not asked to begin.
  AddOperator("v-3", "histon");
  ABSL_ASSERT_OK(Leave(EngagementName("v-3"), "2026-12-31"));
  group.set_coordinator(VolunteerName("v-3"));
  EXPECT_EQ(Told(Update(group, {"coordinator"})),
            "COORDINATOR_NOT_IN_FORCE watch_group.coordinator");
}

TEST_F(WatchGroupServiceTest, WhoCoordinatesHandsOverBeforeAnotherKind) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  AddRole("clerk", v1::Role::PSV, v1::Role::NPPV1);
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  v1::TransferEngagementRequest transfer;
  transfer.set_name(EngagementName("v-1"));
  transfer.set_engagement_id("e2");
  transfer.set_role("forces/essex/roles/clerk");
  transfer.set_effective_on("2018-01-01");
  transfer.set_exit_interview_offered_on("2017-12-20");
  transfer.set_kit_returned(false);
  const auto move = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::TransferEngagement, transfer,
                Analyst("essex"));
  };
  EXPECT_THAT(NeedsTold(move()), ElementsAre(HasSubstr("COORDINATION_REMAINS "))) << "not in force";
  group.set_coordinator("");
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  ABSL_EXPECT_OK(move());
}

TEST_F(WatchGroupServiceTest, WhoCoordinatesHandsOverBeforeLeaving) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  AddOperator("v-2", "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  EXPECT_THAT(NeedsTold(Leave(EngagementName("v-1"), "2018-02-01")),
              ElementsAre("COORDINATION_REMAINS forces/essex/watchGroups/histon: is still "
                          "coordinated by who leaves"));
  ABSL_EXPECT_OK(Leave(EngagementName("v-2"), "2018-02-01"));
  // That somebody never was in force is no way out.
  v1::CorrectEngagementRequest correction;
  correction.set_name(EngagementName("v-1"));
  correction.set_corrects_seq(3);
  correction.set_to(v1::Engagement::INDUCTION);
  correction.set_effective_on("2017-03-01");
  correction.set_reason("Not yet");
  const auto correct = [&] {
    return Call(*engagements_, &v1::EngagementService::Stub::CorrectEngagement, correction,
                Analyst("essex"));
  };
  EXPECT_THAT(correct(), HasReason("COORDINATION_REMAINS"));

  AddOperator("v-3", "histon");
  group.set_coordinator(VolunteerName("v-3"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  ABSL_EXPECT_OK(Leave(EngagementName("v-1"), "2018-02-01"));
  // The dead hand nothing over.
  ABSL_EXPECT_OK(Leave(EngagementName("v-3"), "2018-02-01", v1::Engagement::DECEASED));
}

TEST_F(WatchGroupServiceTest, WhoStaysInForceGoesOnCoordinating) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  // A second engagement, in force as well.
  Value(R"(
    INSERT INTO volunteers.engagement (force, volunteer, id, uid, version, created_at, created_by,
                                       updated_at, updated_by, kind, role, unit_or_group, collar_no,
                                       under_investigation)
    VALUES ('essex', 'v-1', 'e2', gen_random_uuid(), 1, now(), 'a', now(), 'a', 2, 'operator', '',
            '', false);
    INSERT INTO volunteers.engagement_event (force, volunteer, engagement, seq, to_state,
                                             effective_on, reason, actor, revision)
    VALUES ('essex', 'v-1', 'e2', 1, 5, '2017-01-01', '', 'a', 1); SELECT '')");
  ABSL_EXPECT_OK(Leave(EngagementName("v-1"), "2018-02-01"));
  EXPECT_THAT(Leave(EngagementName("v-1", "e2"), "2018-02-01"), HasReason("COORDINATION_REMAINS"));
}

TEST_F(WatchGroupServiceTest, AClosedGroupIsCoordinatedByNobodyWhoIsAskedToStay) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  group.set_closed_on("2018-02-01");
  EXPECT_EQ(Told(Update(group, {"closed_on"})), "OPERATORS_REMAIN watch_group.closed_on");
  // Into another group, and the first one closes.
  ABSL_ASSERT_OK(Create("girton", Group()));
  v1::UpdateEngagementRequest move;
  move.mutable_engagement()->set_name(EngagementName("v-1"));
  move.mutable_engagement()->set_unit_or_group("girton");
  move.mutable_update_mask()->add_paths("unit_or_group");
  ABSL_ASSERT_OK(
      Call(*engagements_, &v1::EngagementService::Stub::UpdateEngagement, move, Analyst("essex")));
  ABSL_ASSERT_OK(Update(group, {"closed_on"}));
  EXPECT_THAT(Leave(EngagementName("v-1"), "2018-01-31"), HasReason("COORDINATION_REMAINS"));
  ABSL_EXPECT_OK(Leave(EngagementName("v-1"), "2018-02-01"));
  // It is not opened again without another one.
  group.set_closed_on("");
  EXPECT_EQ(Told(Update(group, {"closed_on"})), "COORDINATOR_NOT_IN_FORCE watch_group.coordinator");
  ABSL_EXPECT_OK(Update(v1::WatchGroup(), {"closed_on", "coordinator"}));
}

TEST_F(WatchGroupServiceTest, ItsDaysHoldItsSessions) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  ABSL_ASSERT_OK(CreateSite("station-road", Site()));
  Value(R"(
    INSERT INTO volunteers.watch_session (force, watch_group, id, uid, version, created_at,
                                          created_by, updated_at, updated_by, site, begins, ends,
                                          operators, passing, over_threshold, notes)
    SELECT 'essex', 'histon', id, gen_random_uuid(), 1, now(), 'a', now(), 'a', 'station-road',
           begins::timestamptz, begins::timestamptz + interval '1 hour', '{}', 0, 0, ''
    FROM (VALUES ('s1', '2016-05-01 08:00+01'), ('s2', '2018-06-01 23:30+00')) s (id, begins);
    SELECT '')");
  v1::WatchGroup group;
  group.set_formed_on("2016-05-02");
  // In Europe/London the last one is on 2 June.
  group.set_closed_on("2018-06-02");
  EXPECT_EQ(Told(Update(group, {"formed_on", "closed_on"})),
            "SESSIONS_REMAIN watch_group.formed_on watch_group.closed_on");
  group.set_formed_on("2016-05-01");
  group.set_closed_on("2018-06-03");
  ABSL_EXPECT_OK(Update(group, {"formed_on", "closed_on"}));
}

TEST_F(WatchGroupServiceTest, AViewerSeesNobodyAndChangesNothing) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::WatchGroup read, Get(kHiston, Viewer("essex")));
  EXPECT_EQ(read.coordinator(), "");
  EXPECT_EQ(read.title(), "Histon Speedwatch");
  v1::ListWatchGroupsRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListWatchGroups, list, Viewer("essex")));
  EXPECT_EQ(page.watch_groups(0).coordinator(), "");
  EXPECT_THAT(Create("girton", Group(), Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_THAT(Get(kHiston, Analyst("kent")), HasReason("ROLE_MISSING"));
  for (const Caller& caller : {Publisher("essex"), Admin("essex")}) {
    ABSL_EXPECT_OK(Create(caller.roles.begin()->second.front(), Group(), caller));
  }
}

TEST_F(WatchGroupServiceTest, WhoCoordinatesIsSealedInEvents) {
  ABSL_ASSERT_OK(Create("histon", Group()));
  AddOperator("v-1", "histon");
  v1::WatchGroup group;
  group.set_coordinator(VolunteerName("v-1"));
  ABSL_ASSERT_OK(Update(group, {"coordinator"}));
  const std::string event =
      Value("SELECT after FROM volunteers.event_out WHERE type = 'watch_group.updated'");
  EXPECT_THAT(event, HasSubstr("\"title\":\"Histon Speedwatch\""));
  EXPECT_THAT(event, HasSubstr("\"sealed\":\""));
  EXPECT_THAT(event, Not(HasSubstr("v-1")));
}

TEST_F(WatchGroupServiceTest, APreviewIsJudgedAndWritesNothing) {
  v1::CreateWatchGroupRequest request;
  request.set_parent("forces/essex");
  request.set_watch_group_id("histon");
  *request.mutable_watch_group() = Group();
  request.set_validate_only(true);
  ABSL_EXPECT_OK(Call(*watch_, &Stub::CreateWatchGroup, request, Analyst("essex")));
  request.mutable_watch_group()->set_coordinator(VolunteerName("v-1"));
  EXPECT_THAT(Call(*watch_, &Stub::CreateWatchGroup, request, Analyst("essex")),
              HasReason("COORDINATOR_UNKNOWN"));
  EXPECT_THAT(Get(kHiston), HasReason("WATCH_GROUP_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::volunteers
