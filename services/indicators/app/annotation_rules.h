#pragma once

#include <vector>

#include "libs/status/error.h"
#include "services/indicators/app/ports/annotation_repository.h"
#include "services/indicators/domain/annotation.h"

namespace copperplate::indicators {

// How `annotation`, sound by itself, would go with the others that are held, by the API's field
// names. TARGETS_OVERLAP: another target of its indicator and area holds in some of its months;
// REBASES_COINCIDE, SERIES_BREAKS_COINCIDE: another of them begins in its month. Each names the
// other.
Faults CheckAmong(const std::vector<AnnotationRecord>& held, const Annotation& annotation);

}  // namespace copperplate::indicators
