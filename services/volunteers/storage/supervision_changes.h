// What becomes of who supervises an engagement that ends or begins.
#pragma once

#include "libs/parts_postgres/beside.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/supervision_image.h"

namespace copperplate::volunteers {

// Supervisions end with their engagement; one that goes on in another of the same kind goes on with
// it (domain/supervision.h).
parts_postgres::AddBeside<Engagement> SupervisionsBeside(SupervisionImage image);

// Who is named next ends the present one. INVALID_ARGUMENT of `supervisor`: SUPERVISOR_UNKNOWN
// where a volunteer is named of whom the force has nothing; and of `delegates[i]` VOLUNTEER_MERGED
// where one is named anew whose record was merged into another one.
parts_postgres::AddBeside<Supervision> SucceededBeside(SupervisionImage image);

}  // namespace copperplate::volunteers
