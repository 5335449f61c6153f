#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/text/string_view.h"

namespace copperplate::auth {

// Who is calling, as a verified token says. Immutable once made; shared between threads.
struct Principal {
  // The token's `sub`: a person, a portal or a system. Logged, and kept with what the caller
  // changes.
  std::string subject;
  // Roles by force, from the claims `force` and `roles`. Only forces the claim `force` lists are
  // here.
  std::map<std::string, std::vector<std::string>, std::less<>> roles_by_force;
  // The token's `exp` and the leeway allowed to its issuer's clock; the principal is not to be used
  // at or after it.
  absl::Time expires;

  bool HasRole(absl::string_view force, absl::string_view role) const {
    const auto found = roles_by_force.find(ToStd(force));
    return found != roles_by_force.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const std::string& held) { return role == held; });
  }
};

}  // namespace copperplate::auth
