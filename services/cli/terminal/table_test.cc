#include "services/cli/terminal/table.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Table, AlignsColumnsAndCountsCodePoints) {
  Table table({{"Indicator", Align::kLeft}, {"Mar-18", Align::kRight}});
  table.AddHeading("OFFENDERS");
  table.AddRow({"Caf\xC3\xA9 thefts", "66,192"});
  table.AddRow({"KSI", "27"});
  EXPECT_EQ(table.Draw(),
            "Indicator    Mar-18\n"
            "\nOFFENDERS\n"
            "Caf\xC3\xA9 thefts  66,192\n"
            "KSI              27\n");
}

}  // namespace
}  // namespace copperplate::cli
