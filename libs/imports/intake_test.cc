#include "libs/imports/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/csv/header.h"
#include "libs/imports/record.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::imports {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr csv::Column kColumns[] = {{"code", true}, {"action", true}};

// Keeps the codes of the rows, and cannot go on behind the row `full`.
class Codes final : public RecordTaker {
 public:
  bool TakeHeader(const csv::Record& record, RowFaults& faults) override {
    return ReadHeader(record, header_, faults);
  }
  absl::Status TakeRow(const csv::Record& record, RowFaults& faults) override {
    if (!HasFields(record, header_, faults)) return absl::OkStatus();
    codes.emplace_back(header_.Value(record.fields, 0));
    return codes.back() == "full" ? absl::ResourceExhaustedError("disk") : absl::OkStatus();
  }

  std::vector<std::string> codes;

 private:
  csv::Header header_{kColumns};
};

std::vector<std::string> Told(Intake& intake) {
  std::vector<std::string> told;
  for (const RowFault& fault : intake.faults().Kept()) {
    told.push_back(absl::StrCat(fault.line, " ", fault.reason, " ", fault.field));
  }
  return told;
}

TEST(IntakeTest, BytesMayBeCutAnywhere) {
  const std::string content = "code,action\r\nV1,\"Reassure,\nvisit\"\r\nV2,Patrol";
  for (size_t cut = 0; cut <= content.size(); ++cut) {
    Codes codes;
    Intake intake(codes, 10);
    ABSL_ASSERT_OK(intake.Write(content.substr(0, cut)));
    ABSL_ASSERT_OK(intake.Write(content.substr(cut)));
    ABSL_ASSERT_OK(intake.Finish());
    EXPECT_THAT(codes.codes, ElementsAre("V1", "V2"));
    EXPECT_THAT(Told(intake), IsEmpty());
    EXPECT_EQ(intake.row_count(), 2);
    EXPECT_EQ(intake.digest(), Sha256(content));
  }
}

TEST(IntakeTest, ContentHasAHeader) {
  Codes codes;
  Intake intake(codes, 10);
  ABSL_ASSERT_OK(intake.Write("\n"));
  ABSL_ASSERT_OK(intake.Finish());
  EXPECT_THAT(Told(intake), ElementsAre("1 HEADER_MISSING "));
}

TEST(IntakeTest, RowsUnderAFaultyHeaderAreCountedAlone) {
  Codes codes;
  Intake intake(codes, 10);
  ABSL_ASSERT_OK(intake.Write("code,rank\nV1\nV2,a\n"));
  ABSL_ASSERT_OK(intake.Finish());
  EXPECT_THAT(Told(intake),
              ::testing::UnorderedElementsAre("1 COLUMN_MISSING action", "1 COLUMN_UNKNOWN rank"));
  EXPECT_THAT(codes.codes, IsEmpty());
  EXPECT_EQ(intake.row_count(), 2);
}

TEST(IntakeTest, EveryFaultyRowIsFound) {
  Codes codes;
  Intake intake(codes, 10);
  ABSL_ASSERT_OK(intake.Write("code,action\nV1\nV2,a\nV3,a\"b\nV4,b"));
  ABSL_ASSERT_OK(intake.Finish());
  EXPECT_THAT(Told(intake), ElementsAre("2 FIELD_COUNT ", "4 QUOTE_MISPLACED "));
  EXPECT_THAT(codes.codes, ElementsAre("V2", "V4"));
}

TEST(IntakeTest, RowsBeyondTheMostAreOneFault) {
  Codes codes;
  Intake intake(codes, 2);
  ABSL_ASSERT_OK(intake.Write("code,action\nV1,a\nV2,a\nV3,a\nV4\n"));
  ABSL_ASSERT_OK(intake.Finish());
  EXPECT_THAT(Told(intake), ElementsAre("4 TOO_MANY_ROWS "));
  EXPECT_THAT(codes.codes, ElementsAre("V1", "V2"));
  EXPECT_EQ(intake.row_count(), 4);
}

TEST(IntakeTest, WhatStopsTheTakerStopsTheImport) {
  Codes codes;
  Intake intake(codes, 10);
  EXPECT_THAT(intake.Write("code,action\nfull,a\nV2,a\n"),
              testing::StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(intake.Finish(), testing::StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(codes.codes, ElementsAre("full"));
}

}  // namespace
}  // namespace copperplate::imports
