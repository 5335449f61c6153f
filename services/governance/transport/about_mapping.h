#pragma once

#include "copperplate/governance/v1/about.pb.h"
#include "services/governance/app/read_about.h"

namespace copperplate::governance {

v1::About WriteAbout(const About& about);

}  // namespace copperplate::governance
