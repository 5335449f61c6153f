#pragma once

#include "services/volunteers/app/ports/event_images.h"

namespace copperplate::volunteers {

// As the events of resources that people change themselves.
EventImages PrintedImages();

}  // namespace copperplate::volunteers
