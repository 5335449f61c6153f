#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/app/ports/engagement_register.h"

namespace copperplate::volunteers {

// What publishing works on.
struct FeedPorts {
  EngagementRegister& engagement_register;
  PartRepository<FigureMapping>& mappings;
  PartRepository<FigurePublication>& publications;
};

// MONTH_NOT_OVER of `month` while it has days to come; `today` is that of Europe/London.
void CheckMonthOver(absl::CivilMonth month, absl::CivilDay today, Faults& faults);

// The figures of `month`, which is over, as they are known now, put into the outbox; event
// `figure_publication.created`. FAILED_PRECONDITION (FIGURES_NOT_MAPPED) where no figure is an
// indicator; UNAVAILABLE (KNOWN_AT_UNSETTLED) while duties are imported; ALREADY_EXISTS
// (FIGURE_PUBLICATION_EXISTS); and what the ports give.
PartChanged<FigurePublication> PublishFigures(const FeedPorts& ports, const RequestContext& context,
                                              absl::string_view id, absl::CivilMonth month,
                                              WriteMode mode,
                                              const Printer<PartRecord<FigurePublication>>& print);

// Has a publication that was REFUSED delivered once more, as another batch; event
// `figure_publication.retried`. As ChangePart(); FAILED_PRECONDITION (STATE_NOT_ALLOWED) of one
// that was not, (PUBLICATION_SUPERSEDED) of one older than another of its month.
PartChanged<FigurePublication> RetryPublication(
    PartRepository<FigurePublication>& publications, const RequestContext& context,
    const PartPath& path, absl::Time now, const Asked& asked,
    const Printer<PartRecord<FigurePublication>>& print);

}  // namespace copperplate::volunteers
