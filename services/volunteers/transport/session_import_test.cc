// Speedwatch sessions from CSV.
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
using ::testing::Not;
using testing::Told;

constexpr char kSessionHeader[] =
    "source_id,watch_group,site,from,to,operators,passing,over_threshold,notes\n";
constexpr char kFirstSession[] =
    "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,12,Dry\n";
constexpr char kSecondSession[] =
    "2,histon,station-road,2018-06-02 08:00,2018-06-02 09:00,v-3 v-2 v-1,100,3,\n";

class SessionImportTest : public SpeedwatchTest {
 protected:
  absl::StatusOr<v1::SessionImport> Import(const std::string& rows, const std::string& id = "",
                                           bool validate_only = false,
                                           const Caller& caller = Analyst("essex")) {
    v1::ImportSessionsRequest request;
    request.set_parent("forces/essex");
    request.set_import_id(id);
    request.set_source("tally");
    request.set_validate_only(validate_only);
    constexpr size_t kPiece = 37;  // cut anywhere
    return Upload(*watch_, &Stub::ImportSessions, request, absl::StrCat(kSessionHeader, rows),
                  caller, kPiece);
  }
  std::string Count(const std::string& table) {
    return Value("SELECT count(*) FROM volunteers." + table);
  }
  // `2 rows: 1 new, 1 unchanged`
  static std::string Counts(const absl::StatusOr<v1::SessionImport>& imported) {
    if (!imported.ok()) return imported.status().ToString();
    return absl::StrCat(imported->row_count(), " rows: ", imported->created_count(), " new, ",
                        imported->unchanged_count(), " unchanged");
  }
};

TEST_F(SessionImportTest, RowsBecomeSessions) {
  const std::string revision =
      Value("SELECT revision + 1 FROM volunteers.revision WHERE force = 'essex'");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SessionImport imported,
                            Import(absl::StrCat(kFirstSession, kSecondSession), "june"));
  EXPECT_EQ(imported.name(), "forces/essex/sessionImports/june");
  EXPECT_EQ(imported.author(), "analyst-1");
  EXPECT_EQ(imported.source(), "tally");
  EXPECT_EQ(Counts(imported), "2 rows: 2 new, 0 unchanged");
  EXPECT_FALSE(imported.replayed());
  v1::ListSessionsRequest list;
  list.set_parent(kHiston);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListSessions, list, Analyst("essex")));
  ASSERT_EQ(page.sessions_size(), 2);
  const v1::Session& first = page.sessions(page.sessions(0).passing() == 200 ? 0 : 1);
  EXPECT_THAT(first.name(), HasSubstr("forces/essex/watchGroups/histon/sessions/s-"));
  EXPECT_EQ(first.site(), kStation);
  EXPECT_EQ(first.from_time().seconds(), absl::ToUnixSeconds(At("2018-06-01 08:00")));
  EXPECT_EQ(first.to_time().seconds(), absl::ToUnixSeconds(At("2018-06-01 09:30")));
  EXPECT_THAT(first.operators(),
              ElementsAre(VolunteerName("v-1"), VolunteerName("v-2"), VolunteerName("v-3")));
  EXPECT_EQ(first.over_threshold(), 12);
  EXPECT_EQ(first.notes(), "Dry");
  EXPECT_EQ(first.created_by(), "analyst-1");
  // Of one revision, told one by one and as an import.
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT version::text, ',') FROM volunteers.watch_session"),
            revision);
  EXPECT_EQ(Value("SELECT string_agg(DISTINCT revision::text, ',') FROM "
                  "volunteers.watch_session_history"),
            revision);
  EXPECT_EQ(Value("SELECT string_agg(type || ' ' || n, ', ' ORDER BY type) FROM (SELECT type, "
                  "count(*) AS n FROM volunteers.event_out WHERE type LIKE 'session%' "
                  "GROUP BY type) t"),
            "session.created 2, session_import.applied 1");
}

TEST_F(SessionImportTest, ARepeatIsSafeTwice) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SessionImport first, Import(kFirstSession, "june"));
  ABSL_ASSERT_OK_AND_ASSIGN(v1::SessionImport again, Import(kFirstSession, "june"));
  EXPECT_TRUE(again.replayed());
  again.set_replayed(false);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_THAT(Import(kSecondSession, "june"), HasReason("IMPORT_CONTENT_DIFFERS"));
  // The next night's file has the night before.
  EXPECT_EQ(Counts(Import(absl::StrCat(kFirstSession, kSecondSession), "july")),
            "2 rows: 1 new, 1 unchanged");
  EXPECT_EQ(Counts(Import(absl::StrCat(kFirstSession, kSecondSession))),
            "2 rows: 0 new, 2 unchanged");
  EXPECT_EQ(Count("watch_session"), "2");
  std::string other = kFirstSession;
  other.replace(other.find("200"), 3, "201");
  EXPECT_THAT(FieldsTold(Import(other)), ElementsAre(HasSubstr("rows[2].source_id: ")));
}

TEST_F(SessionImportTest, WhatBecameOfASessionSinceIsNotUndone) {
  ABSL_ASSERT_OK(Import(absl::StrCat(kFirstSession, kSecondSession), "june"));
  v1::ListSessionsRequest list;
  list.set_parent(kHiston);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*watch_, &Stub::ListSessions, list, Analyst("essex")));
  v1::DeleteSessionRequest remove;
  remove.set_name(page.sessions(0).name());
  ABSL_ASSERT_OK(Call(*watch_, &Stub::DeleteSession, remove, Analyst("essex")));
  v1::UpdateSessionRequest update;
  update.mutable_session()->set_name(page.sessions(1).name());
  update.mutable_session()->set_passing(999);
  update.mutable_update_mask()->add_paths("passing");
  ABSL_ASSERT_OK(Call(*watch_, &Stub::UpdateSession, update, Analyst("essex")));
  EXPECT_EQ(Counts(Import(absl::StrCat(kFirstSession, kSecondSession))),
            "2 rows: 0 new, 2 unchanged");
  EXPECT_EQ(Value("SELECT string_agg(passing::text, ',') FROM volunteers.watch_session"), "999");
}

TEST_F(SessionImportTest, ValidateOnlyWritesNothing) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::SessionImport preview,
                            Import(absl::StrCat(kFirstSession, kSecondSession), "june", true));
  EXPECT_EQ(preview.name(), "");
  EXPECT_TRUE(preview.validate_only());
  EXPECT_FALSE(preview.has_create_time());
  EXPECT_EQ(Counts(preview), "2 rows: 2 new, 0 unchanged");
  EXPECT_EQ(Count("watch_session"), "0");
  EXPECT_EQ(Count("session_import"), "0");
  EXPECT_EQ(Count("session_source"), "0");
  EXPECT_EQ(Told(Import("1,histon\n", "june", true)), "IMPORT_REFUSED rows[2]");
}

TEST_F(SessionImportTest, AllRowsAreTakenOrNone) {
  AddVolunteer("v-9");
  const auto told = [&](const std::string& row) {
    return FieldsTold(Import(absl::StrCat(kFirstSession, row), "june"));
  };
  EXPECT_THAT(
      told("2,nowhere,x,2018-06-02 08:00,2018-06-02 09:00,v-1 v-7 v-3,1,0,\n"
           "3,bar-hill,x,2018-06-02 08:00,2018-06-02 09:00,v-1 v-2 v-3,1,0,\n"
           "4,histon,x,2018-06-02 08:00,2018-06-02 09:00,v-1 v-2 v-3,1,0,\n"
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,12,Dry\n"),
      ElementsAre(HasSubstr("rows[3].watch_group: is none"),
                  HasSubstr("rows[3].operators[1]: is none"),
                  HasSubstr("rows[4].watch_group: does not watch"),
                  HasSubstr("rows[5].site: is none"), HasSubstr("rows[6].source_id: must be")));
  // What a session needs, as of one that is recorded by itself.
  EXPECT_THAT(told("2,histon,station-road,2018-07-02 06:00,2018-07-02 09:00,v-1 v-2 v-9,1,0,\n"),
              ElementsAre(HasSubstr("rows[3]: is not approved"),
                          HasSubstr("rows[3]: is watched in daylight"),
                          HasSubstr("rows[3]: needs 3 trained operators")));
  EXPECT_EQ(Count("watch_session"), "0");
  EXPECT_EQ(Count("session_import"), "0");
  ABSL_EXPECT_OK(Import(kFirstSession, "june")) << "its id may be used again";
}

TEST_F(SessionImportTest, WhoseRecordWasMergedIsNamedUnderTheOther) {
  ABSL_ASSERT_OK(Leave(EngagementName("v-3"), "2018-06-30"));
  AddOperator("v-4", "histon");
  v1::MergeVolunteerRequest merge;
  merge.set_name(VolunteerName("v-3"));
  merge.set_into(VolunteerName("v-4"));
  merge.set_reason("One birthday");
  ABSL_ASSERT_OK(
      Call(*volunteers_, &v1::VolunteerService::Stub::MergeVolunteer, merge, Admin("essex")));
  EXPECT_THAT(FieldsTold(Import(kFirstSession)),
              ElementsAre("rows[2].operators[2]: was merged into volunteers/v-4 "
                          "(VOLUNTEER_MERGED)"));
}

TEST_F(SessionImportTest, EveryFaultOfTheRequestIsTold) {
  v1::ImportSessionsRequest request;
  request.set_parent("forces/essex");
  request.set_import_id("June");
  EXPECT_THAT(FieldsTold(Upload(*watch_, &Stub::ImportSessions, request, kSessionHeader,
                                Analyst("essex"), size_t{64})),
              ElementsAre(HasSubstr("import_id: "), HasSubstr("source: ")));
  EXPECT_THAT(Import(kFirstSession, "june", false, Viewer("essex")), HasReason("ROLE_MISSING"));
  EXPECT_EQ(Told(Import("")), "") << "no rows, no sessions";
}

}  // namespace
}  // namespace copperplate::volunteers
