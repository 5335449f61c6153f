#include "libs/csv/writer.h"

#include <gtest/gtest.h>

namespace copperplate::csv {
namespace {

std::string Field(absl::string_view text, FieldKind kind = FieldKind::kText) {
  std::string out = "a,";
  AppendField(text, kind, out);
  return out.substr(2);
}

TEST(AppendField, QuotesWhatNeedsIt) {
  EXPECT_EQ(Field("All Recorded Crime"), "All Recorded Crime");
  EXPECT_EQ(Field(""), "");
  EXPECT_EQ(Field("a,b"), "\"a,b\"");
  EXPECT_EQ(Field("a \"cat\""), "\"a \"\"cat\"\"\"");
  EXPECT_EQ(Field("a\nb"), "\"a\nb\"");
  EXPECT_EQ(Field("a\rb"), "\"a\rb\"");
}

TEST(AppendField, DefusesWhatASpreadsheetWouldRun) {
  EXPECT_EQ(Field("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
  EXPECT_EQ(Field("+1+1"), "'+1+1");
  EXPECT_EQ(Field("-1+1"), "'-1+1");
  EXPECT_EQ(Field("-1.5.2"), "'-1.5.2");
  EXPECT_EQ(Field("-.5"), "'-.5");
  EXPECT_EQ(Field("-5."), "'-5.");
  EXPECT_EQ(Field("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(Field("\t=1"), "'\t=1");
  EXPECT_EQ(Field("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(Field("\n=1"), "\"'\n=1\"");
  EXPECT_EQ(Field("\xEF\xBC\x9D"
                  "1+1"),
            "'\xEF\xBC\x9D"
            "1+1");
}

TEST(TextOfField, TakesOffWhatWasPutInFront) {
  const std::string full_width_plus_one = "\xEF\xBC\x8B" + std::string("1");
  for (const absl::string_view text :
       {"", "'", "''", "All Recorded Crime", "=1+1", "+1", "-", "-12.5", "-1.5.2", "@SUM(A1)",
        "\t=1", "'=1", "''=1", "'-12.5", "'tis", full_width_plus_one.c_str()}) {
    EXPECT_EQ(TextOfField(Field(text)), text);
  }
  EXPECT_EQ(Field("'=1"), "''=1");
  EXPECT_EQ(Field("'tis"), "'tis");
}

TEST(TextOfField, LeavesWhatWasNotPutThere) {
  EXPECT_EQ(TextOfField("'tis"), "'tis");
  EXPECT_EQ(TextOfField("'-12.5"), "'-12.5");
  EXPECT_EQ(TextOfField("'-"), "'-");
  EXPECT_EQ(TextOfField("=1"), "=1");
}

TEST(AppendField, LeavesNumbersAndDataAsTheyAre) {
  EXPECT_EQ(Field("-12.5"), "-12.5");
  EXPECT_EQ(Field("-3"), "-3");
  EXPECT_EQ(Field("-"), "-");
  EXPECT_EQ(Field("1=1"), "1=1");
  EXPECT_EQ(Field("-1e-05", FieldKind::kData), "-1e-05");
  EXPECT_EQ(Field("-3s", FieldKind::kData), "-3s");
  EXPECT_EQ(Field("+w==", FieldKind::kData), "+w==");
}

}  // namespace
}  // namespace copperplate::csv
