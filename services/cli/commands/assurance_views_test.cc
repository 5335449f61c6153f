#include <gtest/gtest.h>

#include <string>

#include "services/cli/commands/view_text.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {
namespace {

constexpr char kRatedRow[] = R"({"entry": "forces/f/assuranceEntries/e1",
    "objective": "Detainees are safe.", "principalRiskRef": "R12", "owner": "Head of Custody",
    "rating": "NOT_ASSURED", "ratingText": "Not assured", "controls": [
      {"controlId": "audit", "ratingText": "Substantial", "givenOn": "2018-02-08"},
      {"controlId": "visits", "ratingText": "Not assured", "givenOn": ""}],
    "gapsControl": "No second line.", "gapsAssurance": "", "marking": "OFFICIAL",
    "actions": ["forces/f/plans/p/actions/v1", "forces/f/plans/p/actions/v2"]})";

std::string DrawFramework(bool csv) {
  ViewText text(kAssuranceView, csv);
  text.Add(Value::Parse(kRatedRow));
  return text.Draw();
}

TEST(AssuranceView, IsATableOfEntriesWithTheirRatings) {
  EXPECT_EQ(
      DrawFramework(false),
      "Entry  Objective            Risk  Rating       Controls                                "
      "          Owner            Actions\n"
      "e1     Detainees are safe.  R12   Not assured  audit Substantial 2018-02-08; visits Not "
      "assured  Head of Custody  v1; v2\n");
}

TEST(AssuranceView, HasGapsAndMarkingsAsCsv) {
  EXPECT_EQ(DrawFramework(true),
            "entry,objective,risk,rating,controls,owner,actions,plan_objective,gaps_in_control,"
            "gaps_in_assurance,marking\r\n"
            "e1,Detainees are safe.,R12,Not assured,"
            "audit Substantial 2018-02-08; visits Not assured,Head of Custody,v1; v2,,"
            "No second line.,,OFFICIAL\r\n");
}

TEST(AssuranceView, SaysOfWhichDayItIs) {
  EXPECT_EQ(kAssuranceView.note(Value::Parse(R"({"asOf": "2018-03-31"})"), 1),
            "As of 2018-03-31\n");
  EXPECT_TRUE(kAssuranceView.NeedsForce());
}

TEST(AssuranceLevelsView, HasTheLevelsInTheirOrderAndSaysWhoseTheyAre) {
  ViewText text(kAssuranceLevelsView, /*csv=*/false);
  text.Add(Value::Parse(R"({"code": "SUBSTANTIAL", "title": "Substantial"})"));
  text.Add(Value::Parse(R"({"code": "PARTIAL", "title": "Partial"})"));
  EXPECT_EQ(text.Draw(),
            "Level        Title\n"
            "SUBSTANTIAL  Substantial\n"
            "PARTIAL      Partial\n");
  EXPECT_EQ(kAssuranceLevelsView.note(Value::Parse(R"({"own": true})"), 2),
            "The force's own; the best first.\n");
  EXPECT_EQ(kAssuranceLevelsView.note(Value::Parse(R"({"own": false})"), 2),
            "Those of every force without its own; the best first.\n");
}

}  // namespace
}  // namespace copperplate::cli
