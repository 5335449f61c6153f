#include "services/cli/commands/option_checks.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Instant, TakesRfc3339AndNothingElse) {
  const CLI::Validator instant = Instant();
  for (const char* text :
       {"2018-05-10T14:00:00Z", "2018-05-10T15:00:00+01:00", "2018-05-10T14:00:00.123456Z"}) {
    EXPECT_EQ(instant(std::string(text)), "") << text;
  }
  for (const char* text : {"2018-05-10", "2018-05", "2018-05-10T14:00:00", "2018-05-10 14:00",
                           "yesterday", "infinite-past", ""}) {
    EXPECT_NE(instant(std::string(text)), "") << text;
  }
}

TEST(DroppedOptions, AreThoseOfACommandBeforeItsOwn) {
  const auto dropped = [](const char* line) {
    CLI::App app;
    app.fallthrough();
    app.add_flag("--json");
    std::string theme;
    CLI::App* const list = app.add_subcommand("indicators");
    list->add_option("--theme", theme);
    list->add_flag("--csv");
    CLI::App* const show = list->add_subcommand("show");
    show->add_flag("--why");
    app.parse(line);
    return DroppedOptions(app);
  };
  EXPECT_EQ(dropped("indicators --theme victims --csv --json"), "");
  EXPECT_EQ(dropped("--json indicators show --why"), "");
  EXPECT_EQ(dropped("indicators --theme victims --json --csv show"),
            "indicators show: cannot heed --theme, --csv of indicators; its own options stand "
            "behind it");
  EXPECT_EQ(dropped("indicators show --csv"),
            "indicators show: cannot heed --csv of indicators; its own options stand behind it");
}

TEST(ViewOption, AFlagStandsAloneAndSaysTrue) {
  CLI::App app;
  std::string value;
  AddViewOption(app, {"--open", "openOnly", "Open ones", ViewOption::Form::kFlag}, value);
  app.parse("");
  EXPECT_EQ(value, "");
  app.parse("--open");
  EXPECT_EQ(value, "true");
}

TEST(WholeNumber, TakesNumbersFromOneOn) {
  for (std::string good : {"1", "42"}) EXPECT_EQ(WholeNumber()(good), "") << good;
  for (std::string bad : {"0", "-1", "x", "", "1.5", "99999999999"}) {
    EXPECT_EQ(WholeNumber()(bad), "must be a whole number from 1 on, not " + bad);
  }
}

}  // namespace
}  // namespace copperplate::cli
