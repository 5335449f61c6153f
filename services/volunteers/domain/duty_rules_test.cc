#include "services/volunteers/domain/duty_rules.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/dossier.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

const InstantSet kAlways{{absl::InfinitePast(), absl::InfiniteFuture()}};

DutyFacts DutyInOrder() {
  DutyFacts facts;
  facts.subject = "d";
  facts.now = LondonTime("2018-06-30 12:00");
  facts.date_of_birth = CivilDay(1990, 1, 1);
  facts.type = DutyType{"patrol", true, false, false};
  facts.serving = kAlways;
  facts.deployable = kAlways;
  facts.trainable = kAlways;
  facts.led = kAlways;
  return facts;
}

std::string FaultsOf(const Duty& duty, const DutyFacts& facts) {
  return Told(CheckDutyFields(duty, facts));
}

std::string NeedsOfDuty(const Duty& duty, const DutyFacts& facts) {
  return Told(CheckDuty(duty, facts));
}

Duty DutyOf(const std::string& from, const std::string& to, int64_t break_minutes = 0) {
  return TestCompleted("d1", LondonRange(from, to), break_minutes);
}

TEST(DutyFieldsTest, LengthsAndBreaks) {
  const DutyFacts facts = DutyInOrder();
  const struct {
    std::string from;
    std::string to;
    int64_t break_minutes;
    std::string told;
  } kCases[] = {
      {"2018-05-01 10:00", "2018-05-01 10:01", 0, ""},
      {"2018-05-01 10:00", "2018-05-01 10:00", 0, "TIMES_REVERSED actual_to"},
      {"2018-05-01 10:00", "2018-05-01 09:00", 0, "TIMES_REVERSED actual_to"},
      {"2018-05-01 10:00", "2018-05-01 11:00", 59, ""},
      {"2018-05-01 10:00", "2018-05-01 11:00", 60, "BREAK_OUT_OF_RANGE break_minutes"},
      {"2018-05-01 10:00", "2018-05-01 11:00", -1, "BREAK_OUT_OF_RANGE break_minutes"},
      {"2018-05-01 06:00", "2018-05-01 22:00", 0, ""},
      {"2018-05-01 06:00", "2018-05-01 22:01", 0, "DUTY_TOO_LONG actual_to"},
      {"2018-05-01 06:00", "2018-05-01 23:00", 60, ""},
      {"2018-06-30 11:00", "2018-06-30 12:00", 0, ""},
      {"2018-06-30 11:00", "2018-06-30 12:01", 0, "DUTY_IN_FUTURE actual_to"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(FaultsOf(DutyOf(test.from, test.to, test.break_minutes), facts), test.told)
        << test.from << " " << test.to << " " << test.break_minutes;
  }
}

TEST(DutyFieldsTest, SixteenHoursAreHoursAndNotWhatTheClockShows) {
  DutyFacts facts = DutyInOrder();
  facts.now = LondonTime("2018-12-01 00:00");
  // 17 hours on the clock when it goes forward, 16 when it goes back.
  EXPECT_EQ(FaultsOf(DutyOf("2018-03-24 18:00", "2018-03-25 11:00"), facts), "");
  EXPECT_EQ(FaultsOf(DutyOf("2018-10-27 18:00", "2018-10-28 10:00"), facts),
            "DUTY_TOO_LONG actual_to");
}

TEST(DutyFieldsTest, TimesTypesAndWhatIsMissing) {
  DutyFacts facts = DutyInOrder();
  Duty duty = DutyOf("2018-05-01 10:00", "2018-05-01 14:00");
  duty.actual->from += absl::Seconds(1);
  EXPECT_EQ(FaultsOf(duty, facts), "TIME_NOT_WHOLE_MINUTE actual_from");
  duty.actual.reset();
  EXPECT_EQ(FaultsOf(duty, facts), "FIELD_REQUIRED actual_from");
  duty.state = DutyState::kPlanned;
  EXPECT_EQ(FaultsOf(duty, facts), "FIELD_REQUIRED planned_from");
  duty.planned = LondonRange("2018-08-01 10:00", "2018-08-01 14:00");
  EXPECT_EQ(FaultsOf(duty, facts), "");
  facts.type->hidden = true;
  EXPECT_EQ(FaultsOf(duty, facts), "DUTY_TYPE_HIDDEN type");
  facts.type.reset();
  EXPECT_EQ(FaultsOf(duty, facts), "DUTY_TYPE_UNKNOWN type");
}

TEST(DutyRulesTest, LongAndLateOnesNeedAnothersOverride) {
  const DutyFacts facts = DutyInOrder();
  Duty duty = DutyOf("2018-05-01 07:00", "2018-05-01 19:01");
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 07:00", "2018-05-01 19:00"), facts), "");
  EXPECT_EQ(NeedsOfDuty(duty, facts), "LONG_DUTY_OVERRIDE_REQUIRED d");
  duty.entered_at = LondonTime("2018-08-01 23:59");
  EXPECT_EQ(NeedsOfDuty(duty, facts), "LONG_DUTY_OVERRIDE_REQUIRED d");
  duty.entered_at = LondonTime("2018-08-02 00:00");
  EXPECT_EQ(NeedsOfDuty(duty, facts),
            "LONG_DUTY_OVERRIDE_REQUIRED d, LATE_ENTRY_OVERRIDE_REQUIRED d");
  duty.overrides = {{OverrideKind::kLongDuty, "insp", "Flood"}};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "LATE_ENTRY_OVERRIDE_REQUIRED d");
  duty.overrides.push_back({OverrideKind::kLateEntry, "v1", "Forgot"});
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_BY_SELF d");
  duty.overrides.back().by = "insp";
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
}

TEST(DutyRulesTest, ACadetHasAFormForEachEvent) {
  DutyFacts facts = DutyInOrder();
  facts.kind = Kind::kCadet;
  facts.led = facts.deployable;
  Duty duty = DutyOf("2018-05-01 10:00", "2018-05-01 12:00");
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  duty.event = "Fete";
  EXPECT_EQ(NeedsOfDuty(duty, facts), "EVENT_PERMISSION_REQUIRED d");
  facts.permissions = {{duty.engagement, "Fete", absl::CivilDay(2018, 5, 2)}};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "EVENT_PERMISSION_REQUIRED d")
      << "it was given the day after";
  facts.permissions[0].health_form_on = absl::CivilDay(2018, 5, 1);
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  facts.permissions.clear();
  facts.kind = Kind::kSpecial;
  EXPECT_EQ(NeedsOfDuty(duty, facts), "") << "adults need none";
}

TEST(DutyRulesTest, OnlyASupervisorLetsSomethingPass) {
  DutyFacts facts = DutyInOrder();
  Duty duty = DutyOf("2018-05-01 07:00", "2018-05-01 19:01");
  duty.overrides = {{OverrideKind::kLongDuty, "insp", "Flood"}};
  facts.supervisors = std::vector<std::string>{"sgt", "deputy"};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_NOT_BY_SUPERVISOR d");
  duty.overrides[0].by = "deputy";
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  duty.overrides[0].by = PersonOf("v1");
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_BY_SELF d") << "once";
  facts.supervisors->clear();
  duty.overrides[0].by = "sgt";
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_NOT_BY_SUPERVISOR d") << "there is none";
}

TEST(DutyRulesTest, NobodyLetsTheirOwnPassUnderAnotherRecord) {
  DutyFacts facts = DutyInOrder();
  Duty duty = DutyOf("2018-05-01 07:00", "2018-05-01 19:01");
  duty.overrides = {{OverrideKind::kLongDuty, "volunteers/v3", "Flood"}};
  facts.supervisors = std::vector<std::string>{"volunteers/v3"};
  facts.other_records = {"v2"};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  facts.other_records = {"v2", "v3"};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_BY_SELF d");
}

TEST(DutyRulesTest, WhatWasLetPassBeforeIsNotJudgedAgain) {
  DutyFacts facts = DutyInOrder();
  Duty duty = DutyOf("2018-05-01 07:00", "2018-05-01 19:01");
  duty.overrides = {{OverrideKind::kLongDuty, "insp", "Flood"}};
  facts.supervisors = std::vector<std::string>{"sgt"};
  facts.standing = duty.overrides;
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  duty.overrides[0].reason = "Storm";
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_NOT_BY_SUPERVISOR d") << "it is another one";
  duty.overrides = facts.standing;
  duty.overrides.push_back({OverrideKind::kLateEntry, "insp", "Forgot"});
  EXPECT_EQ(NeedsOfDuty(duty, facts), "OVERRIDE_NOT_BY_SUPERVISOR d") << "one more";
}

TEST(DutyRulesTest, ALengthIsLetPassUpToWhatItWas) {
  Duty before = DutyOf("2018-05-01 07:00", "2018-05-01 20:00");
  before.break_minutes = 30;
  before.overrides = {{OverrideKind::kLongDuty, "insp", "Flood"},
                      {OverrideKind::kLateEntry, "insp", "Forgot"}};
  Duty after = before;
  EXPECT_EQ(StandingOverrides(before, after), before.overrides);
  after.break_minutes = 29;
  EXPECT_EQ(StandingOverrides(before, after), std::vector{before.overrides[1]});
  after = DutyOf("2018-05-01 07:15", "2018-05-01 19:45");
  EXPECT_EQ(StandingOverrides(before, after), before.overrides) << "as long, without a break";
}

TEST(DutyRulesTest, LiesWithinTheEngagementAndIsVettedAtItsEnd) {
  DutyFacts facts = DutyInOrder();
  const Duty duty = DutyOf("2018-05-01 20:00", "2018-05-02 02:00");
  facts.serving = {{LondonTime("2018-05-01 20:00"), LondonTime("2018-05-02 02:00")}};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  facts.deployable = InstantsOf({{CivilDay(2018, 1, 1), CivilDay(2018, 5, 2)}});
  EXPECT_EQ(NeedsOfDuty(duty, facts), "NOT_DEPLOYABLE d");
  facts.serving = InstantsOf({{CivilDay(2018, 1, 1), CivilDay(2018, 5, 2)}});
  EXPECT_EQ(NeedsOfDuty(duty, facts), "DUTY_OUTSIDE_ENGAGEMENT d");
}

TEST(DutyRulesTest, TrainingMayBeInInduction) {
  DutyFacts facts = DutyInOrder();
  facts.serving = facts.deployable = {};
  facts.inducted = kAlways;
  const Duty duty = DutyOf("2018-05-01 10:00", "2018-05-01 14:00");
  EXPECT_EQ(NeedsOfDuty(duty, facts), "DUTY_OUTSIDE_ENGAGEMENT d");
  facts.type->training = true;
  EXPECT_EQ(NeedsOfDuty(duty, facts), "");
  facts.trainable = {};
  EXPECT_EQ(NeedsOfDuty(duty, facts), "NOT_DEPLOYABLE d");
}

TEST(DutyRulesTest, TheNightIsNotForCadetsNorMinors) {
  const DutyLimits limits;
  EXPECT_FALSE(TouchesNight(LondonRange("2018-05-01 18:00", "2018-05-01 22:00"), limits));
  EXPECT_TRUE(TouchesNight(LondonRange("2018-05-01 18:00", "2018-05-01 22:01"), limits));
  EXPECT_FALSE(TouchesNight(LondonRange("2018-05-01 06:00", "2018-05-01 10:00"), limits));
  EXPECT_TRUE(TouchesNight(LondonRange("2018-05-01 05:59", "2018-05-01 10:00"), limits));
  EXPECT_TRUE(TouchesNight(LondonRange("2018-05-01 02:00", "2018-05-01 03:00"), limits));
  EXPECT_TRUE(TouchesNight(LondonRange("2018-05-01 07:00", "2018-05-02 07:00"), limits));
  // 06:00 is the hour of the day, whatever the clock did in the night.
  EXPECT_FALSE(TouchesNight(LondonRange("2018-03-25 06:00", "2018-03-25 08:00"), limits));
  EXPECT_TRUE(TouchesNight(LondonRange("2018-10-28 05:59", "2018-10-28 08:00"), limits));

  DutyFacts facts = DutyInOrder();
  const Duty night = DutyOf("2018-05-01 20:00", "2018-05-01 23:00");
  EXPECT_EQ(NeedsOfDuty(night, facts), "");
  facts.date_of_birth = CivilDay(2000, 5, 2);
  EXPECT_EQ(NeedsOfDuty(night, facts), "MINOR_NIGHT_DUTY d");
  facts.date_of_birth = CivilDay(2000, 5, 1);
  EXPECT_EQ(NeedsOfDuty(night, facts), "");
  facts.kind = Kind::kCadet;
  EXPECT_EQ(NeedsOfDuty(night, facts), "MINOR_NIGHT_DUTY d");
}

TEST(DutyRulesTest, ACadetsIsShortAndLed) {
  DutyFacts facts = DutyInOrder();
  facts.kind = Kind::kCadet;
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 09:00", "2018-05-01 18:00", 60), facts), "");
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 09:00", "2018-05-01 18:00", 59), facts),
            "CADET_DUTY_TOO_LONG d");
  // To its end.
  facts.led = {LondonRange("2018-05-01 00:00", "2018-05-01 11:59")};
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 09:00", "2018-05-01 12:00"), facts),
            "CADET_LEADERS_REQUIRED d");
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 09:00", "2018-05-01 11:59"), facts), "");
  facts.kind = Kind::kPsv;
  EXPECT_EQ(NeedsOfDuty(DutyOf("2018-05-01 09:00", "2018-05-01 12:00"), facts), "");
}

}  // namespace
}  // namespace copperplate::volunteers
