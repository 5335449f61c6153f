#include "services/governance/domain/risk_register.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "libs/testing/told.h"
#include "services/governance/domain/test_risk.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;
using copperplate::testing::Told;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const CivilDay kOpenedOn(2018, 1, 16);
const CivilDay kFirstAssessed(2018, 2, 1);
const CivilDay kSecondAssessed(2018, 4, 12);

Risk OpenRisk(const std::string& id, const std::string& reference) {
  Risk risk = TestRisk();
  risk.id = id;
  risk.reference = reference;
  return *Moved(risk, kTestRiskName, {.move = RiskMove::kOpen, .reason = "", .body = ""},
                RiskStep(kOpenedOn));
}

class RiskRegisterTest : public ::testing::Test {
 protected:
  std::vector<RegisterRow> On(CivilDay day, const RegisterSnapshot* before = nullptr,
                              const GovernanceSettings& settings = {}) const {
    const AssessedRisk risks[] = {{&unassessed_, {}}, {&risk_, assessments_}, {&high_, high_as_}};
    return RegisterOn(risks, before, {.as_of = day}, settings);
  }

  Risk risk_ = OpenRisk("custody-estate", "R7");
  Risk high_ = OpenRisk("demand", "R9");
  Risk unassessed_ = OpenRisk("new", "R1");
  std::vector<RiskAssessment> assessments_ = {TestAssessment(kFirstAssessed, {3, 4}),
                                              TestAssessment(kSecondAssessed, {2, 4})};
  std::vector<RiskAssessment> high_as_ = {TestAssessment(kFirstAssessed, {5, 5})};
};

TEST_F(RiskRegisterTest, HasTheOpenRisksTheHighestFirst) {
  const std::vector<RegisterRow> rows = On(kSecondAssessed);
  ASSERT_EQ(rows.size(), 3);
  EXPECT_EQ(rows[0].reference, "R9");
  EXPECT_EQ(rows[0].scores->band, RiskBand::kSevere);
  EXPECT_EQ(rows[1].reference, "R7");
  EXPECT_EQ(rows[1].scores->inherent, 25);
  EXPECT_EQ(rows[1].scores->current, 8);
  EXPECT_EQ(rows[1].scores->target, 1);
  EXPECT_EQ(rows[1].scores->band, RiskBand::kMedium);
  EXPECT_EQ(rows[1].owner, "Head of Custody");
  EXPECT_EQ(rows[2].reference, "R1");
  EXPECT_FALSE(rows[2].scores.has_value());
}

TEST_F(RiskRegisterTest, IsCounted) {
  const RegisterCounts counts = CountsOf(On(kSecondAssessed));
  EXPECT_THAT(counts.by_band, ElementsAre(0, 1, 0, 1));
  EXPECT_EQ(counts.not_assessed, 1);
  EXPECT_EQ(counts.review_overdue, 0);
  EXPECT_EQ(CountsOf(On(*risk_.next_review + 1)).review_overdue, 3);
  EXPECT_THAT(CountsOf({}).by_band, ElementsAre(0, 0, 0, 0));
}

TEST_F(RiskRegisterTest, IsToldAsOfThePastDay) {
  EXPECT_THAT(On(kOpenedOn - 1), IsEmpty());
  EXPECT_EQ(On(kOpenedOn).size(), 3);
  EXPECT_EQ(On(kSecondAssessed - 1)[1].scores->current, 12);
  ABSL_ASSERT_OK_AND_ASSIGN(high_, Moved(high_, kTestRiskName,
                                         {.move = RiskMove::kClose,
                                          .reason = "over",
                                          .body = "forces/cambridgeshire/bodies/bcb"},
                                         RiskStep(kSecondAssessed)));
  EXPECT_EQ(On(kSecondAssessed).size(), 2);
  EXPECT_EQ(On(kSecondAssessed - 1).size(), 3);
}

TEST_F(RiskRegisterTest, MovementIsFromTheLastSnapshot) {
  RegisterSnapshot snapshot;
  snapshot.rows = On(kFirstAssessed);
  const std::vector<RegisterRow> rows = On(kSecondAssessed, &snapshot);
  EXPECT_EQ(rows[0].scores->movement, 0);
  EXPECT_EQ(rows[1].scores->movement, -4);
  EXPECT_EQ(On(kSecondAssessed)[1].scores->movement, std::nullopt);
  // What was not assessed then has moved from nowhere.
  RegisterSnapshot before;
  before.rows = On(kOpenedOn);
  EXPECT_EQ(On(kSecondAssessed, &before)[1].scores->movement, std::nullopt);
}

TEST_F(RiskRegisterTest, FrozenRowsDoNotChangeWithTheirRisk) {
  RegisterSnapshot snapshot;
  snapshot.rows = On(kFirstAssessed);
  risk_.title = "Another title";
  assessments_[0].current = {1, 1};
  EXPECT_EQ(snapshot.rows[1].title, "Condition of the custody estate");
  EXPECT_EQ(snapshot.rows[1].scores->current, 12);
}

TEST_F(RiskRegisterTest, AReviewIsOverdueAfterItsDay) {
  const CivilDay review = *risk_.next_review;
  EXPECT_FALSE(On(review)[1].review_overdue);
  EXPECT_TRUE(On(review + 1)[1].review_overdue);
  risk_.next_review.reset();
  EXPECT_FALSE(On(review + 1)[1].review_overdue);
}

TEST_F(RiskRegisterTest, TreatmentAndReviewAreThoseOfTheDay) {
  Risk asked = risk_;
  asked.treatment = RiskTreatment::kTolerate;
  asked.next_review = CivilDay(2019, 1, 8);
  ABSL_ASSERT_OK_AND_ASSIGN(risk_,
                            Rewritten(risk_, kTestRiskName, asked, {}, RiskStep(kSecondAssessed)));
  const RegisterRow before = On(kSecondAssessed - 1)[1];
  EXPECT_EQ(before.treatment, RiskTreatment::kTreat);
  EXPECT_EQ(before.next_review, CivilDay(2018, 7, 4));
  const RegisterRow since = On(kSecondAssessed)[1];
  EXPECT_EQ(since.treatment, RiskTreatment::kTolerate);
  EXPECT_EQ(since.next_review, CivilDay(2019, 1, 8));
  EXPECT_FALSE(On(CivilDay(2018, 7, 5))[1].review_overdue);
  // Without a review then, too.
  asked.next_review.reset();
  ABSL_ASSERT_OK_AND_ASSIGN(
      risk_, Rewritten(risk_, kTestRiskName, asked, {}, RiskStep(kSecondAssessed + 1)));
  EXPECT_EQ(On(kSecondAssessed)[1].next_review, CivilDay(2019, 1, 8));
  EXPECT_EQ(On(kSecondAssessed + 1)[1].next_review, std::nullopt);
}

TEST_F(RiskRegisterTest, TheSettingsSayTheBand) {
  GovernanceSettings settings;
  settings.risk_bands = {.medium_from = 2, .high_from = 4, .severe_from = 8};
  EXPECT_EQ(On(kSecondAssessed, nullptr, settings)[1].scores->band, RiskBand::kSevere);
}

TEST(RegisterSnapshotTest, FaultsOfOneToBeFrozen) {
  RegisterSnapshot snapshot;
  snapshot.id = "may-2018";
  snapshot.as_of = kTestRiskToday;
  const MeetingDay meeting{"forces/cambridgeshire/bodies/bcb/meetings/m", "bcb", kTestRiskToday};
  const auto told = [&] {
    return Told(Validate(snapshot, meeting, kFirstAssessed, kTestRiskToday));
  };
  EXPECT_EQ(told(), "");
  snapshot.as_of = kFirstAssessed;
  EXPECT_EQ(told(), "");
  snapshot.as_of = kFirstAssessed - 1;
  EXPECT_EQ(told(), "SNAPSHOT_OUT_OF_ORDER as_of");
  EXPECT_EQ(Told(Validate(snapshot, meeting, std::nullopt, kTestRiskToday)), "");
  snapshot.as_of = kTestRiskToday + 1;
  EXPECT_EQ(told(), "DATE_IN_FUTURE as_of presented_at_meeting");
  snapshot.as_of = kTestRiskToday;
  snapshot.id = "";
  EXPECT_EQ(told(), "FIELD_REQUIRED id");
  snapshot.id = "may-2018";
  const MeetingDay before{"m", "bcb", kTestRiskToday - 1};
  EXPECT_EQ(Told(Validate(snapshot, before, std::nullopt, kTestRiskToday)),
            "PRESENTED_BEFORE_AS_OF presented_at_meeting");
  MeetingDay called_off = meeting;
  called_off.called_off = true;
  EXPECT_EQ(Told(Validate(snapshot, called_off, std::nullopt, kTestRiskToday)),
            "MEETING_CALLED_OFF presented_at_meeting");
  EXPECT_EQ(Told(Validate(snapshot, std::nullopt, std::nullopt, kTestRiskToday)),
            "MEETING_UNKNOWN presented_at_meeting");
}

}  // namespace
}  // namespace copperplate::governance
