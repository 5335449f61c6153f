// What a match makes of its opportunity, and the end of an engagement of matches.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/volunteers/app/ports/match_image.h"
#include "services/volunteers/app/ports/opportunity_image.h"
#include "services/volunteers/app/ports/parts.h"

namespace copperplate::volunteers {

// A slot is taken or free again, and the opportunity FILLED or OPEN with it.
parts_postgres::AddBeside<Match> SlotsBeside(OpportunityImage image);

// Matches of an engagement that ends are WITHDRAWN for ENGAGEMENT_ENDED, as domain
// EndsWithEngagement() has it, and their slots are free again. One that is corrected to go on does
// not bring them back.
parts_postgres::AddBeside<Engagement> WithdrawnBeside(MatchImage match,
                                                      OpportunityImage opportunity);

}  // namespace copperplate::volunteers
