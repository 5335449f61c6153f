#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "services/governance/transport/testing/risk_test.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::Told;

// `R7 8 MEDIUM -4`
std::vector<std::string> RowsTold(
    const google::protobuf::RepeatedPtrField<v1::RiskRegisterRow>& rows) {
  std::vector<std::string> told;
  for (const v1::RiskRegisterRow& row : rows) {
    std::string& text = told.emplace_back(row.reference());
    if (row.has_current_score()) {
      absl::StrAppend(&text, " ", row.current_score(), " ",
                      v1::RiskRegisterRow::Band_Name(row.band()));
    }
    if (row.has_movement()) absl::StrAppend(&text, " ", row.movement());
  }
  return told;
}

class RiskRegisterServiceTest : public RiskTest {
 protected:
  // R7 assessed on 1 February and on 12 April 2018, R9 on 1 February, R1 never.
  void SetUp() override {
    RiskTest::SetUp();
    AddBody();
    AddMeeting("2018-02-15");
    AddMeeting("2018-05-10");
    v1::Risk custody = Asked();
    custody.set_next_review("2018-04-12");
    AddOpen("custody", custody);
    AddOpen("demand", Asked("R9"));
    AddOpen("air", Asked("R1"));
    ABSL_ASSERT_OK(Assess("custody", "first", Assessment("2018-02-01", 3, 4)));
    ABSL_ASSERT_OK(Assess("custody", "second", Assessment("2018-04-12", 2, 4)));
    ABSL_ASSERT_OK(Assess("demand", "first", Assessment("2018-02-01", 5, 5)));
  }
};

TEST_F(RiskRegisterServiceTest, ItIsToldAsAtADay) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister now, Register("2018-04-12"));
  EXPECT_EQ(now.name(), "forces/essex/riskRegister");
  EXPECT_EQ(now.as_of(), "2018-04-12");
  EXPECT_EQ(now.previous_snapshot(), "");
  EXPECT_THAT(RowsTold(now.rows()), ElementsAre("R9 25 SEVERE", "R7 8 MEDIUM", "R1"));
  const v1::RiskRegisterRow& custody = now.rows(1);
  EXPECT_EQ(custody.risk(), NameOf("custody"));
  EXPECT_EQ(custody.owner(), "Head of Custody");
  EXPECT_EQ(custody.inherent_score(), 25);
  EXPECT_EQ(custody.target_score(), 1);
  EXPECT_EQ(custody.treatment(), v1::Risk::TREAT);
  EXPECT_EQ(custody.next_review(), "2018-04-12");
  EXPECT_FALSE(custody.review_overdue());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister next, Register("2018-04-13"));
  EXPECT_TRUE(next.rows(1).review_overdue());
  EXPECT_EQ(next.total(), 3);
  ASSERT_EQ(next.bands_size(), 4);
  EXPECT_EQ(next.bands(1).band(), v1::RiskRegisterRow::MEDIUM);
  EXPECT_EQ(next.bands(1).count(), 1);
  EXPECT_EQ(next.bands(3).count(), 1);
  EXPECT_EQ(next.not_assessed(), 1);
  EXPECT_EQ(now.review_overdue(), 0);
  EXPECT_EQ(next.review_overdue(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister before, Register("2018-04-11"));
  EXPECT_THAT(RowsTold(before.rows()), ElementsAre("R9 25 SEVERE", "R7 12 HIGH", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister unassessed, Register("2018-01-16"));
  EXPECT_THAT(RowsTold(unassessed.rows()), ElementsAre("R1", "R7", "R9"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister none, Register("2018-01-15"));
  EXPECT_THAT(RowsTold(none.rows()), IsEmpty());
  EXPECT_EQ(Told(Register("2190-01-01")), "DATE_IN_FUTURE as_of");
}

TEST_F(RiskRegisterServiceTest, TheSettingsOfTheDaySayTheBand) {
  Value(
      "INSERT INTO governance.governance_settings VALUES ('essex', 'first', gen_random_uuid(), 1, "
      "now(), 'test', now(), 'test', '2018-05-01', 14, 10, 2, 4, 8) RETURNING id");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister april, Register("2018-04-30"));
  EXPECT_EQ(april.rows(1).band(), v1::RiskRegisterRow::MEDIUM);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister may, Register("2018-05-01"));
  EXPECT_EQ(may.rows(1).band(), v1::RiskRegisterRow::SEVERE);
}

TEST_F(RiskRegisterServiceTest, WhatWasRecordedLaterIsNotKnown) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister before, Register("2018-06-01"));
  ABSL_ASSERT_OK(Assess("custody", "third", Assessment("2018-05-01", 5, 4)));
  v1::CloseRiskRequest close;
  close.set_reason("Over");
  close.set_body("forces/essex/bodies/bcb");
  ABSL_ASSERT_OK(Step(&Stub::CloseRisk, "demand", "2018-05-10", close));
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  v1::GetRiskRegisterRequest known;
  *known.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister again, Register("2018-06-01", known));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister now, Register("2018-06-01"));
  EXPECT_THAT(RowsTold(now.rows()), ElementsAre("R7 20 SEVERE 0", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister day_before, Register("2018-05-09"));
  EXPECT_THAT(RowsTold(day_before.rows()), ElementsAre("R9 25 SEVERE", "R7 20 SEVERE", "R1"));
  known.mutable_known_at()->set_seconds(4102444800);  // 2100-01-01
  EXPECT_THAT(Register("2018-06-01", known), HasReason("KNOWN_AT_IN_FUTURE"));
}

TEST_F(RiskRegisterServiceTest, MovementIsFromTheLastSnapshot) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot first,
                            Freeze("february", "2018-02-15", "2018-02-15"));
  EXPECT_EQ(first.name(), "forces/essex/riskRegisterSnapshots/february");
  EXPECT_EQ(first.created_by(), "publisher-1");
  EXPECT_EQ(first.previous_snapshot(), "");
  EXPECT_THAT(RowsTold(first.rows()), ElementsAre("R9 25 SEVERE", "R7 12 HIGH", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister april, Register("2018-04-12"));
  EXPECT_EQ(april.previous_snapshot(), first.name());
  EXPECT_THAT(RowsTold(april.rows()), ElementsAre("R9 25 SEVERE 0", "R7 8 MEDIUM -4", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister earlier, Register("2018-02-14"));
  EXPECT_EQ(earlier.previous_snapshot(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot second,
                            Freeze("may", "2018-05-10", "2018-05-10"));
  EXPECT_EQ(second.previous_snapshot(), first.name());
  EXPECT_THAT(RowsTold(second.rows()), ElementsAre("R9 25 SEVERE 0", "R7 8 MEDIUM -4", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister june, Register("2018-06-01"));
  EXPECT_EQ(june.previous_snapshot(), second.name());
  EXPECT_THAT(RowsTold(june.rows()), ElementsAre("R9 25 SEVERE 0", "R7 8 MEDIUM 0", "R1"));
}

TEST_F(RiskRegisterServiceTest, NothingIsFrozenForAMeetingThatIsCalledOff) {
  for (const char* state : {"6", "7"}) {
    Value(absl::StrCat("UPDATE governance.meeting SET state = ", state,
                       ", end_reason = 'Snow' WHERE id = 'day-2018-05-10' RETURNING id"));
    EXPECT_EQ(testing::Told(Freeze("may", "2018-05-10", "2018-05-10")),
              "MEETING_CALLED_OFF risk_register_snapshot.presented_at_meeting");
  }
}

TEST_F(RiskRegisterServiceTest, WhatOneMeetingSawTwiceHasMovedSinceAnEarlierOne) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot first,
                            Freeze("february", "2018-02-15", "2018-02-15"));
  ABSL_ASSERT_OK(Freeze("draft", "2018-05-09", "2018-05-10"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot final,
                            Freeze("may", "2018-05-10", "2018-05-10"));
  EXPECT_EQ(final.previous_snapshot(), first.name());
  EXPECT_THAT(RowsTold(final.rows()), ElementsAre("R9 25 SEVERE 0", "R7 8 MEDIUM -4", "R1"));
}

TEST_F(RiskRegisterServiceTest, TreatmentAndReviewAreThoseOfTheDay) {
  v1::Risk custody = Asked();
  custody.set_name(NameOf("custody"));
  custody.set_treatment(v1::Risk::TOLERATE);
  custody.set_next_review("2019-04-12");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister before, Register("2018-05-01"));
  ABSL_ASSERT_OK(Update(custody, {"treatment", "next_review"}, "2018-05-01"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister april, Register("2018-04-30"));
  EXPECT_EQ(april.rows(1).treatment(), v1::Risk::TREAT);
  EXPECT_EQ(april.rows(1).next_review(), "2018-04-12");
  EXPECT_TRUE(april.rows(1).review_overdue());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister may, Register("2018-05-01"));
  EXPECT_EQ(may.rows(1).treatment(), v1::Risk::TOLERATE);
  EXPECT_EQ(may.rows(1).next_review(), "2019-04-12");
  EXPECT_FALSE(may.rows(1).review_overdue());
  v1::GetRiskRegisterRequest known;
  *known.mutable_known_at() = before.known_at();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister again, Register("2018-05-01", known));
  EXPECT_EQ(again.SerializeAsString(), before.SerializeAsString());
}

TEST_F(RiskRegisterServiceTest, WhatWasPresentedStays) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot frozen,
                            Freeze("may", "2018-05-10", "2018-05-10"));
  v1::Risk patch;
  patch.set_name(NameOf("custody"));
  patch.set_title("Another title");
  patch.set_owner("Alice Smith");
  ABSL_ASSERT_OK(Update(patch, {"title", "owner"}, "2018-02-01"));
  ABSL_ASSERT_OK(Assess("custody", "third", Assessment("2018-05-01", 5, 5)));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot read,
                            GetSnapshot("may", Viewer("essex")));
  EXPECT_EQ(read.SerializeAsString(), frozen.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  static constexpr postgres::Statement kChange{
      postgres::kWrite, "change_snapshot",
      "UPDATE risk_register_snapshot SET rows = '{}' WHERE force = $1"};
  static constexpr postgres::Statement kDelete{
      postgres::kWrite, "delete_snapshot", "DELETE FROM risk_register_snapshot WHERE force = $1"};
  static constexpr postgres::Statement kReassess{
      postgres::kWrite, "change_assessment",
      "UPDATE risk_assessment SET current_impact = 1 WHERE force = $1"};
  for (const postgres::Statement* const statement : {&kChange, &kDelete, &kReassess}) {
    EXPECT_THAT(lease.Execute(*statement, "essex"), HasReason("DATABASE_PERMISSION"));
  }
}

TEST_F(RiskRegisterServiceTest, WhatCannotBeFrozen) {
  EXPECT_EQ(Told(Freeze("may", "2018-05-11", "2018-05-10")),
            "PRESENTED_BEFORE_AS_OF risk_register_snapshot.presented_at_meeting");
  EXPECT_EQ(Told(Freeze("may", "2190-05-11", "2018-03-10")),
            "DATE_IN_FUTURE risk_register_snapshot.as_of "
            "risk_register_snapshot.presented_at_meeting");
  EXPECT_EQ(Told(Freeze("may", "2018-03-10", "2018-03-10")),
            "MEETING_UNKNOWN risk_register_snapshot.presented_at_meeting");
  EXPECT_THAT(Freeze("may", "2018-05-10", "2018-05-10", Analyst("essex")),
              HasReason("ROLE_MISSING"));
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  EXPECT_THAT(Freeze("may", "2018-05-10", "2018-05-10"),
              HasReason("RISK_REGISTER_SNAPSHOT_EXISTS"));
  EXPECT_EQ(Told(Freeze("again", "2018-05-09", "2018-05-10")),
            "SNAPSHOT_OUT_OF_ORDER risk_register_snapshot.as_of");
  EXPECT_THAT(GetSnapshot("none"), HasReason("RISK_REGISTER_SNAPSHOT_UNKNOWN"));
  v1::CreateRiskRegisterSnapshotRequest request;
  request.set_parent("forces/essex");
  request.set_risk_register_snapshot_id("june");
  v1::RiskRegisterSnapshot& snapshot = *request.mutable_risk_register_snapshot();
  snapshot.set_presented_at_meeting("forces/kent/bodies/bcb/meetings/day-2018-05-10");
  EXPECT_EQ(
      Told(Call(*registers_, &Registers::CreateRiskRegisterSnapshot, request, Publisher("essex"))),
      "MEETING_NOT_OF_FORCE risk_register_snapshot.presented_at_meeting");
  snapshot.clear_presented_at_meeting();
  EXPECT_EQ(
      Told(Call(*registers_, &Registers::CreateRiskRegisterSnapshot, request, Publisher("essex"))),
      "FIELD_REQUIRED risk_register_snapshot.presented_at_meeting");
}

TEST_F(RiskRegisterServiceTest, SnapshotsAreListedWithoutRows) {
  ABSL_ASSERT_OK(Freeze("february", "2018-02-15", "2018-02-15"));
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  v1::ListRiskRegisterSnapshotsRequest request;
  request.set_parent("forces/essex");
  request.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListRiskRegisterSnapshotsResponse page,
      Call(*registers_, &Registers::ListRiskRegisterSnapshots, request, Viewer("essex")));
  ASSERT_EQ(page.risk_register_snapshots_size(), 1);
  EXPECT_EQ(page.risk_register_snapshots(0).as_of(), "2018-02-15");
  EXPECT_EQ(page.risk_register_snapshots(0).rows_size(), 0);
  request.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListRiskRegisterSnapshotsResponse last,
      Call(*registers_, &Registers::ListRiskRegisterSnapshots, request, Viewer("essex")));
  ASSERT_EQ(last.risk_register_snapshots_size(), 1);
  EXPECT_EQ(last.risk_register_snapshots(0).presented_at_meeting(),
            "forces/essex/bodies/bcb/meetings/day-2018-05-10");
  EXPECT_EQ(last.next_page_token(), "");
}

TEST_F(RiskRegisterServiceTest, RowsOfSensitiveRisksAreNotThereForViewers) {
  const auto mark = [&](const std::string& id) {
    v1::Risk patch;
    patch.set_name(NameOf(id));
    patch.set_marking(v1::Risk::OFFICIAL_SENSITIVE);
    return Update(patch, {"marking"});
  };
  ABSL_ASSERT_OK(mark("demand"));
  ABSL_ASSERT_OK(Freeze("may", "2018-05-10", "2018-05-10"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister hidden,
                            Register("2018-05-10", {}, Viewer("essex")));
  EXPECT_THAT(RowsTold(hidden.rows()), ElementsAre("R7 8 MEDIUM 0", "R1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot frozen,
                            GetSnapshot("may", Viewer("essex")));
  EXPECT_THAT(RowsTold(frozen.rows()), ElementsAre("R7 8 MEDIUM", "R1"));
  const std::string reads =
      "SELECT coalesce(string_agg(type || ' ' || subject, ', ' ORDER BY seq), '') FROM "
      "governance.event_out WHERE type LIKE '%.read'";
  EXPECT_EQ(Value(reads), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegister seen, Register("2018-05-10"));
  EXPECT_EQ(seen.rows_size(), 3);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot whole, GetSnapshot("may"));
  EXPECT_EQ(whole.rows_size(), 3);
  EXPECT_EQ(Value(reads),
            "risk.read forces/essex/risks/demand, risk_register_snapshot.read "
            "forces/essex/riskRegisterSnapshots/may");
  // What is marked since is not shown of what was frozen before.
  ABSL_ASSERT_OK(mark("custody"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::RiskRegisterSnapshot later,
                            GetSnapshot("may", Viewer("essex")));
  EXPECT_THAT(RowsTold(later.rows()), ElementsAre("R1"));
}

}  // namespace
}  // namespace copperplate::governance
