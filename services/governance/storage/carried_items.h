// What the postponement of a meeting makes of its items and papers.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/governance/app/ports/event_images.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// The meeting that takes the place of a postponed one is created with its items, and with its
// papers and their files.
parts_postgres::AddBeside<Meeting> CarriedBeside(EventImages images);

}  // namespace copperplate::governance
