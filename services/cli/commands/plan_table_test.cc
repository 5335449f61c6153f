#include "services/cli/commands/plan_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/plan_csv.h"

namespace copperplate::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kBoardJson[] = R"js({
    "title": "Police and Crime Plan", "asOf": "2018-05-10",
    "base": "forces/f/plans/p/iterations/iteration-3", "baseCutOff": "2018-02-08",
    "themes": [
      {"theme": "forces/f/plans/p/themes/victims", "prefix": "V", "title": "Victims",
       "redCount": 1, "yellowCount": 0, "whiteCount": 1, "greenCount": 0, "unreportedCount": 0,
       "onTargetPct": "0.0"},
      {"theme": "forces/f/plans/p/themes/offenders", "prefix": "O", "title": "Offenders",
       "redCount": 0, "yellowCount": 0, "whiteCount": 0, "greenCount": 0, "unreportedCount": 1}],
    "rows": [
      {"theme": "Victims", "code": "V1", "action": "Put victims first", "activityCode": "V1.1",
       "opccLeads": ["NP", "CS"], "deliveryLeads": ["Constabulary"], "narrative": "=SUM(A1)",
               "rag" : "RED",
               "statusAsOf" : "2018-05-01",
               "direction" : "DETERIORATED",
               "startedLate" : true,
               "daysSinceUpdate" : 9,
               "targetDate" : "2018-06-30",
               "overrideReason" : "",
               "overdueMilestones" : [ {"title" : "Contract signed", "currentDue" : "2018-04-15"} ],
               "dueSoonMilestones" : [ {"title" : "Staff trained", "currentDue" : "2018-05-12"} ],
               "indicators" : [
                 {
                   "indicator" : "forces/f/indicators/crime",
                   "title" : "Crime",
                   "verdict" : "HIGHER",
                   "valueText" : "66192",
                   "unit" : "count",
                   "dataMonth" : "2018-03"
                 },
                 {
                   "indicator" : "forces/f/indicators/asb",
                   "unavailable" : true,
                   "unavailability" : "SERVICE_SLOW"
                 }
               ]
},
      {"theme": "Victims", "code": "V1", "action": "Put victims first", "activityCode": "V1.2",
       "rag": "WHITE", "statusAsOf": "2018-01-01", "direction": "NO_CHANGE",
       "daysSinceUpdate": 129, "stale": true,
       "indicators": [{"indicator": "forces/f/indicators/crime", "title": "Crime",
         "verdict": "HIGHER", "valueText": "66192", "unit": "count", "dataMonth": "2018-03"}]},
      {"theme": "Offenders", "code": "O1", "action": "Bring to justice", "activityCode": "O1.1",
       "rag": "RAG_UNSPECIFIED", "direction": "NONE", "stale": true}],
    "activityCount": 3, "redCount": 1, "yellowCount": 0, "whiteCount": 1, "greenCount": 0,
    "unreportedCount": 1, "onTargetPct": "0.0",
    "overrides": [
      {"activityCode": "V1.2", "rag": "WHITE", "why": "the milestone m is met", "reason": "Agreed"},
      {"activityCode": "O1.1", "rag": "GREEN", "why": "the target date was 2018-05-09"}],
    "unresolvedLinks": ["T9: section 10.1"], "unresolvedLeads": ["NP"]
})js";

TEST(DrawPlan, ShowsTheBoardWithWordsBesideItsSigns) {
  EXPECT_EQ(DrawPlan(Value::Parse(kBoardJson), {.theme = "", .texts = true}),
            "Police and Crime Plan as at 2018-05-10, directions since iteration-3 (2018-02-08)\n"
            "\n"
            "Activity  RAG    Direction        Status of        Days  OPCC leads  Delivery leads  "
            "Target\n"
            "\n"
            "Victims\n"
            "V1.1      RED    \xE2\x86\x93 started, late  2018-05-01          9  NP, CS      "
            "Constabulary    2018-06-30\n"
            "V1.2      WHITE  \xE2\x86\x94 no change      2018-01-01  129 stale\n"
            "\n"
            "Offenders\n"
            "O1.1      none   -                                stale\n"
            "\n"
            "Theme       RED  YELLOW  WHITE  GREEN  None  On target %\n"
            "Victims       1       0      1      0     0          0.0\n"
            "Offenders     0       0      0      0     1            -\n"
            "Whole plan    1       0      1      0     1          0.0\n"
            "\n"
            "Indicators\n"
            "  V1  Crime: HIGHER, 66192 count to 2018-03\n"
            "  V1  asb: unavailable (the indicators service did not answer in time)\n"
            "\n"
            "Milestones\n"
            "  V1.1  Contract signed, overdue since 2018-04-15\n"
            "  V1.1  Staff trained, due on 2018-05-12\n"
            "\n"
            "Colours against the dates\n"
            "  V1.2  WHITE although the milestone m is met: Agreed\n"
            "  O1.1  GREEN although the target date was 2018-05-09: no reason given\n"
            "\n"
            "Actions\n"
            "  V1  Put victims first\n"
            "    V1.1  =SUM(A1)\n"
            "  O1  Bring to justice\n"
            "\n"
            "Links to nothing in the plan: T9: section 10.1\n"
            "\n"
            "Leads nobody has named yet: NP\n");
}

TEST(DrawPlan, SaysWhyAnIndicatorIsUnavailable) {
  const std::pair<const char*, const char*> words[] = {
      {"SERVICE_DOWN", "the indicators service cannot be reached"},
      {"NOT_FOUND", "the dashboard has no such indicator"},
      {"REFUSED", "you may not read the dashboard"},
      {"FAILED", "the indicators service answered with an error"},
      {"OF_A_LATER_RELEASE", "OF_A_LATER_RELEASE"},
  };
  for (const auto& [word, said] : words) {
    const std::string board = absl::StrCat(
        R"({"rows": [{"code": "V1", "activityCode": "V1.1", "indicators": [)"
        R"({"indicator": "forces/f/indicators/asb", "unavailable": true, "unavailability": ")",
        word, R"("}]}]})");
    EXPECT_THAT(DrawPlan(Value::Parse(board), {}),
                HasSubstr(absl::StrCat("  V1  asb: unavailable (", said, ")\n")));
  }
}

TEST(DrawPlan, ColoursTheWordAndNothingElse) {
  const std::string drawn = DrawPlan(Value::Parse(kBoardJson), {.theme = "", .colour = true});
  EXPECT_THAT(drawn, HasSubstr("V1.1      \x1b[1;31mRED\x1b[0m    "));
  EXPECT_THAT(drawn, HasSubstr("V1.2      \x1b[1;37mWHITE\x1b[0m  "));
  EXPECT_THAT(drawn, HasSubstr("O1.1      none   -"));
  EXPECT_THAT(DrawPlan(Value::Parse(kBoardJson), {}), Not(HasSubstr("\x1b")));
}

TEST(DrawPlan, ShowsOneThemeByIdPrefixOrTitle) {
  for (const char* theme : {"offenders", "O", "Offenders"}) {
    const std::string drawn = DrawPlan(Value::Parse(kBoardJson), {.theme = theme});
    EXPECT_THAT(drawn, HasSubstr("O1.1")) << theme;
    EXPECT_THAT(drawn, Not(HasSubstr("V1.1"))) << theme;
    EXPECT_THAT(drawn, Not(HasSubstr("Victims"))) << theme;
    EXPECT_THAT(drawn, HasSubstr("  O1.1  GREEN although")) << theme;
    EXPECT_THAT(drawn, Not(HasSubstr("  V1.2  WHITE although"))) << theme;
    EXPECT_THAT(drawn, Not(HasSubstr("Whole plan"))) << theme;
  }
}

TEST(DrawPlan, ShowsAFrozenIteration) {
  const Value iteration = Value::Parse(R"({
      "number": 3, "cutOff": "2018-02-08", "state": "WITHDRAWN", "label": "WORK IN PROGRESS",
      "base": "forces/f/plans/p/iterations/iteration-2", "erratumNote": "",
      "staleAcceptedReason": "Away", "withdrawnReason": "A wrong table",
      "rows": [{"theme": "victims", "themePrefix": "V", "themeTitle": "Victims", "code": "V1",
                "activityCode": "V1.1", "rag": "GREEN", "asOf": "2018-02-01",
                "direction": "IMPROVED", "daysSinceUpdate": 7}]})");
  EXPECT_EQ(DrawPlan(iteration, {.theme = "V"}),
            "Iteration 3 as at 2018-02-08, WITHDRAWN, WORK IN PROGRESS, directions since "
            "iteration-2\n"
            "Stale statuses were accepted: Away\n"
            "Withdrawn: A wrong table\n"
            "\n"
            "Activity  RAG    Direction   Status of   Days  OPCC leads  Delivery leads  Target\n"
            "\n"
            "Victims\n"
            "V1.1      GREEN  \xE2\x86\x91 improved  2018-02-01     7\n");
}

TEST(PlanCsv, HasARowForEachActivityAndNoFormula) {
  EXPECT_EQ(
      PlanCsv(Value::Parse(kBoardJson), "V"),
      "theme,code,action,activity_code,rag,direction,started_late,status_as_of,"
      "days_since_update,stale,opcc_lead,delivery_lead,narrative,partnership_opportunities,"
      "target_date,override_reason,indicators\r\n"
      "Victims,V1,Put victims first,V1.1,RED,DETERIORATED,true,2018-05-01,9,false,NP / CS,"
      "Constabulary,'=SUM(A1),,2018-06-30,,"
      "\"Crime: HIGHER, 66192 count to 2018-03\n\nasb: unavailable (the indicators service did "
      "not answer in time)\"\r\n"
      "Victims,V1,Put victims first,V1.2,WHITE,NO_CHANGE,false,2018-01-01,129,true,,,,,,,"
      "\"Crime: HIGHER, 66192 count to 2018-03\"\r\n");
}

}  // namespace
}  // namespace copperplate::cli
