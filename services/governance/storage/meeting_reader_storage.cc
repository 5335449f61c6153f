#include "services/governance/storage/meeting_reader_storage.h"

#include <map>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/meeting_reads.h"
#include "services/governance/storage/meeting_roots.h"

namespace copperplate::governance {

using postgres::Rows;
using postgres::Statement;

namespace {

constexpr Statement kAttendedMeetings{postgres::kRead, "attended_meetings", R"(
    SELECT m.id, m.date, m.state, a.person, a.capacity, a.status
    FROM meeting m LEFT JOIN attendance a
      ON a.force = m.force AND a.body = m.body AND a.meeting = m.id
    WHERE m.force = $1 AND m.body = $2 AND m.date BETWEEN $3 AND $4
    ORDER BY m.date, m.start_minute, m.id, a.id)"};

using ContentById = std::map<std::string, MeetingContent*>;

// Reads each row, which begins with the meeting's id, by `read(row, meeting, content)`.
template <class Part, class Read>
absl::Status ReadBelow(const Rows& rows, const ContentById& contents,
                       std::vector<Part> MeetingContent::*parts, const Read& read) {
  for (const postgres::Row row : rows) {
    std::string meeting;
    Part part;
    ABSL_RETURN_IF_ERROR(read(row, meeting, part));
    const auto content = contents.find(meeting);
    if (content != contents.end()) (content->second->*parts).push_back(std::move(part));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<AgendaItem>> MeetingReaderStorage::ReadItems(
    const RequestContext& context, absl::string_view body, absl::string_view meeting) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  return PartRows<AgendaItem>::All(lease, context.force, absl::StrCat(body, "/", meeting));
}

absl::StatusOr<std::vector<MeetingContent>> MeetingReaderStorage::ReadForWarnings(
    const RequestContext& context, absl::string_view body,
    const std::vector<std::string>& meetings) {
  std::vector<MeetingContent> contents;
  if (meetings.empty()) return contents;
  const std::string& force = context.force;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const Rows found, lease.Query(kWarnedMeetings, force, body, meetings));
  for (const postgres::Row row : found) {
    Meeting& meeting = contents.emplace_back().meeting;
    ABSL_RETURN_IF_ERROR(
        row.Read(meeting.id, meeting.date, meeting.is_public, meeting.state, meeting.quorum));
  }
  ContentById by_id;
  for (MeetingContent& content : contents) by_id[content.meeting.id] = &content;
  ABSL_ASSIGN_OR_RETURN(const Rows items, lease.Query(kWarnedItems, force, body, meetings));
  ABSL_RETURN_IF_ERROR(
      ReadBelow(items, by_id, &MeetingContent::items,
                [](const postgres::Row& row, std::string& meeting, AgendaItem& item) {
                  return row.Read(meeting, item.id, item.purpose, item.significant_public_interest);
                }));
  ABSL_ASSIGN_OR_RETURN(const Rows papers, lease.Query(kWarnedPapers, force, body, meetings));
  ABSL_RETURN_IF_ERROR(ReadBelow(papers, by_id, &MeetingContent::papers,
                                 [](const postgres::Row& row, std::string& meeting, Paper& paper) {
                                   return row.Read(meeting, paper.state, paper.submissions);
                                 }));
  ABSL_ASSIGN_OR_RETURN(const Rows minutes, lease.Query(kWarnedMinutes, force, body, meetings));
  ABSL_RETURN_IF_ERROR(ReadBelow(minutes, by_id, &MeetingContent::minutes,
                                 [](const postgres::Row& row, std::string& meeting, Minutes& one) {
                                   return row.Read(meeting, one.state);
                                 }));
  return contents;
}

absl::StatusOr<std::vector<MeetingContent>> MeetingReaderStorage::Read(
    const RequestContext& context, absl::string_view body,
    const std::vector<std::string>& meetings) {
  std::vector<MeetingContent> contents;
  if (meetings.empty()) return contents;
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  for (const std::string& meeting : meetings) {
    ABSL_ASSIGN_OR_RETURN(
        std::optional<MeetingContent> content,
        ReadMeeting(lease, context.force, {std::string(body), meeting}, kAllOfMeeting));
    if (content.has_value()) contents.push_back(*std::move(content));
  }
  return contents;
}

absl::StatusOr<MeetingReader::Attended> MeetingReaderStorage::ReadAttended(
    const RequestContext& context, absl::string_view body, absl::CivilDay first,
    absl::CivilDay last) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_RETURN_IF_ERROR(
      RootRows<BodyRoot>::CheckKnown(lease, context.force, body, /*sensitive=*/true));
  Attended attended;
  ABSL_ASSIGN_OR_RETURN(attended.memberships,
                        PartRows<Membership>::All(lease, context.force, body));
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        lease.Query(kAttendedMeetings, context.force, body, first, last));
  std::string last_id;
  for (const postgres::Row row : rows) {
    std::string id;
    AttendedMeeting meeting;
    std::optional<std::string> person;
    std::optional<Capacity> capacity;
    std::optional<AttendanceStatus> status;
    ABSL_RETURN_IF_ERROR(row.Read(id, meeting.date, meeting.state, person, capacity, status));
    if (attended.meetings.empty() || id != last_id) {
      last_id = id;
      attended.meetings.push_back(std::move(meeting));
    }
    if (!person.has_value()) continue;
    Attendance& one = attended.meetings.back().attendances.emplace_back();
    one.person = *std::move(person);
    one.capacity = *capacity;
    one.status = *status;
  }
  return attended;
}

}  // namespace copperplate::governance
