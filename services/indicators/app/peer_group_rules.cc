#include "services/indicators/app/peer_group_rules.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"

namespace copperplate::indicators {
namespace {

bool Overlap(const PeerGroup& a, const PeerGroup& b) {
  constexpr int32_t kForEver = std::numeric_limits<int32_t>::max();
  return a.valid_from <= b.valid_to.value_or(kForEver) &&
         b.valid_from <= a.valid_to.value_or(kForEver);
}

}  // namespace

const PeerGroupRecord* FindPeerGroup(const PeerGroupBook& book, absl::string_view id) {
  return FindById(book.groups, id);
}

Faults CheckPeerGroup(const PeerGroupBook& book, const PeerGroup& group) {
  Faults faults;
  const auto check_force = [&](const std::string& force, const std::string& field) {
    if (std::find(book.forces.begin(), book.forces.end(), force) == book.forces.end()) {
      faults.Add("FORCE_UNKNOWN", field, "there is no such force");
    }
  };
  check_force(group.force, "force");
  for (size_t i = 0; i < group.members.size(); ++i) {
    check_force(group.members[i], absl::StrCat("members[", i, "]"));
  }
  for (const PeerGroupRecord& other : book.groups) {
    if (other.group.id == group.id || other.group.force != group.force) continue;
    if (!Overlap(other.group, group)) continue;
    faults.Add("PEER_GROUPS_OVERLAP", "valid_from",
               absl::StrCat("must leave the force one group in any month: ", other.group.id,
                            " holds in some of these"));
  }
  return faults;
}

}  // namespace copperplate::indicators
