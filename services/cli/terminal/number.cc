#include "services/cli/terminal/number.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace copperplate::cli {

std::string PrintedValue(absl::string_view text, absl::string_view unit) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number)) return std::string(text);
  const size_t first_digit = text[0] == '-' ? 1 : 0;
  const size_t point = std::min(text.find('.'), text.size());
  std::string printed(text.substr(0, first_digit));
  for (size_t i = first_digit; i < point; ++i) {
    if (i > first_digit && (point - i) % 3 == 0) printed += ',';
    printed += text[i];
  }
  absl::StrAppend(&printed, text.substr(point), unit == "percent" ? "%" : "");
  return printed;
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
