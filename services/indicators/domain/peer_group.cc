#include "services/indicators/domain/peer_group.h"

#include <cstddef>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "services/indicators/domain/limits.h"

namespace copperplate::indicators {
namespace {

constexpr size_t kMostMembers = 50;

}  // namespace

Faults Validate(const PeerGroup& group) {
  Faults faults;
  fields::CheckId(group.id, "id", faults);
  const size_t count = group.members.size();
  if (count == 0) faults.Add("FIELD_REQUIRED", "members", "must name a force at least");
  if (count > kMostMembers) {
    faults.Add("TOO_MANY", "members", absl::StrCat("must be at most ", kMostMembers));
  }
  std::set<std::string> seen;
  for (size_t i = 0; i < count; ++i) {
    const std::string field = absl::StrCat("members[", i, "]");
    if (group.members[i].empty()) continue;  // no name: told already
    if (group.members[i] == group.force) {
      faults.Add("PEER_GROUP_NAMES_ITSELF", field,
                 "must be another force: the group's own is always counted");
    } else if (!seen.insert(group.members[i]).second) {
      faults.Add("DUPLICATE", field, "must not be named twice");
    }
  }
  CheckValidity(group.valid_from, group.valid_to, faults);
  return faults;
}

}  // namespace copperplate::indicators
