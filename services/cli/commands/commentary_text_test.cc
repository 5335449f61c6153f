#include "services/cli/commands/commentary_text.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

constexpr char kCommentary[] = R"({
  "name": "forces/f/commentaries/crime", "indicator": "forces/f/indicators/all-crime", "theme": "",
  "area": "forces/f/areas/south", "month": "2018-03", "marking": "OFFICIAL", "state": "AGREED",
  "author": "kim", "heading": "Crime \u001b[31m", "text": "One two three.\n\nFour\u001b.",
  "sources": ["a", "b c"]})";

TEST(CommentaryText, HasItsTextLineByLineAndNothingThatATerminalActsUpon) {
  EXPECT_EQ(DrawCommentary(Value::Parse(kCommentary), 0),
            "crime: indicator all-crime, south, 2018-03, OFFICIAL, AGREED by kim\n"
            "  Crime \\x1b[31m\n"
            "  One two three.\n\n"
            "  Four\\x1b.\n"
            "  source: a\n"
            "  source: b c\n");
}

TEST(CommentaryText, FoldsLongLines) {
  EXPECT_EQ(DrawCommentary(Value::Parse(R"({"name": "forces/f/commentaries/c", "theme": "victims",
                "area": "a", "month": "2018-03", "marking": "M", "state": "S", "author": "k",
                "text": "One two three."})"),
                           40),
            "c: theme victims, a, 2018-03, M, S by k\n  One two three.\n");
  EXPECT_EQ(DrawCommentary(Value::Parse(R"({"text": "One two three."})"), 9),
            ": , , ,\nby\n  One two\n  three.\n");
}

TEST(CommentaryText, OfASnapshotEachStandsBelowAHeading) {
  EXPECT_EQ(
      DrawCommentaries(Value::Parse(R"({"commentaries": [{"text": "A"}, {"text": "B"}]})"), 0),
      "\nCommentaries\n\n: , , ,  by \n  A\n\n: , , ,  by \n  B\n");
  EXPECT_EQ(DrawCommentaries(Value::Parse("{}"), 0), "");
}

}  // namespace
}  // namespace copperplate::cli
