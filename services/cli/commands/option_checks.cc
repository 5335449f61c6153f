#include "services/cli/commands/option_checks.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"

namespace copperplate::cli {

CLI::Validator Instant() {
  return {[](std::string& text) -> std::string {
            absl::Time time;
            // Abseil's `infinite-past` is none.
            if (absl::ParseTime(absl::RFC3339_full, text, &time, nullptr) &&
                time > absl::InfinitePast() && time < absl::InfiniteFuture()) {
              return "";
            }
            return absl::StrCat(text,
                                " is no instant: give date, time and offset, such as "
                                "2018-05-10T14:00:00Z or 2018-05-10T15:00:00+01:00");
          },
          ""};
}

CLI::Validator WholeNumber() {
  return {[](std::string& text) -> std::string {
            uint32_t number = 0;
            if (absl::SimpleAtoi(text, &number) && number > 0) return "";
            return absl::StrCat("must be a whole number from 1 on, not ", text);
          },
          ""};
}

std::string DroppedOptions(const CLI::App& app) {
  std::string path;
  for (const CLI::App* command = &app; !command->get_subcommands().empty();) {
    const CLI::App* const chosen = command->get_subcommands().front();
    const std::string parent =
        std::exchange(path, absl::StrCat(path, path.empty() ? "" : " ", chosen->get_name()));
    std::vector<std::string> given;
    if (command != &app) {
      for (const CLI::Option* option : command->get_options()) {
        if (option->count() > 0) given.push_back(option->get_name());
      }
    }
    if (!given.empty()) {
      return absl::StrCat(path, ": cannot heed ", absl::StrJoin(given, ", "), " of ", parent,
                          "; its own options stand behind it");
    }
    command = chosen;
  }
  return "";
}

void AddViewOption(CLI::App& command, const ViewOption& option, std::string& value) {
  if (option.form == ViewOption::Form::kFlag) {
    command.add_flag_callback(
        option.name, [&value] { value = "true"; }, option.about);
    return;
  }
  CLI::Option* const added = command.add_option(option.name, value, option.about);
  if (option.required) added->required();
  if (option.form == ViewOption::Form::kInstant) added->check(Instant());
  if (option.excludes == nullptr) return;
  for (const absl::string_view other : absl::StrSplit(option.excludes, ' ')) {
    added->excludes(command.get_option(std::string(other)));
  }
}

}  // namespace copperplate::cli
