// The rules of the parts (libs/parts/part_rules.h), but of watch groups (watch_rules.h).
#pragma once

#include "services/volunteers/app/catalogue_rules.h"
#include "services/volunteers/app/dossier_rules.h"
#include "services/volunteers/app/figure_rules.h"
#include "services/volunteers/app/opportunity_rules.h"
