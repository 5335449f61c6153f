// Minutes from their draft to their publication. All are as ChangePart() where nothing else is
// said: what refuses a step is in domain/minutes_moves.h.
#pragma once

#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/app/ports/meeting_reader.h"
#include "services/governance/domain/minutes_moves.h"

namespace copperplate::governance {

using MinutesPrinter = Printer<PartRecord<Minutes>>;

// Adds the next version; as domain NextMinutes().
PartChanged<Minutes> CreateMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                   absl::string_view meeting,
                                   const std::vector<MinutesParagraph>& paragraphs, WriteMode mode,
                                   const MinutesPrinter& print);

// As UpdatePart(); FAILED_PRECONDITION (STATE_NOT_ALLOWED) of what is no DRAFT.
PartChanged<Minutes> UpdateMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                   const PartPath& path, const Asked& asked,
                                   MergePart<Minutes> merge, const MinutesPrinter& print);

// Event `minutes.circulated`.
PartChanged<Minutes> CirculateMinutes(PartRepository<Minutes>& minutes,
                                      const RequestContext& context, const PartPath& path,
                                      const Asked& asked, const MinutesPrinter& print);

// Event `minutes.approved`. `outcome` is the path of what approves them.
PartChanged<Minutes> ApproveMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, const PartPath& outcome,
                                    const std::vector<AmendmentAsked>& amendments,
                                    const Asked& asked, const MinutesPrinter& print);

// Event `minutes.signed`. `today` is that of Europe/London.
PartChanged<Minutes> SignMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                 const PartPath& path, absl::string_view signed_by,
                                 absl::CivilDay signed_on, absl::CivilDay today, const Asked& asked,
                                 const MinutesPrinter& print);

// Event `minutes.published`. Without `on` they were put at `url` on the present day.
PartChanged<Minutes> PublishMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, absl::string_view url,
                                    std::optional<absl::CivilDay> on, const Asked& asked,
                                    const MinutesPrinter& print);

// Event `minutes.corrected`. Of `correction` the number and the text are looked at.
PartChanged<Minutes> CorrectMinutes(PartRepository<Minutes>& minutes, const RequestContext& context,
                                    const PartPath& path, MinutesCorrection correction,
                                    const Asked& asked, const MinutesPrinter& print);

}  // namespace copperplate::governance
