#include "services/governance/app/move_paper.h"

#include <memory>

#include "libs/status/status_macros.h"
#include "services/governance/domain/meeting_state.h"

namespace copperplate::governance {
namespace {

// `move(content, paper, name)` gives the paper as it is then.
template <class Move>
PartChanged<Paper> MovePaper(PartRepository<Paper>& papers, const RequestContext& context,
                             const PartPath& path, const Asked& asked, absl::string_view verb,
                             const PaperPrinter& print, const Move& move) {
  const std::string name = NameAt<Paper>(context.force, path);
  const auto next = [&](const MeetingRoot::Content& content, const Paper& present) {
    return move(content, present, name);
  };
  return ChangePart<Paper>(papers, context, path, asked, next, print, verb);
}

ContentVersion VersionAt(const MeetingRoot::Content& content, const BroughtFile& brought) {
  ContentVersion version = brought.version;
  version.at = content.now;
  return version;
}

// The same of a change that brings a file, whose bytes are kept where it is written.
template <class Move>
PartChanged<Paper> BringFile(PartRepository<Paper>& papers, PaperFiles& files,
                             const RequestContext& context, const PartPath& path,
                             const BroughtFile& brought, const Asked& asked, absl::string_view verb,
                             const PaperPrinter& print, const Move& move) {
  if (asked.mode == WriteMode::kValidateOnly) {
    return MovePaper(papers, context, path, asked, verb, print, move);
  }
  const std::unique_ptr<PartRepository<Paper>> adding =
      files.Adding(brought.file.attachment, brought.content);
  return MovePaper(*adding, context, path, asked, verb, print, move);
}

}  // namespace

PartChanged<Paper> CreatePaper(PartRepository<Paper>& papers, const RequestContext& context,
                               absl::string_view meeting, const Paper& paper, WriteMode mode,
                               const PaperPrinter& print) {
  const PartPath path = PathOf(meeting, paper);
  const auto decide = [&](const MeetingRoot::Content& content,
                          const PartRecord<Paper>* present) -> DecidedPart<Paper> {
    ABSL_RETURN_IF_ERROR(CheckAgendaOpen(NameOfMeeting(content), content.meeting.state));
    if (present != nullptr) return PartExists<Paper>();
    Faults faults;
    GovernancePartRules<Paper>::CheckAmong(content, paper, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return Created(PartRecord<Paper>{paper, {}});
  };
  return papers.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<Paper> AddPaperContent(PartRepository<Paper>& papers, PaperFiles& files,
                                   const RequestContext& context, const PartPath& path,
                                   const BroughtFile& brought, const Asked& asked,
                                   const PaperPrinter& print) {
  return BringFile(
      papers, files, context, path, brought, asked, "uploaded", print,
      [&](const MeetingRoot::Content& content, const Paper& present, const std::string& name) {
        return ContentAdded(present, name, brought.file, VersionAt(content, brought));
      });
}

PartChanged<Paper> ReplacePaper(PartRepository<Paper>& papers, PaperFiles& files,
                                const RequestContext& context, const PartPath& path,
                                const BroughtFile& brought, absl::string_view reason,
                                const Asked& asked, const PaperPrinter& print) {
  return BringFile(
      papers, files, context, path, brought, asked, "replaced", print,
      [&](const MeetingRoot::Content& content, const Paper& present, const std::string& name) {
        return Replaced(present, name, brought.file.attachment, VersionAt(content, brought),
                        reason);
      });
}

PartChanged<Paper> SubmitPaper(PartRepository<Paper>& papers, const RequestContext& context,
                               const PartPath& path, const Asked& asked,
                               const PaperPrinter& print) {
  return MovePaper(papers, context, path, asked, "submitted", print,
                   [&](const MeetingContent&, const Paper& present, const std::string& name) {
                     return Submitted(present, name);
                   });
}

PartChanged<Paper> ClearPaper(PartRepository<Paper>& papers, const RequestContext& context,
                              const PartPath& path, Marking marking, const Asked& asked,
                              const PaperPrinter& print) {
  return MovePaper(papers, context, path, asked, "cleared", print,
                   [&](const MeetingContent&, const Paper& present, const std::string& name) {
                     return Cleared(present, name, marking);
                   });
}

PartChanged<Paper> IssuePaper(PartRepository<Paper>& papers, const RequestContext& context,
                              const PartPath& path, absl::string_view urgency_reason,
                              const Asked& asked, const PaperPrinter& print) {
  return MovePaper(
      papers, context, path, asked, "issued", print,
      [&](const MeetingRoot::Content& content, const Paper& present, const std::string& name) {
        return Issued(content, present, name, NameOfMeeting(content), urgency_reason, content.now);
      });
}

PartChanged<Paper> WithdrawPaper(PartRepository<Paper>& papers, const RequestContext& context,
                                 const PartPath& path, absl::string_view reason, const Asked& asked,
                                 const PaperPrinter& print) {
  return MovePaper(
      papers, context, path, asked, "withdrawn", print,
      [&](const MeetingRoot::Content& content, const Paper& present, const std::string& name) {
        return Withdrawn(present, name, reason, content.now);
      });
}

}  // namespace copperplate::governance
