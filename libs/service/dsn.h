#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/config/secret.h"

namespace copperplate::service {

// The connection string `dsn` (libpq's keywords or its URI) with the password; as it is where the
// password is empty. The result is as secret as the password.
std::string WithPassword(absl::string_view dsn, const config::Secret& password);

}  // namespace copperplate::service
