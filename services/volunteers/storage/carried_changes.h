// What goes on in the engagement into which another one passes.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/volunteers/app/ports/availability_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// Of a transfer: when the person can come, in whatever kind (domain CarriedAvailabilities());
// within a kind also the forms that were given for events. Who returns later says anew when they
// can come.
parts_postgres::AddBeside<Engagement> CarriedBeside(AvailabilityImage availability,
                                                    EventPermissionImage permission);

}  // namespace copperplate::volunteers
