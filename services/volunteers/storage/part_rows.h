// The rows of the parts, but watch groups' (watch_rows.h).
#pragma once

#include "services/volunteers/storage/catalogue_rows.h"
#include "services/volunteers/storage/dossier_rows.h"
#include "services/volunteers/storage/figure_rows.h"
#include "services/volunteers/storage/opportunity_rows.h"
