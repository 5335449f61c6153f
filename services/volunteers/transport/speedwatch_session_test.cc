// Sessions of Speedwatch: what they say, and everything that is wrong with one.
#include <gmock/gmock.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/speedwatch_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::NeedsTold;
using ::testing::Not;
using testing::Told;

using SpeedwatchSessionTest = SpeedwatchTest;

TEST_F(SpeedwatchSessionTest, ASessionIsReadBackListedChangedAndDeleted) {
  v1::Session session = Session();
  session.set_notes("Dry, bright");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session created, CreateSession("s1", session));
  EXPECT_EQ(created.name(), kSession);
  EXPECT_EQ(created.site(), kStation);
  EXPECT_EQ(created.from_time().seconds(), absl::ToUnixSeconds(At("2018-06-01 08:00")));
  EXPECT_EQ(created.to_time().seconds(), absl::ToUnixSeconds(At("2018-06-01 09:30")));
  EXPECT_THAT(created.operators(),
              ElementsAre(VolunteerName("v-1"), VolunteerName("v-2"), VolunteerName("v-3")));
  EXPECT_EQ(created.passing(), 200);
  EXPECT_EQ(created.over_threshold(), 12);
  EXPECT_EQ(created.notes(), "Dry, bright");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session read, GetSession());
  EXPECT_EQ(read.SerializeAsString(), created.SerializeAsString());
  v1::ListSessionsRequest list;
  list.set_parent(kHiston);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListSessions, list, Analyst("essex")));
  ASSERT_EQ(page.sessions_size(), 1);
  EXPECT_EQ(page.sessions(0).SerializeAsString(), created.SerializeAsString());
  EXPECT_THAT(CreateSession("s1", session), HasReason("SESSION_EXISTS"));

  v1::Session next;
  next.set_over_threshold(0);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session changed, UpdateSession(next, {"over_threshold"}));
  EXPECT_EQ(changed.over_threshold(), 0);
  EXPECT_TRUE(changed.has_over_threshold());
  EXPECT_THAT(DeleteSession(created.etag()), HasReason("ETAG_MISMATCH"));
  ABSL_EXPECT_OK(DeleteSession(changed.etag()));
  EXPECT_THAT(GetSession(), HasReason("SESSION_UNKNOWN"));
  EXPECT_EQ(Value("SELECT string_agg(type, ' ' ORDER BY seq) FROM volunteers.event_out "
                  "WHERE type LIKE 'session.%'"),
            "session.created session.updated session.deleted");
}

TEST_F(SpeedwatchSessionTest, EveryFaultOfItsFieldsIsTold) {
  EXPECT_THAT(
      FieldsTold(CreateSession("S1", v1::Session())),
      ElementsAre(HasSubstr("session_id: "), "session.site: must be given",
                  "session.from_time: must be given", "session.to_time: must be given",
                  "session.passing: must be given", "session.over_threshold: must be given"));
  v1::Session session = Session();
  session.set_site("forces/essex/watchGroups/girton/sites/station-road");
  SetTime(session, "2018-06-01 09:30", "2018-06-01 09:30");
  session.mutable_from_time()->set_nanos(1000);
  session.add_operators(VolunteerName("v-1"));
  session.add_operators("volunteers/v-1");
  session.set_passing(10);
  session.set_over_threshold(11);
  session.set_notes("A grey van, AB12 CDE");
  const absl::Status refused = CreateSession("s1", session).status();
  EXPECT_THAT(refused, HasReason("SITE_OF_OTHER_GROUP"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre("session.site: is a site of another group", HasSubstr("session.operators[4]: "),
                  "session.from_time: must be a whole minute",
                  "session.to_time: must lie after the beginning",
                  "session.over_threshold: must be at most the number of vehicles that "
                  "passed",
                  "session.operators[3]: is there twice",
                  "session.notes: must not hold what reads as a vehicle's registration "
                  "number"));
  session = Session();
  session.set_passing(1'000'001);
  EXPECT_EQ(Told(CreateSession("s1", session)), "NUMBER_OUT_OF_RANGE session.passing");
  session = Session();
  SetTime(session, "2100-06-01 08:00", "2100-06-01 09:00");
  EXPECT_EQ(Told(CreateSession("s1", session)), "SESSION_IN_FUTURE session.to_time");
  session = Session();
  for (int i = 0; i < 98; ++i) session.add_operators(VolunteerName(absl::StrCat("w-", i)));
  EXPECT_EQ(Told(CreateSession("s1", session)), "TOO_MANY session.operators");
}

TEST_F(SpeedwatchSessionTest, WhatItNamesIsThere) {
  v1::Session session = Session();
  session.set_site(absl::StrCat(kHiston, "/sites/none"));
  session.add_operators(VolunteerName("v-9"));
  EXPECT_EQ(Told(CreateSession("s1", session)), "SITE_UNKNOWN session.site session.operators[3]");
  EXPECT_THAT(FieldsTold(CreateSession("s1", session)),
              ElementsAre("session.site: is none of the group's",
                          "session.operators[3]: is none of the force's volunteers"));
  session.set_site(kStation);
  EXPECT_EQ(Told(CreateSession("s1", session)), "OPERATOR_UNKNOWN session.operators[3]");
  EXPECT_THAT(CreateSession("s1", Session(), "forces/essex/watchGroups/none"),
              HasReason("SITE_OF_OTHER_GROUP"));
  session = Session();
  session.set_site("forces/essex/watchGroups/none/sites/s");
  EXPECT_THAT(CreateSession("s1", session, "forces/essex/watchGroups/none"),
              HasReason("WATCH_GROUP_UNKNOWN"));
  session.set_site("forces/essex/watchGroups/bar-hill/sites/s");
  EXPECT_THAT(CreateSession("s1", session, "forces/essex/watchGroups/bar-hill"),
              HasReason("GROUP_OF_OTHER_KIND"));
}

TEST_F(SpeedwatchSessionTest, EverythingThatItLacksIsTold) {
  v1::Site site = Site();
  site.set_risk_assessed_on("2018-06-02");
  site.set_approved_to("2018-05-31");
  ABSL_ASSERT_OK(UpdateSite(site, {"risk_assessed_on", "approved_to"}));
  v1::WatchGroup group;
  group.set_formed_on("2018-06-02");
  ABSL_ASSERT_OK(Update(group, {"formed_on", "coordinator"}));
  v1::Session session = Session();
  SetTime(session, "2018-06-01 06:59", "2018-06-01 08:00");
  session.mutable_operators()->RemoveLast();
  EXPECT_THAT(
      NeedsTold(CreateSession("s1", session)),
      ElementsAre("COORDINATOR_REQUIRED histon: needs a coordinator",
                  "GROUP_CLOSED histon: was not there on the day",
                  "SITE_NOT_ASSESSED station-road: its risk was not assessed by the day",
                  "SITE_NOT_APPROVED station-road: is not approved by the police on the day",
                  "OUTSIDE_DAYLIGHT station-road: is watched in daylight only",
                  "OPERATORS_TOO_FEW histon: needs 3 trained operators"));
  // A limit that is watched no more.
  Value("UPDATE volunteers.watch_site SET limit_mph = 60; SELECT ''");
  EXPECT_THAT(NeedsTold(CreateSession("s1", Session())),
              ::testing::Contains(
                  "SPEED_LIMIT_NOT_ALLOWED station-road: has a speed limit that is not watched"));
}

TEST_F(SpeedwatchSessionTest, FromSevenToSevenByTheClocksInLondon) {
  v1::Session session = Session();
  SetTime(session, "2018-06-01 07:00", "2018-06-01 19:00");
  ABSL_EXPECT_OK(CreateSession("s1", session));
  SetTime(session, "2018-06-02 07:00", "2018-06-02 19:01");
  EXPECT_THAT(CreateSession("s2", session), HasReason("OUTSIDE_DAYLIGHT"));
  SetTime(session, "2018-06-02 18:00", "2018-06-03 08:00");
  EXPECT_THAT(CreateSession("s2", session), HasReason("OUTSIDE_DAYLIGHT"));
}

TEST_F(SpeedwatchSessionTest, AViewerSeesCountsAndNobody) {
  v1::Session session = Session();
  session.set_notes("With Ben Marsh");
  ABSL_ASSERT_OK(CreateSession("s1", session));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Session read, GetSession(Viewer("essex")));
  EXPECT_EQ(read.operators_size(), 0);
  EXPECT_EQ(read.notes(), "");
  EXPECT_EQ(read.passing(), 200);
  EXPECT_EQ(read.over_threshold(), 12);
  EXPECT_THAT(CreateSession("s2", session, kHiston, Viewer("essex")), HasReason("ROLE_MISSING"));
  const std::string event =
      Value("SELECT after FROM volunteers.event_out WHERE type = 'session.created'");
  EXPECT_THAT(event, HasSubstr("\"passing\":\"200\""));
  EXPECT_THAT(event, HasSubstr("\"sealed\":\""));
  EXPECT_THAT(event, Not(HasSubstr("Marsh")));
  EXPECT_THAT(event, Not(HasSubstr("v-1")));
}

}  // namespace
}  // namespace copperplate::volunteers
