#include "services/governance/transport/minutes_mapping.h"

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "services/governance/domain/publicity.h"
#include "services/governance/transport/publication_mapping.h"
#include "services/governance/transport/references.h"

namespace copperplate::governance {

static_assert(v1::Minutes::DRAFT == static_cast<int>(MinutesState::kDraft) + 1);
static_assert(v1::Minutes::State_MAX == static_cast<int>(MinutesState::kPublished) + 1);

namespace {

// What a caller may not be shown all of.
void WriteText(absl::string_view force, absl::string_view root, const Minutes& minutes,
               v1::Minutes& out) {
  out.clear_paragraphs();
  for (const MinutesParagraph& paragraph : minutes.paragraphs) {
    v1::Minutes::Paragraph& written = *out.add_paragraphs();
    written.set_agenda_item(ItemName(force, root, paragraph.item));
    written.set_number(paragraph.number);
    written.set_text(paragraph.text);
  }
  out.clear_amendments();
  for (const MinutesAmendment& amendment : minutes.amendments) {
    v1::Minutes::Amendment& written = *out.add_amendments();
    written.set_paragraph(amendment.number);
    written.set_circulated_text(amendment.before);
    written.set_text(amendment.after);
  }
  out.clear_corrections();
  for (const MinutesCorrection& correction : minutes.corrections) {
    v1::Minutes::Correction& written = *out.add_corrections();
    written.set_paragraph(correction.number);
    written.set_text(correction.text);
    api::WriteInstant(correction.at, *written.mutable_create_time());
    written.set_created_by(correction.by);
  }
}

}  // namespace

v1::Minutes PartMapping<Minutes>::Write(absl::string_view force, absl::string_view root,
                                        const PartRecord<Minutes>& record) {
  const Minutes& one = record.part;
  v1::Minutes out;
  out.set_name(NameOf(force, root, one));
  api::WriteHeader(record.header, out);
  out.set_version(one.version);
  out.set_state(api::ToProto<v1::Minutes::State>(one.state));
  WriteText(force, root, one, out);
  if (one.approval.has_value()) {
    out.set_approving_outcome(kOutcomeName.Format(force, RootPath<MeetingRoot>(root)[0],
                                                  one.approval->meeting, one.approval->outcome));
    out.set_approved_on(FormatDate(one.approval->on));
  }
  out.set_signed_by(one.signed_by);
  out.set_signed_on(DateText(one.signed_on));
  if (one.publication.has_value()) {
    WritePublication(*one.publication, *out.mutable_publication());
    api::WriteInstant(one.publication->recorded_at, *out.mutable_publish_time());
  }
  return out;
}

Minutes PartMapping<Minutes>::Read(absl::string_view force, const PartPath& path,
                                   const v1::Minutes& message, Faults& faults) {
  Minutes one;
  one.id = path.back();
  for (int i = 0; i < message.paragraphs_size(); ++i) {
    const v1::Minutes::Paragraph& said = message.paragraphs(i);
    MinutesParagraph& paragraph = one.paragraphs.emplace_back();
    paragraph.item = ReadItem(force, path, said.agenda_item(),
                              absl::StrCat("paragraphs[", i, "].agenda_item"), faults);
    paragraph.number = said.number();
    paragraph.text = said.text();
  }
  faults.AddRuleFaults(Validate(one));
  return one;
}

void PartMapping<Minutes>::Complete(const PartRecord<Minutes>& record, v1::Minutes& out) const {
  if (content == nullptr) return;
  const std::string root = absl::StrCat(content->body.id, "/", content->meeting.id);
  WriteText(content->force, root, WithoutRestricted(*content, record.part), out);
}

}  // namespace copperplate::governance
