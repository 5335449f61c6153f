#include "services/cli/terminal/number.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/text/thousands.h"

namespace copperplate::cli {

std::string PrintedValue(absl::string_view text, absl::string_view unit) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number)) return std::string(text);
  return absl::StrCat(GroupThousands(text), unit == "percent" ? "%" : "");
}

std::string Counted(absl::string_view count, absl::string_view noun) {
  return absl::StrCat(count, " ", noun, count == "1" ? "" : "s");
}

std::string PrintedMonth(absl::string_view month) {
  static constexpr const char* kNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int number = 0;
  if (month.size() != 7 || !absl::SimpleAtoi(month.substr(5), &number) || number < 1 ||
      number > 12) {
    return std::string(month);
  }
  return absl::StrCat(kNames[number - 1], "-", month.substr(2, 2));
}

}  // namespace copperplate::cli
