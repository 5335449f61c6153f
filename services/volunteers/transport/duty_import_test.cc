// Duties from CSV.
#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/rpc/grpc_status.h"
#include "libs/testing/told.h"
#include "services/volunteers/transport/testing/duty_test.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kHeader[] = "source_id,volunteer,engagement,type,from,to\n";
constexpr char kFull[] =
    "source_id,volunteer,engagement,type,from,to,break_minutes,area,state,verified_by,"
    "long_duty_reason,late_entry_reason,overridden_by\n";

class DutyImportTest : public DutyTest {
 protected:
  void SetUp() override {
    DutyTest::SetUp();
    AddInducted("v-1", "e1");
    Activate(kEngagement);
    request_.set_parent("forces/essex");
    request_.set_source("dutysheet");
  }
  absl::StatusOr<v1::DutyImport> Import(const std::string& csv, const std::string& id = "") {
    request_.set_import_id(id);
    constexpr size_t kPiece = 37;  // cut anywhere
    return Upload(*duties_, &Stub::ImportDuties, request_, csv, Analyst("essex"), kPiece);
  }
  std::string Count() { return Value("SELECT count(*) FROM volunteers.duty"); }

  v1::ImportDutiesRequest request_;
};

TEST_F(DutyImportTest, RowsBecomeDuties) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::DutyImport imported,
      Import(absl::StrCat(
                 kFull, "1,v-1,e1,patrol,2018-03-25 00:30,2018-03-25 02:30,,,,,,Paper forms,\n",
                 "2,v-1,e1,patrol,2018-10-28T00:30,2018-10-28T02:30:00,,Harlow,VERIFIED,deputy,,"
                 "Paper forms,\n",
                 "3,v-1,e1,course,2018-05-31 22:00,2018-06-01T01:00:00Z,30,,COMPLETED,,,Paper,\n",
                 "4,v-1,e1,patrol,2027-01-01 10:00,2027-01-01 12:00,,,PLANNED,,,,\n"),
             "march"));
  EXPECT_EQ(imported.name(), "forces/essex/dutyImports/march");
  EXPECT_EQ(imported.row_count(), 4);
  EXPECT_EQ(imported.created_count(), 4);
  EXPECT_EQ(imported.author(), "analyst-1");
  EXPECT_EQ(Ledger(), "2018-03-25 60 0,2018-05-31 105 0,2018-06-01 105 0,2018-10-28 0 180");
  v1::ListDutiesRequest list;
  list.set_parent("forces/essex");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page,
                            Call(*duties_, &Stub::ListDuties, list, Analyst("essex")));
  ASSERT_EQ(page.duties_size(), 4);
  const v1::Duty& verified = page.duties(2);
  EXPECT_EQ(verified.state(), v1::Duty::VERIFIED);
  EXPECT_EQ(verified.verified_by(), "deputy");
  EXPECT_EQ(verified.area(), "Harlow");
  EXPECT_EQ(verified.source(), "dutysheet");
  EXPECT_EQ(verified.source_id(), "2");
  EXPECT_EQ(verified.import_id(), "march");
  EXPECT_EQ(verified.worked_minutes(), 180);
  EXPECT_EQ(verified.overrides(0).author(), "deputy") << "who verified it let it pass";
  EXPECT_EQ(page.duties(3).state(), v1::Duty::PLANNED);
  const std::string events = Value(
      "SELECT string_agg(type || ' ' || subject || ' ' || after, ' ') FROM volunteers.event_out "
      "WHERE type LIKE 'duty%' AND type <> 'duty_type.created'");
  EXPECT_THAT(events, HasSubstr("duty_import.applied forces/essex/dutyImports/march"));
  EXPECT_THAT(events, Not(HasSubstr("Paper")));
  // What was imported goes on as any other.
  ABSL_EXPECT_OK(Move(page.duties(0).name(), v1::Duty::VERIFIED, As("sgt")));
}

TEST_F(DutyImportTest, ARepeatChangesNothing) {
  const std::string csv =
      absl::StrCat(kHeader, "1,v-1,e1,patrol,2026-11-20 18:00,2026-11-20 20:00\n");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::DutyImport first, Import(csv, "one"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DutyImport again, Import(csv, "one"));
  EXPECT_TRUE(again.replayed());
  first.set_replayed(true);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  const std::string more = csv + "2,v-1,e1,patrol,2026-11-21 18:00,2026-11-21 20:00\n";
  EXPECT_THAT(Import(more, "one"), HasReason("IMPORT_CONTENT_DIFFERS"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::DutyImport second, Import(more, "two"));
  EXPECT_EQ(second.created_count(), 1);
  EXPECT_EQ(second.unchanged_count(), 1);
  EXPECT_EQ(Count(), "2");
  const auto differs =
      Import(absl::StrCat(kHeader, "2,v-1,e1,patrol,2026-11-21 18:00,2026-11-21 20:01\n"));
  EXPECT_THAT(FieldsTold(differs), ElementsAre(HasSubstr("rows[2].source_id: ")));
  EXPECT_THAT(FieldsTold(differs), ElementsAre(HasSubstr("(SOURCE_ID_DIFFERS)")));
}

TEST_F(DutyImportTest, WhatIsWrongWithRowsByThemselvesIsNamedByLine) {
  const auto refused =
      Import(absl::StrCat(kFull, ",v-1,,patrol,2026-11-20 18:00,,x,,ON_DUTY,,,,\n",
                          "2,v-1,e1,patrol,2018-10-28 01:30,2026-13-20 18:00,,,,,,,\n",
                          "3,v-1,e1,patrol,2026-11-20 18:00,2026-11-20 17:00,,,,,,,\n",
                          "4,v-1,e1,patrol,2026-03-20 06:00,2026-03-20 19:00,,,VERIFIED,,,,\n",
                          "5,v-1,e1,patrol,2026-03-20 06:00,2026-03-20 19:00,,,,,,,\n"));
  EXPECT_THAT(refused, HasReason("IMPORT_REFUSED"));
  EXPECT_THAT(
      FieldsTold(refused),
      ElementsAre(
          "rows[2].source_id: must be given (FIELD_REQUIRED)",
          "rows[2].engagement: must be given (FIELD_REQUIRED)", HasSubstr("rows[2].state: "),
          "rows[2].break_minutes: must be a whole number "
          "(NUMBER_MALFORMED)",
          "rows[2].to: must be given (FIELD_REQUIRED)", HasSubstr("(TIME_AMBIGUOUS)"),
          HasSubstr("rows[3].to: "), "rows[4].to: must lie after the beginning (TIMES_REVERSED)",
          HasSubstr("(DUTY_STATE_INVALID)"), HasSubstr("rows[6].long_duty_reason: "),
          HasSubstr("rows[6].late_entry_reason: ")));
  EXPECT_EQ(Count(), "0");
  EXPECT_THAT(Import("source_id\n"), HasReason("IMPORT_REFUSED"));
}

TEST_F(DutyImportTest, WhatTheForceHasAgainstRowsIsNamedByLine) {
  AddInducted("v-2", "e1");  // in INDUCTION
  const auto refused = Import(
      absl::StrCat(kFull, "1,v-1,e9,patrol,2026-11-20 18:00,2026-11-20 20:00,,,,,,,\n",
                   "2,v-1,e1,none,2026-11-20 18:00,2026-11-20 20:00,,,,,,,\n",
                   "3,v-1,e1,old,2026-11-20 18:00,2026-11-20 20:00,,,,,,,\n",
                   "4,v-2,e1,patrol,2026-11-20 18:00,2026-11-20 20:00,,,,,,,\n",
                   "5,v-1,e1,patrol,2026-11-20 18:00,2026-11-20 20:00,,,,volunteers/v-1,,,\n",
                   "6,v-1,e1,patrol,2026-11-20 20:00,2026-11-20 22:00,,,,pc,,,\n"));
  EXPECT_THAT(FieldsTold(refused),
              ElementsAre(HasSubstr("rows[2].engagement: the volunteer has no such engagement"),
                          HasSubstr("(DUTY_TYPE_UNKNOWN)"), HasSubstr("(DUTY_TYPE_HIDDEN)"),
                          "rows[5]: is not within PROBATION or ACTIVE (DUTY_OUTSIDE_ENGAGEMENT)",
                          HasSubstr("(VERIFIED_BY_SELF)"), HasSubstr("(VERIFIER_NOT_SUPERVISOR)")));
  EXPECT_EQ(Count(), "0");
}

TEST_F(DutyImportTest, RowsKeepTheRulesOfSingleDuties) {
  AddInducted("v-2", "e1", "2000-02-29");
  Activate("forces/essex/volunteers/v-2/engagements/e1");
  const std::string rows =
      absl::StrCat(kFull, "1,v-2,e1,course,2017-02-10 10:00,2017-02-10 12:00,,,,,,Paper,\n",
                   "2,v-1,e1,patrol,2018-02-28 21:00,2018-02-28 23:00,,,,,,Paper,\n");
  ABSL_EXPECT_OK(Import(rows)) << "training in INDUCTION, by the first supervisor; at night of age";
  const auto refused =
      Import(absl::StrCat(kFull, "3,v-2,e1,patrol,2018-02-28 21:00,2018-02-28 22:01,,,,,,Paper,\n",
                          "4,v-2,e1,patrol,2018-03-01 00:00,2018-03-01 02:00,,,,,,Paper,\n"));
  EXPECT_THAT(FieldsTold(refused), ElementsAre(HasSubstr("rows[2]: a cadet or who is under 18")))
      << "and 18 from 1 March";
}

TEST_F(DutyImportTest, WhoLetsPassIsTheSupervisor) {
  const auto refused = Import(absl::StrCat(
      kFull, "1,v-1,e1,patrol,2018-05-31 18:00,2018-05-31 20:00,,,,,,Paper,pc\n",
      "2,v-1,e1,patrol,2018-06-01 18:00,2018-06-01 20:00,,,,deputy,,Paper,\n",
      "3,v-1,e1,patrol,2018-06-02 18:00,2018-06-02 20:00,,,,,,Paper,volunteers/v-1\n"));
  EXPECT_THAT(FieldsTold(refused), ElementsAre(HasSubstr("(OVERRIDE_BY_SELF)")))
      << "what rows are wrong by themselves comes first";
  const auto another = Import(
      absl::StrCat(kFull, "1,v-1,e1,patrol,2018-05-31 18:00,2018-05-31 20:00,,,,,,Paper,pc\n",
                   "2,v-1,e1,patrol,2018-06-01 18:00,2018-06-01 20:00,,,,deputy,,Paper,\n"));
  EXPECT_THAT(FieldsTold(another), ElementsAre(HasSubstr("rows[2].overridden_by: ")));
  EXPECT_THAT(FieldsTold(another), ElementsAre(HasSubstr("(OVERRIDE_NOT_BY_SUPERVISOR)")));
  EXPECT_EQ(Count(), "0");
  ABSL_EXPECT_OK(Import(
      absl::StrCat(kFull, "1,v-1,e1,patrol,2018-05-31 18:00,2018-05-31 20:00,,,,,,Paper,sgt\n",
                   "2,v-1,e1,patrol,2018-06-01 18:00,2018-06-01 20:00,,,,deputy,,Paper,\n")));
  EXPECT_EQ(
      Value("SELECT string_agg(override_bys[1], ' ' ORDER BY starts_at) FROM volunteers.duty"),
      "sgt deputy");
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::DutyImport again,
      Import(
          absl::StrCat(kFull, "1,v-1,e1,patrol,2018-05-31 18:00,2018-05-31 20:00,,,,,,Paper,\n")));
  EXPECT_EQ(again.unchanged_count(), 1) << "who it was is not compared";
}

TEST_F(DutyImportTest, OverlapsAreNamedByLine) {
  ABSL_ASSERT_OK(Create("d1", Done("2026-11-20 18:00", "2026-11-20 20:00")));
  const std::string csv =
      absl::StrCat(kHeader, "1,v-1,e1,patrol,2026-11-20 17:00,2026-11-20 18:00\n",
                   "2,v-1,e1,patrol,2026-11-20 19:00,2026-11-20 21:00\n",
                   "3,v-1,e1,patrol,2026-11-22 10:00,2026-11-22 12:00\n",
                   "4,v-1,e1,patrol,2026-11-22 11:00,2026-11-22 13:00\n",
                   "3,v-1,e1,patrol,2026-11-23 11:00,2026-11-23 13:00\n");
  const auto is_told = ElementsAre(HasSubstr("rows[3].from: the person has another duty"),
                                   HasSubstr("rows[4].from: "),
                                   HasSubstr("rows[4].source_id: must be that of one row"),
                                   HasSubstr("rows[5].from: "), HasSubstr("rows[6].source_id: "));
  EXPECT_THAT(FieldsTold(Import(csv)), is_told);
  request_.set_validate_only(true);
  EXPECT_THAT(FieldsTold(Import(csv)), is_told);
  EXPECT_EQ(Count(), "1");
}

TEST_F(DutyImportTest, APreviewWritesNothing) {
  request_.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::DutyImport preview,
      Import(absl::StrCat(kHeader, "1,v-1,e1,patrol,2026-11-20 18:00,2026-11-20 20:00\n"), "one"));
  EXPECT_EQ(preview.name(), "");
  EXPECT_EQ(preview.created_count(), 1);
  EXPECT_TRUE(preview.validate_only());
  EXPECT_EQ(Count() + Value("SELECT count(*) FROM volunteers.duty_import"), "00");
  request_.clear_source();
  EXPECT_THAT(FieldsTold(Import(kHeader)), ElementsAre("source: must be given"));
}

}  // namespace
}  // namespace copperplate::volunteers
