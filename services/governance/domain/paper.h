#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/marking/marking.h"
#include "libs/status/faults.h"
#include "services/governance/domain/paper_content.h"
#include "services/governance/domain/paper_state.h"

namespace copperplate::governance {

// A file beside a paper's own.
struct PaperAttachment {
  std::string id;     // within the paper
  std::string label;  // as printed: `Appendix A`
  std::vector<ContentVersion> versions;
};

// That a paper is for an item of the agenda.
struct PaperSubmission {
  std::string item;            // id
  bool authoritative = false;  // the one that decisions on the item rest on
};

struct Paper {
  std::string id;
  std::string title;
  std::string report_from;             // an office or a person
  std::optional<absl::CivilDay> date;  // as printed, whether or not it can be right
  std::string purpose;
  std::vector<std::string> recommendations;
  std::vector<std::string> contact_officers;
  std::vector<std::string> source_documents;
  std::vector<PaperSubmission> submissions;
  PaperState state = PaperState::kDraft;
  // From here on set by moves.
  std::optional<Marking> marking;        // until it is cleared: none
  std::vector<ContentVersion> versions;  // oldest first; the last one holds
  std::vector<PaperAttachment> attachments;
  std::string urgency_reason;      // why it was issued after the agenda was published
  std::string replacement_reason;  // why it was replaced last
  std::string withdrawal_reason;
  std::optional<absl::Time> issued_at;     // when that was recorded
  std::optional<absl::Time> withdrawn_at;  // likewise
  std::string carried_from;  // id of the postponed meeting that it was of; may be empty
};

// The version of a file that holds; null where it has none.
const ContentVersion* LastVersion(const std::vector<ContentVersion>& versions);
// Null where the paper has no such attachment.
const PaperAttachment* FindAttachment(const Paper& paper, absl::string_view id);

// NOT_FOUND (PAPER_ATTACHMENT_UNKNOWN).
absl::Status AttachmentUnknown();

// The version of the paper's own file, or of an attachment where an id is given; of number 0 the
// last one. NOT_FOUND: PAPER_ATTACHMENT_UNKNOWN, PAPER_VERSION_UNKNOWN.
absl::StatusOr<const ContentVersion*> VersionOf(const Paper& paper, absl::string_view attachment,
                                                int number);

// Every fault of a paper by itself, by the API's names: those of libs/fields, DUPLICATE where
// `submissions` name an item twice, TOO_MANY of lists.
Faults Validate(const Paper& paper);

// FIELD_IMMUTABLE of everything that a caller sets, once it is cleared: it was judged by it.
void CheckPaperUpdate(const Paper& present, const Paper& next, Faults& faults);

}  // namespace copperplate::governance
