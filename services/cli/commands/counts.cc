#include "services/cli/commands/counts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace copperplate::cli {

std::string CountsIn(const Value& summary,
                     const std::vector<std::pair<const char*, const char*>>& members) {
  const auto print = [&](std::string* out, const std::pair<const char*, const char*>& member) {
    absl::StrAppend(out, summary[member.first].text(), " ", member.second);
  };
  return absl::StrJoin(members, ", ", print);
}

}  // namespace copperplate::cli
