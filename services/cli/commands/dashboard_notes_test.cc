#include "services/cli/commands/dashboard_notes.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

// The notes that a value calls for, without the mark's blank.
std::string NotesOf(const char* cell, const char* row = "{}") {
  Notes notes;
  const std::string marks = CellMarks(Value::Parse(row), Value::Parse(cell), notes);
  return marks + notes.Draw(0);
}

TEST(Notes, ATextStandsOnceHoweverManyCallIt) {
  Notes notes;
  EXPECT_EQ(notes.Draw(0), "");
  EXPECT_EQ(notes.Add("One."), " [1]");
  EXPECT_EQ(notes.Add("Two."), " [2]");
  EXPECT_EQ(notes.Add("One."), " [1]");
  EXPECT_EQ(notes.Draw(0), "\n  [1]  One.\n  [2]  Two.\n");
}

TEST(CellMarks, SayWhyThereIsNoValue) {
  EXPECT_EQ(NotesOf(R"({"text": "4"})"), "");
  EXPECT_EQ(NotesOf(R"({"absence": "NOT_APPLICABLE"})"), "");
  EXPECT_EQ(
      NotesOf(R"({"absence": "NO_OBSERVATION", "firstMonth": "2017-04", "lastMonth": "2018-03"})"),
      " [1]\n  [1]  No figure held for Apr-17 to Mar-18.\n");
  EXPECT_EQ(
      NotesOf(R"({"absence": "NO_OBSERVATION", "firstMonth": "2018-03", "lastMonth": "2018-03",
                        "missingAreas": ["forces/essex/areas/north", "forces/essex/areas/south"]})"),
      " [1]\n  [1]  No figure held for Mar-18, without north, south.\n");
  EXPECT_EQ(
      NotesOf(R"({"absence": "INCOMPLETE_PERIOD", "firstMonth": "2017-04", "lastMonth": "2018-03",
                        "missingMonths": ["2017-04", "2017-05", "2017-06"]})"),
      " [1]\n  [1]  3 of 12 months missing: Apr-17 to Jun-17.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "DENOMINATOR_ZERO", "numerator": "5"})"),
            " [1]\n  [1]  Nothing to divide by (5 over 0).\n");
  EXPECT_EQ(NotesOf(R"({"absence": "NO_POPULATION"})"),
            " [1]\n  [1]  No population estimate is held for it.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "MEASURE_NOT_SUPPORTED"})"),
            " [1]\n  [1]  Its formula is not one that can be computed.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "OUT_OF_RANGE"})"),
            " [1]\n  [1]  The figures behind it are too large to add up.\n");
  EXPECT_EQ(
      NotesOf(
          R"({"absence": "HARM_WEIGHT_MISSING", "missingParts": ["offence=arson", "offence=fraud"]})"),
      " [1]\n  [1]  No harm weight is in force for arson, fraud.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "NEGATIVE_NOT_ALLOWED"})"),
            " [1]\n  [1]  The difference falls below zero.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "NO_OBSERVATION", "firstMonth": "2018-03",
                        "lastMonth": "2018-03", "missingParts": ["forces/essex/indicators/serious"]})"),
            " [1]\n  [1]  No figure held for Mar-18, no figure of serious.\n");
  EXPECT_EQ(NotesOf(R"({"absence": "OF_LATER"})"), " [1]\n  [1]  No value: OF_LATER.\n");
}

TEST(CellMarks, SayWhatAValueGoesWithout) {
  EXPECT_EQ(
      NotesOf(R"({"absence": "ABSENCE_UNSPECIFIED", "firstMonth": "2017-04", "lastMonth": "2018-03",
                        "missingMonths": ["2017-04", "2017-06"]})"),
      " [1]\n  [1]  2 of 12 months missing: Apr-17, Jun-17.\n");
  EXPECT_EQ(
      NotesOf(R"({"firstMonth": "2018-02", "lastMonth": "2018-03", "missingMonths": ["2018-02"]})",
              R"({"measure": "LEVEL"})"),
      " [1]\n  [1]  1 of 2 months missing: Feb-18; the last one present is shown.\n");
  EXPECT_EQ(NotesOf(R"({"provisional": true, "missingAreas": ["forces/essex/areas/north"]})"),
            " [p] [1]\n  [p]  Provisional: a month behind it may still change.\n"
            "  [1]  Some months without north.\n");
}

}  // namespace
}  // namespace copperplate::cli
