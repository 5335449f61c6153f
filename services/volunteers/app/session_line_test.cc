#include "services/volunteers/app/session_line.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kSessionLineHeader[] =
    "source_id,watch_group,site,from,to,operators,passing,over_threshold,notes\n";
constexpr char kSessionRow[] =
    "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,";

absl::Time SessionAt(const absl::CivilSecond& second) { return absl::FromCivil(second, London()); }

struct SessionLines {
  std::vector<SessionRow> rows;
  std::vector<std::string> faults;  // `2 to SESSION_IN_FUTURE`
};

SessionLines ReadSessions(const std::string& content) {
  SessionLineReader reader(SessionAt(absl::CivilSecond(2018, 7, 1)));
  imports::RowFaults faults;
  SessionLines lines;
  bool header_seen = false;
  const auto take = [&](const csv::Record& record) {
    if (!header_seen) {
      header_seen = true;
      reader.ReadHeader(record, faults);
      return;
    }
    const auto row = reader.ReadRow(record, faults);
    if (row.has_value()) lines.rows.push_back(*row);
  };
  csv::Reader csv;
  csv.Feed(content, take);
  csv.Finish(take);
  for (const imports::RowFault& fault : faults.Kept()) {
    lines.faults.push_back(absl::StrCat(fault.line, " ", fault.field, " ", fault.reason));
  }
  return lines;
}

TEST(SessionLineTest, ARowIsASession) {
  const SessionLines lines =
      ReadSessions(absl::StrCat(kSessionLineHeader, kSessionRow, "200,12,'=Dry\n"));
  EXPECT_THAT(lines.faults, IsEmpty());
  ASSERT_EQ(lines.rows.size(), 1u);
  const SessionRow& row = lines.rows[0];
  EXPECT_EQ(row.line, 2);
  EXPECT_EQ(row.source_id, "1");
  EXPECT_EQ(row.digest.size(), 16u);
  const SpeedwatchSession& session = row.session;
  EXPECT_EQ(session.id, "");
  EXPECT_EQ(session.group, "histon");
  EXPECT_EQ(session.site, "station-road");
  EXPECT_EQ(session.time.from, SessionAt(absl::CivilSecond(2018, 6, 1, 8)));
  EXPECT_EQ(session.time.to, SessionAt(absl::CivilSecond(2018, 6, 1, 9, 30)));
  EXPECT_THAT(session.operators, ElementsAre("v-1", "v-2", "v-3"));
  EXPECT_EQ(session.passing, 200);
  EXPECT_EQ(session.over_threshold, 12);
  EXPECT_EQ(session.notes, "=Dry");
}

TEST(SessionLineTest, WhatSaysTheSameIsKnownAgain) {
  const std::string first =
      ReadSessions(absl::StrCat(kSessionLineHeader, kSessionRow, "200,12,\n")).rows[0].digest;
  const auto digest = [&](const std::string& row) {
    const SessionLines lines = ReadSessions(absl::StrCat(kSessionLineHeader, row));
    return lines.rows.empty() ? std::string() : lines.rows[0].digest;
  };
  EXPECT_EQ(digest("2, histon ,station-road,2018-06-01T07:00Z,2018-06-01 09:30:00,v-3  v-2 v-1,"
                   "0200,12,\n"),
            first);
  for (const char* const other : {
           "1,girton,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,12,\n",
           "1,histon,station,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,12,\n",
           "1,histon,station-road,2018-06-01 08:01,2018-06-01 09:30,v-1 v-2 v-3,200,12,\n",
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:31,v-1 v-2 v-3,200,12,\n",
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2,200,12,\n",
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,201,12,\n",
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,11,\n",
           "1,histon,station-road,2018-06-01 08:00,2018-06-01 09:30,v-1 v-2 v-3,200,12,Dry\n",
       }) {
    EXPECT_EQ(digest(other).size(), 16u) << other;
    EXPECT_NE(digest(other), first) << other;
  }
}

TEST(SessionLineTest, EveryFaultOfARowIsTold) {
  EXPECT_THAT(
      ReadSessions(absl::StrCat(kSessionLineHeader, ",Histon,,2018-03-25 01:30,noon, ,x,\n"))
          .faults,
      ElementsAre("2  FIELD_COUNT"));
  EXPECT_THAT(
      ReadSessions(absl::StrCat(kSessionLineHeader, ",Histon,,2018-03-25 01:30,noon, ,x,,\n"))
          .faults,
      ElementsAre("2 source_id FIELD_REQUIRED", "2 watch_group ID_INVALID", "2 site FIELD_REQUIRED",
                  "2 from TIME_AMBIGUOUS", "2 to TIME_MALFORMED", "2 operators FIELD_REQUIRED",
                  "2 passing NUMBER_MALFORMED", "2 over_threshold FIELD_REQUIRED"));
  // What a session is by itself.
  EXPECT_THAT(
      ReadSessions(absl::StrCat(kSessionLineHeader,
                                "1,histon,station-road,2018-08-01 08:00:30,2018-08-01 09:30,"
                                "v-1 v-1 V-2,5,6,AB12 CDE\n"
                                "2,histon,station-road,2018-08-01 08:00:30,2018-08-01 09:30,"
                                "v-1 v-1,-1,6,AB12 CDE\n"))
          .faults,
      ElementsAre("2 operators[2] ID_INVALID", "3 from TIME_NOT_WHOLE_MINUTE",
                  "3 to SESSION_IN_FUTURE", "3 passing NUMBER_OUT_OF_RANGE",
                  "3 over_threshold OVER_EXCEEDS_PASSING", "3 operators[1] DUPLICATE",
                  "3 notes REGISTRATION_IN_TEXT"));
}

TEST(SessionLineTest, ColumnsStandInAnyOrderAndNotesMayBeLeftOut) {
  const SessionLines lines = ReadSessions(
      "over_threshold,passing,operators,to,from,site,watch_group,source_id\n"
      "0,0,v-1,2018-06-01 09:30,2018-06-01 08:00,station-road,histon,1\n");
  EXPECT_THAT(lines.faults, IsEmpty());
  ASSERT_EQ(lines.rows.size(), 1u);
  EXPECT_EQ(lines.rows[0].session.notes, "");
  EXPECT_THAT(ReadSessions("source_id,watch_group,site,from,to,passing,over,notes\n").faults,
              ElementsAre("1 over COLUMN_UNKNOWN", "1 operators COLUMN_MISSING",
                          "1 over_threshold COLUMN_MISSING"));
}

}  // namespace
}  // namespace copperplate::volunteers
