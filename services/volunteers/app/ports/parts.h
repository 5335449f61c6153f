// The kinds of parts that the force's volunteers are kept as (libs/parts), but watch groups
// (watch_parts.h).
#pragma once

#include "services/volunteers/app/ports/catalogue_parts.h"
#include "services/volunteers/app/ports/dossier_parts.h"
#include "services/volunteers/app/ports/figure_parts.h"
#include "services/volunteers/app/ports/opportunity_parts.h"
#include "services/volunteers/app/ports/roots.h"
