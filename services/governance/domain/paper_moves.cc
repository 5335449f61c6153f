#include "services/governance/domain/paper_moves.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"

namespace copperplate::governance {
namespace {

absl::StatusOr<Paper> MovedPaper(const Paper& present, absl::string_view name,
                                 absl::string_view verb) {
  Paper paper = present;
  ABSL_ASSIGN_OR_RETURN(paper.state, StateAfter(name, paper.state, verb));
  return paper;
}

void AppendVersion(ContentVersion version, std::vector<ContentVersion>& versions, Faults& faults) {
  if (versions.size() >= fields::kMostItems) {
    faults.Add("TOO_MANY", "content",
               absl::StrCat("a file has at most ", fields::kMostItems, " versions"));
    return;
  }
  const ContentVersion* const last = LastVersion(versions);
  if (last != nullptr && last->sha256 == version.sha256) {
    faults.Add("VERSION_UNCHANGED", "content", "is that of the last version, byte by byte");
    return;
  }
  version.number = static_cast<int>(versions.size()) + 1;
  versions.push_back(std::move(version));
}

// Of the paper's own file, or of the attachment; null where the paper has none of the id.
std::vector<ContentVersion>* VersionsOf(Paper& paper, absl::string_view attachment) {
  if (attachment.empty()) return &paper.versions;
  const auto found = std::find_if(paper.attachments.begin(), paper.attachments.end(),
                                  [&](const PaperAttachment& one) { return one.id == attachment; });
  return found == paper.attachments.end() ? nullptr : &found->versions;
}

// The attachment, made where the paper has none of the id; null with the fault.
PaperAttachment* AttachmentOf(const PaperFile& file, Paper& paper, Faults& faults) {
  const auto found =
      std::find_if(paper.attachments.begin(), paper.attachments.end(),
                   [&](const PaperAttachment& one) { return one.id == file.attachment; });
  if (found != paper.attachments.end()) {
    fields::CheckOptionalLine(file.label, "label", faults);
    if (!file.label.empty()) found->label = file.label;
    return &*found;
  }
  fields::CheckId(file.attachment, "attachment", faults);
  fields::CheckLine(file.label, "label", faults);
  if (paper.attachments.size() >= fields::kMostItems) {
    faults.Add("TOO_MANY", "attachment",
               absl::StrCat("a paper has at most ", fields::kMostItems, " attachments"));
  }
  if (!faults.empty()) return nullptr;
  paper.attachments.push_back({file.attachment, file.label, {}});
  return &paper.attachments.back();
}

// Whether the file says that it is more than the paper is marked as.
bool IsPrintedAbove(const std::vector<ContentVersion>& versions, Marking marking) {
  const ContentVersion* const last = LastVersion(versions);
  return last != nullptr && last->printed_marking.has_value() && *last->printed_marking > marking;
}

bool IsMarkedBelowPrinted(const Paper& paper, Marking marking) {
  return IsPrintedAbove(paper.versions, marking) ||
         std::any_of(paper.attachments.begin(), paper.attachments.end(),
                     [&](const PaperAttachment& attachment) {
                       return IsPrintedAbove(attachment.versions, marking);
                     });
}

}  // namespace

absl::StatusOr<Paper> ContentAdded(const Paper& paper, absl::string_view name,
                                   const PaperFile& file, ContentVersion version) {
  ABSL_RETURN_IF_ERROR(CheckPaperOpen(name, paper.state));
  Paper next = paper;
  Faults faults;
  std::vector<ContentVersion>* versions = &next.versions;
  if (!file.attachment.empty()) {
    PaperAttachment* const attachment = AttachmentOf(file, next, faults);
    versions = attachment == nullptr ? nullptr : &attachment->versions;
  } else if (!file.label.empty()) {
    faults.Add("FIELD_REQUIRED", "attachment", "must name the attachment that the label is of");
    versions = nullptr;
  }
  if (versions != nullptr) AppendVersion(std::move(version), *versions, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return next;
}

absl::StatusOr<Paper> Submitted(const Paper& paper, absl::string_view name) {
  ABSL_ASSIGN_OR_RETURN(Paper next, MovedPaper(paper, name, "submit"));
  Unmet unmet;
  if (paper.versions.empty()) unmet.Add("PAPER_WITHOUT_CONTENT", name, "needs to be uploaded");
  if (paper.submissions.empty()) {
    unmet.Add("SUBMISSION_REQUIRED", name, "needs an item of the agenda that it is for");
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return next;
}

absl::StatusOr<Paper> Cleared(const Paper& paper, absl::string_view name, Marking marking) {
  ABSL_ASSIGN_OR_RETURN(Paper next, MovedPaper(paper, name, "clear"));
  if (IsMarkedBelowPrinted(paper, marking)) {
    Faults faults;
    faults.Add("MARKING_BELOW_PRINTED", "marking",
               "is lower than what is printed on the paper or an attachment");
    return faults.ToStatus();
  }
  next.marking = marking;
  return next;
}

absl::StatusOr<Paper> Issued(const MeetingContent& content, const Paper& paper,
                             absl::string_view name, absl::string_view meeting_name,
                             absl::string_view urgency_reason, absl::Time now) {
  ABSL_ASSIGN_OR_RETURN(Paper next, MovedPaper(paper, name, "issue"));
  const MeetingState meeting = content.meeting.state;
  ABSL_RETURN_IF_ERROR(CheckAgendaOpen(meeting_name, meeting));
  Faults faults;
  if (meeting != MeetingState::kPlanned && urgency_reason.empty()) {
    faults.Add("URGENCY_REASON_REQUIRED", "urgency_reason",
               "must say why the paper comes after the agenda was published");
  }
  fields::CheckOptionalProse(urgency_reason, "urgency_reason", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  next.urgency_reason = std::string(urgency_reason);
  next.issued_at = now;
  return next;
}

absl::StatusOr<Paper> Replaced(const Paper& paper, absl::string_view name,
                               absl::string_view attachment, ContentVersion version,
                               absl::string_view reason) {
  ABSL_ASSIGN_OR_RETURN(Paper next, MovedPaper(paper, name, "replace"));
  std::vector<ContentVersion>* const versions = VersionsOf(next, attachment);
  if (versions == nullptr) return AttachmentUnknown();
  Faults faults;
  fields::CheckProse(reason, "reason", faults);
  if (version.printed_marking > paper.marking) {
    faults.Add("MARKING_BELOW_PRINTED", "printed_marking",
               "is above what the paper was cleared as: withdraw it, and clear another one");
  }
  AppendVersion(std::move(version), *versions, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  next.replacement_reason = std::string(reason);
  return next;
}

absl::StatusOr<Paper> Withdrawn(const Paper& paper, absl::string_view name,
                                absl::string_view reason, absl::Time now) {
  ABSL_ASSIGN_OR_RETURN(Paper next, MovedPaper(paper, name, "withdraw"));
  Faults faults;
  fields::CheckProse(reason, "reason", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  next.withdrawal_reason = std::string(reason);
  next.withdrawn_at = now;
  return next;
}

}  // namespace copperplate::governance
