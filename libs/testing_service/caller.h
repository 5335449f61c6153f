#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/testing_rpc/fake_authenticator.h"

namespace copperplate::testing_service {

// Who a test's call comes from.
struct Caller {
  std::string subject;
  testing_rpc::RolesByForce roles;
};

// Each has that one role for the force: `viewer-1`, `analyst-1`, `publisher-1`, `admin-1`.
Caller Viewer(absl::string_view force);
Caller Analyst(absl::string_view force);
Caller Publisher(absl::string_view force);
Caller Admin(absl::string_view force);

}  // namespace copperplate::testing_service
