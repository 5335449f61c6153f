#include "services/governance/transport/paper_mapping.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "services/governance/domain/warnings.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Paper::DRAFT == static_cast<int>(PaperState::kDraft) + 1);
static_assert(v1::Paper::State_MAX == static_cast<int>(PaperState::kWithdrawn) + 1);
static_assert(v1::Paper::OFFICIAL == static_cast<int>(Marking::kOfficial) + 1);
static_assert(v1::Paper::Marking_MAX == static_cast<int>(Marking::kOfficialSensitive) + 1);
static_assert(v1::Paper::DATE_FAR_FROM_MEETING ==
              static_cast<int>(PaperWarning::kDateFarFromMeeting) + 1);
static_assert(v1::Paper::Warning_MAX == static_cast<int>(PaperWarning::kDateMissing) + 1);

namespace {

void WriteVersions(const std::vector<ContentVersion>& versions,
                   google::protobuf::RepeatedPtrField<v1::Paper::Version>& out) {
  for (const ContentVersion& version : versions) {
    v1::Paper::Version& written = *out.Add();
    written.set_number(version.number);
    written.set_sha256(version.sha256);
    written.set_bytes(version.bytes);
    written.set_content_type(version.content_type);
    if (version.printed_marking.has_value()) {
      written.set_printed_marking(api::ToProto<v1::Paper::Marking>(*version.printed_marking));
    }
    api::WriteInstant(version.at, *written.mutable_create_time());
    written.set_created_by(version.by);
  }
}

std::vector<std::string> TextsOf(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

v1::Paper PartMapping<Paper>::Write(absl::string_view force, absl::string_view root,
                                    const PartRecord<Paper>& record) {
  const Paper& one = record.part;
  v1::Paper out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_title(one.title);
  out.set_report_from(one.report_from);
  out.set_date(DateText(one.date));
  out.set_purpose(one.purpose);
  out.mutable_recommendations()->Add(one.recommendations.begin(), one.recommendations.end());
  out.mutable_contact_officers()->Add(one.contact_officers.begin(), one.contact_officers.end());
  out.mutable_source_documents()->Add(one.source_documents.begin(), one.source_documents.end());
  for (const PaperSubmission& submission : one.submissions) {
    v1::Paper::Submission& written = *out.add_submissions();
    written.set_agenda_item(ItemName(force, root, submission.item));
    written.set_authoritative(submission.authoritative);
  }
  out.set_state(api::ToProto<v1::Paper::State>(one.state));
  if (one.marking.has_value()) out.set_marking(api::ToProto<v1::Paper::Marking>(*one.marking));
  WriteVersions(one.versions, *out.mutable_versions());
  for (const PaperAttachment& attachment : one.attachments) {
    v1::Paper::Attachment& written = *out.add_attachments();
    written.set_attachment(attachment.id);
    written.set_label(attachment.label);
    WriteVersions(attachment.versions, *written.mutable_versions());
  }
  out.set_urgency_reason(one.urgency_reason);
  out.set_replacement_reason(one.replacement_reason);
  out.set_withdrawal_reason(one.withdrawal_reason);
  if (one.issued_at.has_value()) api::WriteInstant(*one.issued_at, *out.mutable_issue_time());
  if (one.withdrawn_at.has_value()) {
    api::WriteInstant(*one.withdrawn_at, *out.mutable_withdraw_time());
  }
  if (!one.carried_from.empty()) {
    out.set_carried_from(
        kMeetingName.Format(force, RootPath<MeetingRoot>(root)[0], one.carried_from));
  }
  return out;
}

Paper PartMapping<Paper>::Read(absl::string_view force, const PartPath& path,
                               const v1::Paper& message, Faults& faults) {
  Paper one;
  one.id = path.back();
  one.title = message.title();
  one.report_from = message.report_from();
  one.date = fields::ReadOptionalDate(message.date(), "date", faults);
  one.purpose = message.purpose();
  one.recommendations = TextsOf(message.recommendations());
  one.contact_officers = TextsOf(message.contact_officers());
  one.source_documents = TextsOf(message.source_documents());
  for (int i = 0; i < message.submissions_size(); ++i) {
    const v1::Paper::Submission& said = message.submissions(i);
    one.submissions.push_back({ReadItem(force, path, said.agenda_item(),
                                        absl::StrCat("submissions[", i, "].agenda_item"), faults),
                               said.authoritative()});
  }
  faults.AddRuleFaults(Validate(one));
  return one;
}

void PartMapping<Paper>::Complete(const PartRecord<Paper>& record, v1::Paper& out) const {
  if (!meeting.has_value()) return;
  for (const PaperWarning warning : WarningsOf(*meeting, record.part)) {
    out.add_warnings(api::ToProto<v1::Paper::Warning>(warning));
  }
}

}  // namespace copperplate::governance
