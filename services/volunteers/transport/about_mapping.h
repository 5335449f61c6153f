#pragma once

#include "copperplate/volunteers/v1/about.pb.h"
#include "services/volunteers/app/read_about.h"

namespace copperplate::volunteers {

v1::About WriteAbout(const About& about);

}  // namespace copperplate::volunteers
