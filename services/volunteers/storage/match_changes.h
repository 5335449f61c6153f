// What a match makes of its opportunity.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/volunteers/app/ports/opportunity_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// A slot is taken or free again, and the opportunity FILLED or OPEN with it.
parts_postgres::AddBeside<Match> SlotsBeside(OpportunityImage image);

}  // namespace copperplate::volunteers
