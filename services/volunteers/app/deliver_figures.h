#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/volunteers/app/ports/figure_outbox.h"

namespace copperplate::volunteers {

// Delivers the publication that is due longest, and says whether there was one. What may pass is
// tried again after PauseAfter(); what the other service refuses for good stays REFUSED. Errors:
// those of the outbox; the publication is then due again after `lease`, which is longer than the
// sink takes.
absl::StatusOr<bool> DeliverNextFigures(FigureOutbox& outbox, FigureSink& sink,
                                        absl::Duration lease);

}  // namespace copperplate::volunteers
