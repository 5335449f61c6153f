#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// The lines below the table of Speedwatch, from the whole summary of the volunteers.
std::string WhatSpeedwatchIs(const Value& summary, size_t shown);

}  // namespace copperplate::cli
