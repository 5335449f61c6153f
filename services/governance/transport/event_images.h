#pragma once

#include "services/governance/app/ports/event_images.h"

namespace copperplate::governance {

// As the events of resources that people change themselves.
EventImages PrintedImages();

}  // namespace copperplate::governance
