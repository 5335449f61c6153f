#include "libs/testing_service/caller.h"

namespace copperplate::testing_service {
namespace {

Caller WithRole(absl::string_view force, const std::string& role) {
  return {role + "-1", {{std::string(force), {role}}}};
}

}  // namespace

Caller Viewer(absl::string_view force) { return WithRole(force, "viewer"); }
Caller Analyst(absl::string_view force) { return WithRole(force, "analyst"); }
Caller Publisher(absl::string_view force) { return WithRole(force, "publisher"); }
Caller Admin(absl::string_view force) { return WithRole(force, "admin"); }

}  // namespace copperplate::testing_service
