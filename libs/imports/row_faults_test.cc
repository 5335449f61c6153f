#include "libs/imports/row_faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace copperplate::imports {
namespace {

TEST(RowFaultsTest, KeepsThemByLineAndAsTheyCame) {
  RowFaults faults;
  EXPECT_TRUE(faults.empty());
  faults.Add(5, "area", "AREA_UNKNOWN", "first of 5");
  faults.Add(3, "", "DUPLICATE_KEY", "of 3");
  faults.Add(5, "month", "MONTH_MALFORMED", "second of 5");
  EXPECT_EQ(faults.count(), 3);
  const std::vector<RowFault> kept = faults.Kept();
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[0].line, 3);
  EXPECT_EQ(kept[0].reason, "DUPLICATE_KEY");
  EXPECT_EQ(kept[1].description, "first of 5");
  EXPECT_EQ(kept[1].field, "area");
  EXPECT_EQ(kept[2].description, "second of 5");
}

TEST(RowFaultsTest, CountsAllAndKeepsTheFirstThousandByLine) {
  RowFaults faults;
  for (int line = 5000; line > 0; --line) faults.Add(line, "", "X", absl::StrCat(line));
  for (int line = 1; line <= 5000; ++line) faults.Add(line, "", "Y", absl::StrCat(line));
  EXPECT_EQ(faults.count(), 10'000);
  const std::vector<RowFault> kept = faults.Kept();
  ASSERT_EQ(kept.size(), 1000U);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(kept[static_cast<size_t>(i)].line, i / 2 + 1);
    EXPECT_EQ(kept[static_cast<size_t>(i)].reason, i % 2 == 0 ? "X" : "Y");
  }
}

TEST(RowFaultsTest, TakesWhatWasFoundOfARow) {
  Faults of_text;
  of_text.Add("TEXT_TOO_LONG", "narrative", "too long");
  Faults of_date;
  of_date.Add("DATE_MALFORMED", "as_of", "no date");
  RowFaults faults;
  faults.AddFound(7, of_text);
  faults.AddFound(7, of_date);
  faults.AddFound(8, Faults());
  EXPECT_EQ(faults.count(), 2);
  EXPECT_THAT(faults.Kept(),
              ::testing::ElementsAre(RowFault{7, "narrative", "TEXT_TOO_LONG", "too long"},
                                     RowFault{7, "as_of", "DATE_MALFORMED", "no date"}));
}

}  // namespace
}  // namespace copperplate::imports
