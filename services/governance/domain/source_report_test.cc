#include "services/governance/domain/source_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/governance/domain/test_report.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::Told;
using ::testing::ElementsAre;

const absl::CivilDay kReportToday(2018, 5, 10);

std::string ChangeTold(const SourceReport& before, const SourceReport& after, bool has_response) {
  Faults faults;
  CheckReportChange(before, after, has_response, faults);
  return Told(faults);
}

TEST(SourceReportTest, TheCustodyReportIsWhole) {
  EXPECT_EQ(Told(Validate(CustodyReport(), kReportToday)), "");
}

TEST(SourceReportTest, ADraftGivesNoAssurance) {
  // The audit of the delivery of the Police and Crime Plan: a draft report in May 2018, though it
  // says `substantial assurance`.
  SourceReport audit;
  audit.id = "audit-plan-2017";
  audit.bodies = {ReportBody::kInternalAudit};
  audit.title = "Delivery and Monitoring of the Police and Crime Plan";
  audit.plan_year = "2017/18";
  audit.opinion = "substantial assurance";
  EXPECT_EQ(Told(Validate(audit, kReportToday)), "");
  EXPECT_FALSE(GivesAssurance(audit.stage));
  EXPECT_TRUE(GivesAssurance(ReportStage::kFinal));
}

TEST(SourceReportTest, AFinalOneWasPublished) {
  SourceReport report = CustodyReport();
  report.published_on.reset();
  EXPECT_EQ(Told(Validate(report, kReportToday)), "FIELD_REQUIRED published_on");
  report.published_on = kReportToday + 1;
  EXPECT_EQ(Told(Validate(report, kReportToday)), "DATE_IN_FUTURE published_on");
}

TEST(SourceReportTest, SectionFiftyFiveIsOfHmicfrs) {
  SourceReport report = CustodyReport();
  report.bodies = {ReportBody::kHmip};
  EXPECT_EQ(Told(Validate(report, kReportToday)), "S55_NOT_HMICFRS statutory_s55");
}

TEST(SourceReportTest, APlanYearIsAYearAndTheNext) {
  SourceReport report = CustodyReport();
  report.plan_year = "1999/00";
  EXPECT_EQ(Told(Validate(report, kReportToday)), "");
  for (const char* const year : {"2017", "2017/19", "2017-18", "17/18", "2017/1x", "201718x"}) {
    report.plan_year = year;
    EXPECT_EQ(Told(Validate(report, kReportToday)), "PLAN_YEAR_INVALID plan_year") << year;
  }
}

TEST(SourceReportTest, EveryFaultIsNamed) {
  SourceReport report;
  report.id = "A";
  report.bodies = {ReportBody::kHmip, ReportBody::kHmip};
  report.opinion = std::string(101, 'a');
  report.judgements = {{"", "", kReportToday + 1}};
  EXPECT_THAT(FieldsOf(Validate(report, kReportToday)),
              ElementsAre("id", "bodies[1]", "title", "opinion", "judgements[0].question",
                          "judgements[0].grade", "judgements[0].on"));
  report = CustodyReport();
  report.bodies.clear();
  report.statutory_s55 = false;
  report.judgements.resize(101);
  EXPECT_EQ(Told(Validate(report, kReportToday)), "FIELD_REQUIRED bodies judgements");
  report = CustodyReport();
  report.bodies = {ReportBody::kHmicfrs, ReportBody::kHmicfrs};
  EXPECT_EQ(Told(Validate(report, kReportToday)), "DUPLICATE bodies[1]");
  report.bodies = {ReportBody::kHmicfrs};
  report.judgements.assign(101, {"How safe is custody?", "Good", kReportToday});
  EXPECT_EQ(Told(Validate(report, kReportToday)), "TOO_MANY judgements");
}

TEST(SourceReportTest, WhatTheClockHangsOnDoesNotChange) {
  const SourceReport before = CustodyReport();
  SourceReport after = before;
  EXPECT_EQ(ChangeTold(before, after, true), "");
  after.stage = ReportStage::kDraft;
  EXPECT_EQ(ChangeTold(before, after, false), "STAGE_REVERSED stage");
  after = before;
  after.published_on = kCustodyPublished + 1;
  EXPECT_EQ(ChangeTold(before, after, false), "PUBLISHED_ON_FIXED published_on");
  after = before;
  after.statutory_s55 = false;
  EXPECT_EQ(ChangeTold(before, after, false), "");
  EXPECT_EQ(ChangeTold(before, after, true), "S55_FIXED statutory_s55");
  after = before;
  after.historic_import = true;
  EXPECT_EQ(ChangeTold(before, after, false), "FIELD_IMMUTABLE historic_import");
  SourceReport draft = before;
  draft.stage = ReportStage::kDraft;
  draft.published_on.reset();
  EXPECT_EQ(ChangeTold(draft, before, false), "");
}

}  // namespace
}  // namespace copperplate::governance
