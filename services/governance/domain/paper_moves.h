// The steps of a paper from state to state, and its content. Each function gives the paper as it is
// then. `name` is its resource name, for errors; all of them refuse with FAILED_PRECONDITION
// (STATE_NOT_ALLOWED) where the step does not begin in its state.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// Which file of a paper is meant.
struct PaperFile {
  std::string attachment;  // id; empty: the paper itself
  std::string label;       // of a new attachment; empty: as it is
};

// The paper with a further version of a file, `version` but for its number, which is the next one.
// Of a DRAFT or a SUBMITTED paper: what was cleared stays as it was judged. INVALID_ARGUMENT:
// ID_INVALID of `attachment`; of `label` FIELD_REQUIRED where the attachment is new and those of
// libs/fields; TOO_MANY above 100 attachments, or versions of one file; VERSION_UNCHANGED of
// `content` where its last version has the same bytes.
absl::StatusOr<Paper> ContentAdded(const Paper& paper, absl::string_view name,
                                   const PaperFile& file, ContentVersion version);

// DRAFT to SUBMITTED. FAILED_PRECONDITION: PAPER_WITHOUT_CONTENT, SUBMISSION_REQUIRED where it is
// for no item.
absl::StatusOr<Paper> Submitted(const Paper& paper, absl::string_view name);

// SUBMITTED to CLEARED, its marking set. INVALID_ARGUMENT: MARKING_BELOW_PRINTED of `marking` that
// is lower than the last version of one of its files says.
absl::StatusOr<Paper> Cleared(const Paper& paper, absl::string_view name, Marking marking);

// CLEARED to ISSUED, at `now`. FAILED_PRECONDITION: STATE_NOT_ALLOWED also of the meeting
// (`meeting_name`) where its agenda is not open any more. INVALID_ARGUMENT: URGENCY_REASON_REQUIRED
// of `urgency_reason` once the agenda is published, and those of libs/fields.
absl::StatusOr<Paper> Issued(const MeetingContent& content, const Paper& paper,
                             absl::string_view name, absl::string_view meeting_name,
                             absl::string_view urgency_reason, absl::Time now);

// ISSUED to REPLACED, by a further version of the paper's own file, or of an attachment where an id
// is given; the ones before it are kept. NOT_FOUND: PAPER_ATTACHMENT_UNKNOWN. INVALID_ARGUMENT:
// those of libs/fields of `reason`; of `content` VERSION_UNCHANGED and TOO_MANY;
// MARKING_BELOW_PRINTED of `printed_marking` above what the paper was cleared as.
absl::StatusOr<Paper> Replaced(const Paper& paper, absl::string_view name,
                               absl::string_view attachment, ContentVersion version,
                               absl::string_view reason);

// SUBMITTED, CLEARED or ISSUED to WITHDRAWN, at `now`. INVALID_ARGUMENT: those of libs/fields of
// `reason`.
absl::StatusOr<Paper> Withdrawn(const Paper& paper, absl::string_view name,
                                absl::string_view reason, absl::Time now);

}  // namespace copperplate::governance
