#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace copperplate::testing_postgres {

// Runs a program found on PATH with its environment extended by `environment` (`NAME=value`) and
// waits for it. Its output and errors together; INTERNAL with them when it exits other than 0.
absl::StatusOr<std::string> RunProgram(const std::vector<std::string>& arguments,
                                       const std::vector<std::string>& environment = {});

}  // namespace copperplate::testing_postgres
