#include "services/cli/commands/view_notes.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(ViewNotes, SayWhatTheTableIsOfAndWhatItMeans) {
  EXPECT_EQ(InWords(Value::Parse(R"json({"title": "Crime\u001b", "unit": "count",
      "area": "forces/f/areas/hunts", "sentence": "It rose.", "notes": ["A.", "B."],
      "verdict": {"sentence": "Higher."}, "groupRank": {"sentence": "2 of 8."}})json"),
                    3),
            "Crime\\x1b, count, hunts\nIt rose.\nA.\nB.\nHigher.\n2 of 8.\n");
  EXPECT_EQ(InWords(Value::Parse("{}"), 0), "");
}

TEST(ViewNotes, LimitsHaveOneDecimalMoreThanTheValue) {
  const Value whole = Value::Parse(R"({"text": "12", "centre": 11.26, "lowerLimit": -0.04})");
  EXPECT_EQ(CentreOf(whole), "11.3");
  EXPECT_EQ(LowerLimitOf(whole), "0.0");
  EXPECT_EQ(UpperLimitOf(whole), "");
  EXPECT_EQ(UpperLimitOf(Value::Parse(R"({"text": "12.5", "upperLimit": 3})")), "3.00");
}

}  // namespace
}  // namespace copperplate::cli
