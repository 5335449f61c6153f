#include "services/cli/terminal/table.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Table, AlignsColumnsByWhatATerminalShows) {
  Table table({{"Indicator", Align::kLeft}, {"Mar-18", Align::kRight}});
  table.AddHeading("OFFENDERS");
  table.AddRow({"Caf\xC3\xA9 thefts", "66,192"});
  table.AddRow({"\xE8\xAD\xA6\xE5\xAF\x9F", "1"});
  table.AddRow({"KSI", "27"});
  EXPECT_EQ(table.Draw(),
            "Indicator    Mar-18\n"
            "\nOFFENDERS\n"
            "Caf\xC3\xA9 thefts  66,192\n"
            "\xE8\xAD\xA6\xE5\xAF\x9F              1\n"
            "KSI              27\n");
}

TEST(Table, ACellsColourTakesNoRoom) {
  const auto colour = [](absl::string_view cell) -> absl::string_view {
    return cell == "RED" ? "31" : "";
  };
  Table table({{"Code"}, {"RAG", Align::kRight, colour}, {"Leads"}});
  table.AddRow({"V1", "RED", "NP"});
  table.AddRow({"V2", "GREEN", "CS"});
  EXPECT_EQ(table.Draw(),
            "Code    RAG  Leads\n"
            "V1      \x1b[31mRED\x1b[0m  NP\n"
            "V2    GREEN  CS\n");
}

TEST(Table, WiderThanTheTerminalItStandsInParts) {
  Table table({{"Indicator"}, {"Mar-18", Align::kRight}, {"Mar-17", Align::kRight}, {"v 1yr"}});
  table.AddHeading("OFFENDERS");
  table.AddRow({"Thefts", "66,192", "58,060", "Higher"});
  EXPECT_EQ(table.Draw(27),
            "Indicator  Mar-18  Mar-17\n"
            "\nOFFENDERS\n"
            "Thefts     66,192  58,060\n"
            "\n"
            "Indicator  v 1yr\n"
            "\nOFFENDERS\n"
            "Thefts     Higher\n");
  EXPECT_EQ(table.Draw(33), table.Draw());
  EXPECT_EQ(Table({{"Snapshot"}}).Draw(3), "Snapshot\n");
}

}  // namespace
}  // namespace copperplate::cli
