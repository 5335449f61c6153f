#pragma once

#include <string>

#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

// As a tstzmultirange is written.
std::string MultirangeText(const InstantSet& instants);

}  // namespace copperplate::volunteers
