#include "services/cli/commands/improvement_notes.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

constexpr char kPlanSummary[] = R"json({
    "title": "Custody\u001b", "asOf": "2018-05-10", "total": 42, "open": 20, "notStarted": 2,
    "inProgress": 17, "readyForSignOff": 1, "discharged": 21, "superseded": 1, "rejected": 0,
    "overdue": 3, "dueSoon": 4, "undated": 5, "reopened": 1, "withoutOwner": 2,
    "lastReview": "2018-04-12", "nextReview": "2018-06-12", "reviewOverdue": false,
    "findings": [{"kind": "AREA_OF_CONCERN", "count": 1}, {"kind": "CAUSE_OF_CONCERN", "count": 0},
                 {"kind": "AREA_FOR_IMPROVEMENT", "count": 27}]})json";

TEST(ImprovementNotes, SayHowThePlanStands) {
  EXPECT_EQ(HowThePlanStands(Value::Parse(kPlanSummary), 42),
            "Custody\\x1b, 2018-05-10\n"
            "Actions: 42 in all, 20 open, 21 discharged, 1 superseded, 0 rejected\n"
            "Open: 2 not started, 17 in progress, 1 ready for sign-off; 3 overdue, 4 due within 14 "
            "days, 5 without a date, 2 without an owner\n"
            "Reopened at some time: 1\n"
            "Findings: 1 area of concern, 27 area for improvement\n"
            "Reviews: last 2018-04-12, next 2018-06-12\n");
  const std::string empty =
      HowThePlanStands(Value::Parse(R"({"title": "T", "asOf": "2018-05-10", "findings": []})"), 0);
  EXPECT_NE(empty.find("Findings: none\nReviews: none yet\n"), std::string::npos) << empty;
  EXPECT_NE(HowThePlanStands(Value::Parse(R"({"lastReview": "2018-04-12", "reviewOverdue": true,
                                              "nextReview": "2018-05-12"})"),
                             0)
                .find("next 2018-05-12, overdue"),
            std::string::npos);
}

TEST(ImprovementNotes, ATextIsCutAtItsFirstLineAndNeverWithinACharacter) {
  const auto brief = [](const std::string& text) {
    return BriefTextOf(Value::Parse(absl::StrCat("{\"text\": ", Quote(text), "}")));
  };
  EXPECT_EQ(brief("Short."), "Short.");
  EXPECT_EQ(brief("First.\nSecond."), "First....");
  EXPECT_EQ(brief(std::string(60, 'x')), std::string(60, 'x'));
  EXPECT_EQ(brief(std::string(61, 'x')), std::string(60, 'x') + "...");
  EXPECT_EQ(brief(std::string(59, 'x') + "\xc3\xa9y"), std::string(59, 'x') + "...");
  EXPECT_EQ(brief(""), "");
}

TEST(ImprovementNotes, AttentionIsDrawnToWhatNeedsIt) {
  EXPECT_EQ(AttentionTo(Value::Parse(R"({"overdue": true, "dueSoon": false, "reopened": true})")),
            "overdue, reopened");
  EXPECT_EQ(AttentionTo(Value::Parse(R"({"dueSoon": true})")), "due soon");
  EXPECT_EQ(AttentionTo(Value::Parse("{}")), "");
}

}  // namespace
}  // namespace copperplate::cli
