// Papers from their draft to the agenda. All are as ChangePart() where nothing else is said: what
// refuses a step is in domain/paper_moves.h.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/marking/marking.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/app/ports/paper_files.h"
#include "services/governance/domain/paper_moves.h"

namespace copperplate::governance {

using PaperPrinter = Printer<PartRecord<Paper>>;

// As CreatePart(); FAILED_PRECONDITION (STATE_NOT_ALLOWED) where the meeting is over.
PartChanged<Paper> CreatePaper(PartRepository<Paper>& papers, const RequestContext& context,
                               absl::string_view meeting, const Paper& paper, WriteMode mode,
                               const PaperPrinter& print);

// A file that was brought whole: `version` is of `content`; when it was is said where it is kept.
struct BroughtFile {
  PaperFile file;
  ContentVersion version;
  const std::string& content;
};

// Event `paper.uploaded`.
PartChanged<Paper> AddPaperContent(PartRepository<Paper>& papers, PaperFiles& files,
                                   const RequestContext& context, const PartPath& path,
                                   const BroughtFile& brought, const Asked& asked,
                                   const PaperPrinter& print);

// Event `paper.replaced`; of an attachment the label stays.
PartChanged<Paper> ReplacePaper(PartRepository<Paper>& papers, PaperFiles& files,
                                const RequestContext& context, const PartPath& path,
                                const BroughtFile& brought, absl::string_view reason,
                                const Asked& asked, const PaperPrinter& print);

// Event `paper.submitted`.
PartChanged<Paper> SubmitPaper(PartRepository<Paper>& papers, const RequestContext& context,
                               const PartPath& path, const Asked& asked, const PaperPrinter& print);

// Event `paper.cleared`.
PartChanged<Paper> ClearPaper(PartRepository<Paper>& papers, const RequestContext& context,
                              const PartPath& path, Marking marking, const Asked& asked,
                              const PaperPrinter& print);

// Event `paper.issued`.
PartChanged<Paper> IssuePaper(PartRepository<Paper>& papers, const RequestContext& context,
                              const PartPath& path, absl::string_view urgency_reason,
                              const Asked& asked, const PaperPrinter& print);

// Event `paper.withdrawn`.
PartChanged<Paper> WithdrawPaper(PartRepository<Paper>& papers, const RequestContext& context,
                                 const PartPath& path, absl::string_view reason, const Asked& asked,
                                 const PaperPrinter& print);

}  // namespace copperplate::governance
