#include "libs/postgres/statement.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace copperplate::postgres {

bool IsRead(absl::string_view sql) {
  return absl::StartsWithIgnoreCase(absl::StripLeadingAsciiWhitespace(sql), "SELECT");
}

}  // namespace copperplate::postgres
