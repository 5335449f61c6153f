#include "services/governance/domain/paper.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/status/error.h"

namespace copperplate::governance {
namespace {

void CheckProseList(const std::vector<std::string>& texts, absl::string_view field,
                    Faults& faults) {
  if (texts.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", field, absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    fields::CheckProse(texts[i], absl::StrCat(field, "[", i, "]"), faults);
  }
}

bool AreSame(const std::vector<PaperSubmission>& one, const std::vector<PaperSubmission>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const PaperSubmission& a, const PaperSubmission& b) {
                      return a.item == b.item && a.authoritative == b.authoritative;
                    });
}

void CheckSubmissions(const Paper& paper, Faults& faults) {
  const std::vector<PaperSubmission>& submissions = paper.submissions;
  if (submissions.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "submissions", absl::StrCat("must be at most ", fields::kMostItems));
    return;
  }
  for (size_t i = 0; i < submissions.size(); ++i) {
    const std::string field = absl::StrCat("submissions[", i, "].agenda_item");
    fields::CheckGiven(submissions[i].item, field, faults);
    const auto before = submissions.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(submissions.begin(), before, [&](const PaperSubmission& other) {
          return other.item == submissions[i].item;
        })) {
      faults.Add("DUPLICATE", field, "is there already");
    }
  }
}

}  // namespace

const ContentVersion* LastVersion(const std::vector<ContentVersion>& versions) {
  return versions.empty() ? nullptr : &versions.back();
}

const PaperAttachment* FindAttachment(const Paper& paper, absl::string_view id) {
  const auto found =
      std::find_if(paper.attachments.begin(), paper.attachments.end(),
                   [&](const PaperAttachment& attachment) { return attachment.id == id; });
  return found == paper.attachments.end() ? nullptr : &*found;
}

absl::Status AttachmentUnknown() {
  return Error(absl::StatusCode::kNotFound, "PAPER_ATTACHMENT_UNKNOWN",
               "the paper has no such attachment")
      .Build();
}

absl::StatusOr<const ContentVersion*> VersionOf(const Paper& paper, absl::string_view attachment,
                                                int number) {
  const std::vector<ContentVersion>* versions = &paper.versions;
  if (!attachment.empty()) {
    const PaperAttachment* const found = FindAttachment(paper, attachment);
    if (found == nullptr) return AttachmentUnknown();
    versions = &found->versions;
  }
  const auto version =
      number == 0 ? versions->end() - (versions->empty() ? 0 : 1)
                  : std::find_if(versions->begin(), versions->end(),
                                 [&](const ContentVersion& one) { return one.number == number; });
  if (version == versions->end()) {
    return Error(absl::StatusCode::kNotFound, "PAPER_VERSION_UNKNOWN",
                 "the file has no such version")
        .Build();
  }
  return &*version;
}

Faults Validate(const Paper& paper) {
  Faults faults;
  fields::CheckId(paper.id, "id", faults);
  fields::CheckLine(paper.title, "title", faults);
  fields::CheckOptionalLine(paper.report_from, "report_from", faults);
  fields::CheckOptionalProse(paper.purpose, "purpose", faults);
  CheckProseList(paper.recommendations, "recommendations", faults);
  fields::CheckLines(paper.contact_officers, "contact_officers", faults);
  fields::CheckLines(paper.source_documents, "source_documents", faults);
  CheckSubmissions(paper, faults);
  return faults;
}

void CheckPaperUpdate(const Paper& present, const Paper& next, Faults& faults) {
  if (present.state == PaperState::kDraft || present.state == PaperState::kSubmitted) return;
  const auto check = [&](bool same, absl::string_view field) {
    if (same) return;
    faults.Add("FIELD_IMMUTABLE", field, "cannot be changed: the paper was cleared with it");
  };
  check(present.title == next.title, "title");
  check(present.report_from == next.report_from, "report_from");
  check(present.date == next.date, "date");
  check(present.purpose == next.purpose, "purpose");
  check(present.recommendations == next.recommendations, "recommendations");
  check(present.contact_officers == next.contact_officers, "contact_officers");
  check(present.source_documents == next.source_documents, "source_documents");
  check(AreSame(present.submissions, next.submissions), "submissions");
}

}  // namespace copperplate::governance
