// Sites and sessions of Speedwatch.
#include <gmock/gmock.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
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

constexpr char kSession[] = "forces/essex/watchGroups/histon/sessions/s1";

// Histon's group, which v-1 coordinates, with three operators and a site.
class SpeedwatchSessionTest : public WatchTest {
 protected:
  void SetUp() override {
    WatchTest::SetUp();
    ABSL_ASSERT_OK(WatchTest::Create("histon", Group()));
    for (const char* const id : {"v-1", "v-2", "v-3"}) AddOperator(id, "histon");
    v1::WatchGroup group;
    group.set_coordinator(VolunteerName("v-1"));
    ABSL_ASSERT_OK(WatchTest::Update(group, {"coordinator"}));
    ABSL_ASSERT_OK(CreateSite("station-road", Site()));
    ABSL_ASSERT_OK(WatchTest::Create("girton", Group()));
    v1::WatchGroup neighbours = Group();
    neighbours.set_kind(v1::WatchGroup::NEIGHBOURHOOD);
    ABSL_ASSERT_OK(WatchTest::Create("bar-hill", neighbours));
  }
  SiteResult UpdateSite(v1::Site site, const std::vector<std::string>& mask) {
    v1::UpdateSiteRequest request;
    *request.mutable_site() = std::move(site);
    request.mutable_site()->set_name(kStation);
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*watch_, &Stub::UpdateSite, request, Analyst("essex"));
  }
  SessionResult UpdateSession(v1::Session session, const std::vector<std::string>& mask) {
    v1::UpdateSessionRequest request;
    *request.mutable_session() = std::move(session);
    request.mutable_session()->set_name(kSession);
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(*watch_, &Stub::UpdateSession, request, Analyst("essex"));
  }
  SessionResult GetSession(const Caller& caller = Analyst("essex")) {
    v1::GetSessionRequest request;
    request.set_name(kSession);
    return Call(*watch_, &Stub::GetSession, request, caller);
  }
  absl::Status DeleteSession(const std::string& etag = "") {
    v1::DeleteSessionRequest request;
    request.set_name(kSession);
    request.set_etag(etag);
    return Call(*watch_, &Stub::DeleteSession, request, Analyst("essex")).status();
  }
  // Whether the three would do, the session being on 1 June 2018 from 08:00 to 09:30.
  bool AreTrained() { return CreateSession("s1", Session()).ok(); }
};

TEST_F(SpeedwatchSessionTest, ASiteIsReadBackListedAndChanged) {
  v1::GetSiteRequest get;
  get.set_name(kStation);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site site,
                            Call(*watch_, &Stub::GetSite, get, Analyst("essex")));
  EXPECT_EQ(site.name(), kStation);
  EXPECT_EQ(site.limit_mph(), 30);
  EXPECT_EQ(site.risk_assessed_on(), "2018-05-01");
  EXPECT_EQ(site.approved_by(), "PC 1234 Marsh");
  EXPECT_EQ(site.approved_to(), "2018-06-30");
  v1::ListSitesRequest list;
  list.set_parent(kHiston);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListSites, list, Analyst("essex")));
  ASSERT_EQ(page.sites_size(), 1);
  EXPECT_EQ(page.sites(0).SerializeAsString(), site.SerializeAsString());
  v1::Site next;
  next.set_approved_to("2019-06-30");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site changed, UpdateSite(next, {"approved_to"}));
  EXPECT_EQ(changed.approved_to(), "2019-06-30");
  next.set_limit_mph(40);
  EXPECT_EQ(Told(UpdateSite(next, {"limit_mph"})), "FIELD_IMMUTABLE site.limit_mph");
  get.set_name(kStation);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Site seen,
                            Call(*watch_, &Stub::GetSite, get, Viewer("essex")));
  EXPECT_EQ(seen.approved_by(), "");
  EXPECT_EQ(seen.limit_mph(), 30);
}

TEST_F(SpeedwatchSessionTest, WhatIsWrongWithASite) {
  v1::Site site = Site();
  site.set_limit_mph(50);
  site.set_risk_assessed_on("2100-01-01");
  site.set_approved_to("");
  EXPECT_THAT(FieldsTold(CreateSite("s", site)),
              ElementsAre(HasSubstr("site.limit_mph: "), HasSubstr("site.risk_assessed_on: "),
                          HasSubstr("site.approved_to: ")));
  EXPECT_THAT(CreateSite("s", site), HasReason("SPEED_LIMIT_NOT_ALLOWED"));
  EXPECT_THAT(CreateSite("station-road", Site()), HasReason("SITE_EXISTS"));
  EXPECT_THAT(CreateSite("s", Site(), "forces/essex/watchGroups/none"),
              HasReason("WATCH_GROUP_UNKNOWN"));
  EXPECT_THAT(NeedsTold(CreateSite("s", Site(), "forces/essex/watchGroups/bar-hill")),
              ElementsAre("GROUP_OF_OTHER_KIND forces/essex/watchGroups/bar-hill: does not watch "
                          "speed"));
  EXPECT_THAT(CreateSite("s", Site(), kHiston, Viewer("essex")), HasReason("ROLE_MISSING"));
  v1::GetSiteRequest get;
  get.set_name(absl::StrCat(kHiston, "/sites/none"));
  EXPECT_THAT(Call(*watch_, &Stub::GetSite, get, Analyst("essex")), HasReason("SITE_UNKNOWN"));
}

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
  ABSL_ASSERT_OK(WatchTest::Update(group, {"formed_on", "coordinator"}));
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

TEST_F(SpeedwatchSessionTest, WhoIsTrainedIsInForceAllTheTime) {
  EXPECT_TRUE(AreTrained());
  ABSL_ASSERT_OK(DeleteSession());
  ABSL_ASSERT_OK(Move(EngagementName("v-3"), v1::Engagement::SUSPENDED, "2018-06-01"));
  EXPECT_FALSE(AreTrained());
  ABSL_ASSERT_OK(Move(EngagementName("v-3"), v1::Engagement::ACTIVE, "2018-06-02"));
  EXPECT_FALSE(AreTrained());
  v1::Session later = Session();
  SetTime(later, "2018-06-02 08:00", "2018-06-02 09:30");
  ABSL_EXPECT_OK(CreateSession("s2", later));
}

TEST_F(SpeedwatchSessionTest, WhoIsTrainedHasCompletedInductionInSpeedwatch) {
  // By a way that nobody has: who is ACTIVE has completed it.
  Value(
      "UPDATE volunteers.engagement SET induction_completed_on = '2018-06-02' WHERE volunteer = "
      "'v-3'; SELECT ''");
  EXPECT_FALSE(AreTrained());
  Value(
      "UPDATE volunteers.engagement SET induction_completed_on = '2018-06-01' WHERE volunteer = "
      "'v-3'; SELECT ''");
  EXPECT_TRUE(AreTrained());
  ABSL_ASSERT_OK(DeleteSession());
  // 2: PSV.
  Value("UPDATE volunteers.engagement SET kind = 2 WHERE volunteer = 'v-3'; SELECT ''");
  EXPECT_FALSE(AreTrained());
  // Who is of another group helps out; who is not trained may be there besides.
  AddOperator("v-4", "girton");
  v1::Session session = Session();
  session.add_operators(VolunteerName("v-4"));
  ABSL_EXPECT_OK(CreateSession("s1", session));
}

TEST_F(SpeedwatchSessionTest, WhatWasRecordedIsNotJudgedAgainUntilItIsAnother) {
  ABSL_ASSERT_OK(CreateSession("s1", Session()));
  v1::Site site;
  site.set_approved_to("2018-05-31");
  ABSL_ASSERT_OK(UpdateSite(site, {"approved_to"}));
  v1::Session next = Session();
  next.set_passing(210);
  ABSL_EXPECT_OK(UpdateSession(next, {"passing"}));
  SetTime(next, "2018-06-01 08:00", "2018-06-01 09:31");
  EXPECT_THAT(UpdateSession(next, {"to_time"}), HasReason("SITE_NOT_APPROVED"));
  next.mutable_operators()->RemoveLast();
  EXPECT_THAT(NeedsTold(UpdateSession(next, {"operators"})),
              ElementsAre(HasSubstr("SITE_NOT_APPROVED"), HasSubstr("OPERATORS_TOO_FEW")));
  next.set_over_threshold(211);
  EXPECT_THAT(UpdateSession(next, {"over_threshold"}), HasReason("OVER_EXCEEDS_PASSING"));
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

// Nobody has counted for a group that was closed.
TEST_F(SpeedwatchSessionTest, OfClosingAndCountingOneComesFirst) {
  constexpr int kRaces = 200;
  // Nobody is engaged in it that has to go first.
  Value("UPDATE volunteers.engagement SET unit_or_group = 'girton'; SELECT ''");
  v1::WatchGroup closed;
  closed.set_closed_on("2018-06-01");
  int closed_first = 0;
  for (int race = 0; race < kRaces; ++race) {
    absl::Status counted;
    std::thread other([&] {
      // Now the one begins first, now the other.
      std::this_thread::yield();
      counted = CreateSession(absl::StrCat("r", race), Session()).status();
    });
    const absl::Status closing = WatchTest::Update(closed, {"closed_on"}).status();
    other.join();
    ASSERT_NE(closing.ok(), counted.ok()) << race << ": " << closing << " / " << counted;
    if (closing.ok()) {
      ++closed_first;
      EXPECT_THAT(counted, HasReason("GROUP_CLOSED"));
    } else {
      EXPECT_THAT(closing, HasReason("SESSIONS_REMAIN"));
    }
    Value(
        "DELETE FROM volunteers.watch_session; UPDATE volunteers.watch_group SET closed_on = "
        "NULL WHERE id = 'histon'; SELECT ''");
  }
  RecordProperty("closed_first", closed_first);
  EXPECT_GT(closed_first, 0);
  EXPECT_LT(closed_first, kRaces);
}

}  // namespace
}  // namespace copperplate::volunteers
