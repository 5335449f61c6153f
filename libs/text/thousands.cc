#include "libs/text/thousands.h"

#include <algorithm>

namespace copperplate {

std::string GroupThousands(absl::string_view number) {
  const size_t first_digit = !number.empty() && number[0] == '-' ? 1 : 0;
  const size_t point = std::min(number.find('.'), number.size());
  std::string grouped;
  for (size_t i = 0; i < number.size(); ++i) {
    if (i > first_digit && i < point && (point - i) % 3 == 0) grouped += ',';
    grouped += number[i];
  }
  return grouped;
}

}  // namespace copperplate
