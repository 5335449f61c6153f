#include "services/delivery/domain/assurance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"

namespace copperplate::delivery {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Told;

const absl::CivilDay kAssuranceToday(2018, 5, 10);

AssuranceEntry SoundEntry() {
  AssuranceEntry entry;
  entry.id = "e1";
  entry.objective = "Detainees are safe.";
  entry.principal_risk_ref = "R12";
  entry.controls = {{"visits", "Independent custody visitors"}, {"audit", "Internal audit"}};
  entry.owner = "Head of Custody";
  return entry;
}

Assurance SoundAssurance() {
  return {.id = "a1",
          .control = "audit",
          .line = 3,
          .source = "Internal audit",
          .given_on = kAssuranceToday,
          .level = "PARTIAL"};
}

const std::vector<AssuranceLevel> kTwoLevels = {{"SUBSTANTIAL", "Substantial"},
                                                {"PARTIAL", "Partial"}};

TEST(AssuranceEntryTest, ASoundEntryHasNoFault) {
  EXPECT_EQ(Told(Validate(SoundEntry())), "");
  AssuranceEntry entry = SoundEntry();
  entry.controls.clear();
  EXPECT_EQ(Told(Validate(entry)), "") << "a risk that nothing is done against";
}

TEST(AssuranceEntryTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(AssuranceEntry())),
            "FIELD_REQUIRED id objective principal_risk_ref owner");
  AssuranceEntry entry = SoundEntry();
  entry.id = "E1";
  EXPECT_EQ(Told(Validate(entry)), "ID_INVALID id");
  entry = SoundEntry();
  entry.controls = {{"visits", "x"}, {"Visits", "x"}, {"visits", "x"}, {"", ""}};
  EXPECT_EQ(Told(Validate(entry)),
            "ID_INVALID controls[1].control_id controls[2].control_id controls[3].control_id "
            "controls[3].text");
  entry = SoundEntry();
  entry.controls.resize(1);
  entry.controls.push_back(entry.controls[0]);
  EXPECT_EQ(Told(Validate(entry)), "DUPLICATE controls[1].control_id");
  entry = SoundEntry();
  entry.gaps_control = " ";
  entry.gaps_assurance = std::string(20'001, 'x');
  EXPECT_EQ(Told(Validate(entry)), "TEXT_INVALID gaps_control gaps_assurance");
}

TEST(AssuranceEntryTest, ItsListsAreBounded) {
  AssuranceEntry entry = SoundEntry();
  entry.controls.clear();
  for (int i = 0; i < 101; ++i) {
    entry.controls.push_back({absl::StrCat("c", i), "x"});
    entry.actions.push_back(absl::StrCat("forces/essex/plans/p/actions/v", i));
  }
  EXPECT_EQ(Told(Validate(entry)), "TOO_MANY controls actions");
  entry.controls.pop_back();
  entry.actions.pop_back();
  EXPECT_EQ(Told(Validate(entry)), "");
  entry.actions[7] = entry.actions[3];
  EXPECT_EQ(Told(Validate(entry)), "DUPLICATE actions[7]");
}

TEST(AssuranceTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(SoundAssurance(), kAssuranceToday)), "");
  EXPECT_EQ(Told(Validate(Assurance(), kAssuranceToday)),
            "FIELD_REQUIRED id control line source level");
  Assurance assurance = SoundAssurance();
  for (const int32_t line : {-1, 0, 4}) {
    assurance.line = line;
    EXPECT_EQ(Told(Validate(assurance, kAssuranceToday)), "NUMBER_OUT_OF_RANGE line") << line;
  }
  for (const int32_t line : {1, 2, 3}) {
    assurance.line = line;
    EXPECT_EQ(Told(Validate(assurance, kAssuranceToday)), "") << line;
  }
  assurance.given_on = kAssuranceToday + 1;
  EXPECT_EQ(Told(Validate(assurance, kAssuranceToday)), "DATE_IN_FUTURE given_on");
}

TEST(AssuranceTest, IsOfAControlOfTheEntryAndOfALevelOfTheForce) {
  EXPECT_EQ(Told(CheckAssuranceOf(SoundEntry(), kTwoLevels, SoundAssurance())), "");
  Assurance assurance = SoundAssurance();
  assurance.control = "inspection";
  EXPECT_EQ(Told(CheckAssuranceOf(SoundEntry(), kTwoLevels, assurance)), "CONTROL_UNKNOWN control");
  assurance.level = "MINIMAL";
  const Faults faults = CheckAssuranceOf(SoundEntry(), kTwoLevels, assurance);
  EXPECT_EQ(Told(faults), "CONTROL_UNKNOWN control level");
  EXPECT_EQ(faults.faults()[1].description, "must be one of SUBSTANTIAL, PARTIAL");
}

TEST(AssuranceTest, ControlsThatAssurancesAreOfMayNotGo) {
  const Assurance of_audit = SoundAssurance();
  Assurance of_visits = SoundAssurance();
  of_visits.control = "visits";
  AssuranceEntry entry = SoundEntry();
  EXPECT_THAT(MissingControls(entry, {&of_visits, &of_audit, &of_audit}), IsEmpty());
  entry.controls = {{"inspection", "x"}};
  EXPECT_THAT(MissingControls(entry, {&of_visits, &of_audit, &of_audit}),
              ElementsAre("audit", "visits"));
}

TEST(AssuranceLevelsTest, EveryFaultIsNamed) {
  EXPECT_EQ(Told(Validate(kTwoLevels)), "");
  EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>())), "") << "those of all";
  EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>{{"", ""}, {"FULL", " "}})),
            "FIELD_REQUIRED levels[0].code levels[0].title levels[1].title");
  for (const char* code : {"full", "2ND", "-A", "A_B", "A B", "NOT_ASSURED"}) {
    EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>{{code, "Title"}})),
              "LEVEL_CODE_INVALID levels[0].code")
        << code;
  }
  EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>{{std::string(64, 'A'), "Title"}})),
            "LEVEL_CODE_INVALID levels[0].code");
  EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>{{std::string(63, 'A'), "Title"}})), "");
  EXPECT_EQ(Told(Validate(std::vector<AssuranceLevel>{
                {"A-1", "One"}, {"A-1", "Two"}, {"B", "Two"}, {"C", "One"}})),
            "DUPLICATE levels[1].code levels[2].title levels[3].title");
}

TEST(AssuranceLevelsTest, AreAtMostTwenty) {
  std::vector<AssuranceLevel> levels;
  levels.reserve(20);
  for (int i = 0; i < 20; ++i) levels.push_back({absl::StrCat("L", i), absl::StrCat("Level ", i)});
  EXPECT_EQ(Told(Validate(levels)), "");
  levels.push_back({"L20", "Level 20"});
  EXPECT_EQ(Told(Validate(levels)), "TOO_MANY levels");
}

TEST(AssuranceLevelsTest, ThoseThatAssurancesHaveMayNotGo) {
  EXPECT_THAT(MissingLevels(kTwoLevels, {}), IsEmpty());
  EXPECT_THAT(MissingLevels(kTwoLevels, {"PARTIAL", "SUBSTANTIAL"}), IsEmpty());
  EXPECT_THAT(MissingLevels(kTwoLevels, {"MINIMAL", "PARTIAL", "REASONABLE"}),
              ElementsAre("MINIMAL", "REASONABLE"));
  EXPECT_THAT(MissingLevels({}, {"PARTIAL"}), ElementsAre("PARTIAL"));
}

}  // namespace
}  // namespace copperplate::delivery
