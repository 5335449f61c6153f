#include "services/cli/commands/option_checks.h"

#include "absl/strings/str_cat.h"
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

void AddViewOption(CLI::App& command, const ViewOption& option, std::string& value) {
  CLI::Option* const added = command.add_option(option.name, value, option.about);
  if (option.required) added->required();
  if (option.form == ViewOption::Form::kInstant) added->check(Instant());
  if (option.excludes == nullptr) return;
  for (const absl::string_view other : absl::StrSplit(option.excludes, ' ')) {
    added->excludes(command.get_option(std::string(other)));
  }
}

}  // namespace copperplate::cli
