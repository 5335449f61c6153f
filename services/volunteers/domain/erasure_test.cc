#include "services/volunteers/domain/erasure.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::Told;

constexpr CivilDay kErasedOn(2018, 6, 1);

Engagement LeftOn(Kind kind, CivilDay day) {
  return TestEngagement("v1", kind,
                        TestHistory({{State::kActive, CivilDay(2010, 1, 1)}, {State::kLeft, day}}));
}

Engagement RejectedOn(CivilDay day) {
  return TestEngagement(
      "v1", Kind::kSpecial,
      TestHistory({{State::kApplied, CivilDay(2010, 1, 1)}, {State::kRejected, day}}));
}

// A volunteer of 2010, a rule of 12 months for special constables, of 6 for applicants.
ErasureFacts FactsWith(std::vector<Engagement> engagements, std::vector<LegalHold> holds = {}) {
  ErasureFacts facts;
  facts.volunteer.id = "v1";
  facts.recorded_on = CivilDay(2010, 1, 1);
  facts.engagements = std::move(engagements);
  facts.holds = std::move(holds);
  facts.rules = {{"specials", RecordClass::kSpecial, 12}, {"others", RecordClass::kApplicant, 6}};
  return facts;
}

std::string Refused(const ErasureFacts& facts) { return Told(CheckErasure(facts, "v", kErasedOn)); }

LegalHold HoldUntil(std::optional<CivilDay> day) {
  LegalHold hold;
  hold.id = "h1";
  hold.volunteer = "v1";
  hold.reason = "inquest";
  hold.released_on = day;
  return hold;
}

TEST(ErasureTest, IsRefusedWhileAnEngagementIsLive) {
  const Engagement left = LeftOn(Kind::kSpecial, CivilDay(2017, 6, 1));
  const Engagement vetted =
      TestEngagement("v1", Kind::kPsv, TestHistory({{State::kVetting, CivilDay(2018, 1, 1)}}));
  EXPECT_EQ(Refused(FactsWith({left})), "");
  EXPECT_EQ(Refused(FactsWith({left, vetted})), "ENGAGEMENT_LIVE v/engagements/v1-PSV");
  EXPECT_EQ(Refused(FactsWith({LeftOn(Kind::kSpecial, kErasedOn + 1)})),
            "ENGAGEMENT_LIVE v/engagements/v1-SPECIAL")
      << "who leaves on a day to come is live until then";
}

TEST(ErasureTest, IsRefusedUnderAHold) {
  const Engagement left = LeftOn(Kind::kSpecial, CivilDay(2017, 6, 1));
  EXPECT_EQ(Refused(FactsWith({left}, {HoldUntil(std::nullopt)})), "LEGAL_HOLD v");
  EXPECT_EQ(Refused(FactsWith({left}, {HoldUntil(kErasedOn + 1)})), "LEGAL_HOLD v");
  EXPECT_EQ(Refused(FactsWith({left}, {HoldUntil(kErasedOn)})), "");
}

TEST(ErasureTest, IsRefusedUntilTheRetentionHasElapsed) {
  const ErasureFacts facts = FactsWith({LeftOn(Kind::kSpecial, CivilDay(2017, 6, 2))});
  EXPECT_EQ(Refused(facts), "RETENTION_NOT_ELAPSED v");
  EXPECT_EQ(CheckErasure(facts, "v", kErasedOn).needs()[0].description, "is kept until 2018-06-02");
  EXPECT_EQ(Told(CheckErasure(facts, "v", kErasedOn + 1)), "");
}

TEST(ErasureTest, IsRefusedWhereNoRuleSaysHowLong) {
  EXPECT_EQ(Refused(FactsWith({LeftOn(Kind::kPsv, CivilDay(2012, 1, 1)),
                               LeftOn(Kind::kCadet, CivilDay(2012, 1, 1))})),
            "RETENTION_RULE_MISSING v, RETENTION_RULE_MISSING v");
}

TEST(ErasureTest, EverythingThatStandsAgainstItIsTold) {
  const Engagement live =
      TestEngagement("v1", Kind::kCadet, TestHistory({{State::kApplied, CivilDay(2018, 1, 1)}}));
  EXPECT_EQ(Refused(FactsWith({LeftOn(Kind::kSpecial, CivilDay(2018, 1, 1)),
                               LeftOn(Kind::kPsv, CivilDay(2012, 1, 1)), live},
                              {HoldUntil(std::nullopt)})),
            "ENGAGEMENT_LIVE v/engagements/v1-CADET, LEGAL_HOLD v, RETENTION_RULE_MISSING v, "
            "RETENTION_NOT_ELAPSED v");
}

TEST(ErasureTest, IsMadeOnce) {
  ErasureFacts facts = FactsWith({LeftOn(Kind::kSpecial, CivilDay(2018, 1, 1))});
  facts.volunteer = Anonymised(facts.volunteer, kErasedOn);
  EXPECT_EQ(Refused(facts), "ALREADY_ANONYMISED v");
  EXPECT_EQ(Told(CheckNotAnonymised(facts.volunteer, "v")), "VOLUNTEER_ANONYMISED v");
  EXPECT_EQ(Told(CheckNotAnonymised(Volunteer(), "v")), "");
}

TEST(RetentionTest, IsByTheEngagementThatIsKeptLongest) {
  const std::optional<Retention> retention = RetentionOf(
      FactsWith({LeftOn(Kind::kSpecial, CivilDay(2016, 1, 31)), RejectedOn(CivilDay(2017, 1, 1))}),
      kErasedOn);
  ASSERT_TRUE(retention.has_value());
  EXPECT_EQ(retention->rule, "others");
  EXPECT_EQ(retention->record_class, RecordClass::kApplicant);
  EXPECT_EQ(retention->ended_on, CivilDay(2017, 1, 1));
  EXPECT_EQ(retention->due_on, CivilDay(2017, 7, 1));
}

TEST(RetentionTest, WhoWasNeverEngagedIsAnApplicantFromTheDayOfTheRecord) {
  const std::optional<Retention> retention = RetentionOf(FactsWith({}), kErasedOn);
  ASSERT_TRUE(retention.has_value());
  EXPECT_EQ(retention->rule, "others");
  EXPECT_EQ(retention->engagement, "");
  EXPECT_EQ(retention->due_on, CivilDay(2010, 7, 1));
}

TEST(RetentionTest, ThereIsNoneWithoutARuleOrWhileLive) {
  EXPECT_FALSE(
      RetentionOf(FactsWith({LeftOn(Kind::kPsv, CivilDay(2012, 1, 1))}), kErasedOn).has_value());
  EXPECT_FALSE(
      RetentionOf(FactsWith({LeftOn(Kind::kSpecial, kErasedOn + 1)}), kErasedOn).has_value());
}

TEST(RetentionTest, AClassIsOfTheKindOnceItWasInForce) {
  EXPECT_EQ(RecordClassOf(LeftOn(Kind::kCadet, kErasedOn)), RecordClass::kCadet);
  EXPECT_EQ(RecordClassOf(RejectedOn(kErasedOn)), RecordClass::kApplicant);
  for (const Kind kind : kKinds) {
    EXPECT_EQ(Name(RecordClassOf(LeftOn(kind, kErasedOn))), Name(kind));
  }
}

TEST(RetentionTest, AClassHasOneRule) {
  const RetentionRule rules[] = {{"specials", RecordClass::kSpecial, 12}};
  const auto told = [&](const RetentionRule& rule) {
    Faults faults;
    CheckRetentionRule(rule, rules, faults);
    return Told(faults);
  };
  EXPECT_EQ(told({"more", RecordClass::kSpecial, 6}), "RECORD_CLASS_TAKEN record_class");
  EXPECT_EQ(told({"more", RecordClass::kPsv, 6}), "");
  EXPECT_EQ(told({"specials", RecordClass::kSpecial, 6}), "");
}

}  // namespace
}  // namespace copperplate::volunteers
