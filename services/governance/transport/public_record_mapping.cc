#include "services/governance/transport/public_record_mapping.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/governance/domain/publicity.h"
#include "services/governance/transport/agenda_item_mapping.h"
#include "services/governance/transport/meeting_mapping.h"
#include "services/governance/transport/minutes_mapping.h"
#include "services/governance/transport/paper_mapping.h"

namespace copperplate::governance {
namespace {

template <class Part>
typename PartMapping<Part>::Message WriteWithoutHeader(const MeetingContent& content,
                                                       const Part& part) {
  const std::string root = absl::StrCat(content.body.id, "/", content.meeting.id);
  auto out = PartMapping<Part>::Write(content.force, root, PartRecord<Part>{part, {}});
  out.clear_uid();
  out.clear_create_time();
  out.clear_update_time();
  out.clear_created_by();
  out.clear_updated_by();
  out.clear_etag();
  return out;
}

void ClearUploaders(google::protobuf::RepeatedPtrField<v1::Paper::Version>& versions) {
  for (v1::Paper::Version& version : versions) version.clear_created_by();
}

v1::Paper WritePaper(const MeetingContent& content, const Paper& paper) {
  v1::Paper out = WriteWithoutHeader(content, paper);
  ClearUploaders(*out.mutable_versions());
  for (v1::Paper::Attachment& attachment : *out.mutable_attachments()) {
    ClearUploaders(*attachment.mutable_versions());
  }
  return out;
}

v1::Minutes WriteMinutes(const MeetingContent& content, const Minutes& minutes) {
  v1::Minutes out = WriteWithoutHeader(content, minutes);
  for (v1::Minutes::Correction& correction : *out.mutable_corrections()) {
    correction.clear_created_by();
  }
  if (out.has_publication()) out.mutable_publication()->clear_published_by();
  return out;
}

}  // namespace

v1::MeetingPublicRecord WritePublicRecord(const MeetingContent& content,
                                          const PartRecord<Meeting>& meeting) {
  const PublicRecord record = PublicRecordOf(content);
  v1::MeetingPublicRecord out;
  out.set_name(kMeetingPublicRecordName.Format(content.force, content.body.id, content.meeting.id));
  if (record.shows_meeting) {
    v1::Meeting& shown = *out.mutable_meeting();
    shown = PartMapping<Meeting>::Write(content.force, content.body.id, meeting);
    shown.clear_created_by();
    shown.clear_updated_by();
    shown.clear_end_reason();
  }
  for (const AgendaItem& item : record.items) {
    *out.add_agenda_items() = WriteWithoutHeader(content, item);
  }
  for (const Paper& paper : record.papers) *out.add_papers() = WritePaper(content, paper);
  if (record.minutes.has_value()) *out.mutable_minutes() = WriteMinutes(content, *record.minutes);
  return out;
}

}  // namespace copperplate::governance
