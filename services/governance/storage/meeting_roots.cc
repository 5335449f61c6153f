#include "services/governance/storage/meeting_roots.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/person/person.h"
#include "libs/postgres/statement.h"

namespace copperplate::governance {

using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kLockBody{postgres::kWrite, "lock_body",
                              "SELECT id FROM body WHERE force = $1 AND id = $2 FOR NO KEY UPDATE"};
constexpr Statement kShareBody{postgres::kWrite, "share_body",
                               "SELECT id FROM body WHERE force = $1 AND id = $2 FOR SHARE"};
constexpr Statement kLockMeeting{
    postgres::kWrite, "lock_meeting",
    "SELECT id FROM meeting WHERE force = $1 AND body = $2 AND id = $3 FOR NO KEY UPDATE"};

// Nothing below the meeting changes until what names it is written.
constexpr Statement kShareMeeting{
    postgres::kWrite, "share_meeting",
    "SELECT id FROM meeting WHERE force = $1 AND body = $2 AND id = $3 FOR SHARE"};

constexpr Statement kMeetingClock{postgres::kRead, "clock_of_meetings", "SELECT clock_timestamp()"};

constexpr Statement kHeads{postgres::kRead, "meeting_heads", R"(
    SELECT id, date, start_minute, state, previous_minutes_of
    FROM meeting WHERE force = $1 AND body = $2)"};

// Who is recorded as a member on the days, or had a substitute: whom is meant is for the domain.
constexpr Statement kAttendedAsMember{postgres::kRead, "attended_as_member", R"(
    SELECT a.meeting, a.id, CASE a.status WHEN 4 THEN a.substitute_for ELSE a.person END, m.date
    FROM attendance a JOIN meeting m
      ON m.force = a.force AND m.body = a.body AND m.id = a.meeting
    WHERE a.force = $1 AND a.body = $2 AND (a.capacity = 1 OR a.status = 4)
      AND m.date BETWEEN $3::date AND coalesce($4::date, 'infinity')
    ORDER BY m.date, a.meeting, a.id)"};

absl::Status ReadAttendances(Transaction& transaction, absl::string_view force,
                             const std::string& body, const Membership& membership,
                             BodyRoot::Content& content) {
  if (membership.capacity != Capacity::kMember) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kAttendedAsMember, force, body,
                                                           membership.from, membership.to));
  for (const postgres::Row row : rows) {
    std::string meeting;
    std::string id;
    std::string person;
    absl::CivilDay day;
    ABSL_RETURN_IF_ERROR(row.Read(meeting, id, person, day));
    if (!SamePerson(person, membership.person)) continue;
    content.attended.push_back(day);
    content.attendances.push_back(kAttendanceName.Format(force, body, meeting, id));
  }
  return absl::OkStatus();
}

// With its meeting, which is locked first.
absl::StatusOr<std::optional<ApprovingOutcome>> FindApproving(Transaction& transaction,
                                                              absl::string_view force,
                                                              const PartPath& path) {
  ABSL_RETURN_IF_ERROR(transaction.Query(kShareMeeting, force, path[0], path[1]).status());
  ABSL_ASSIGN_OR_RETURN(const Rows meetings,
                        PartRows<Meeting>::Find(transaction, force, {path[0], path[1]},
                                                /*sensitive=*/true));
  ABSL_ASSIGN_OR_RETURN(const Rows outcomes,
                        PartRows<Outcome>::Find(transaction, force, path, /*sensitive=*/true));
  if (meetings.empty() || outcomes.empty()) return std::nullopt;
  ABSL_ASSIGN_OR_RETURN(PartRecord<Meeting> meeting, PartRows<Meeting>::Read(meetings[0]));
  ABSL_ASSIGN_OR_RETURN(PartRecord<Outcome> outcome, PartRows<Outcome>::Read(outcomes[0]));
  return ApprovingOutcome{std::move(meeting.part), std::move(outcome.part)};
}

absl::Status BodyNotFound(postgres::Session& session, absl::string_view force) {
  return change_postgres::NotFoundIn(session, force, PartUnknown<Body>());
}

}  // namespace

absl::Status RootRows<BodyRoot>::Lock(Transaction& transaction, absl::string_view force,
                                      const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kLockBody, force, path[0]));
  return rows.empty() ? BodyNotFound(transaction, force) : absl::OkStatus();
}

template <>
absl::StatusOr<BodyRoot::Content> RootRows<BodyRoot>::ReadContentFor<Membership>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  BodyRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.memberships,
                        PartRows<Membership>::All(transaction, force, path[0]));
  const auto present =
      std::find_if(content.memberships.begin(), content.memberships.end(),
                   [&](const Membership& membership) { return membership.id == path[1]; });
  if (present != content.memberships.end()) {
    ABSL_RETURN_IF_ERROR(ReadAttendances(transaction, force, path[0], *present, content));
  }
  return content;
}

template <>
absl::StatusOr<BodyRoot::Content> RootRows<BodyRoot>::ReadContentFor<Meeting>(
    Transaction& transaction, absl::string_view force, const PartPath& path) {
  BodyRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(const Rows clock, transaction.Query(kMeetingClock));
  ABSL_RETURN_IF_ERROR(clock[0].Read(content.now));
  ABSL_ASSIGN_OR_RETURN(std::optional<Body> body, ReadBody(transaction, force, path[0]));
  if (!body.has_value()) return BodyNotFound(transaction, force);
  content.body = *std::move(body);
  ABSL_ASSIGN_OR_RETURN(const Rows heads, transaction.Query(kHeads, force, path[0]));
  for (const postgres::Row row : heads) {
    OtherMeeting& head = content.meetings.emplace_back();
    ABSL_RETURN_IF_ERROR(
        row.Read(head.id, head.date, head.start_minute, head.state, head.previous_minutes_of));
  }
  ABSL_ASSIGN_OR_RETURN(content.meeting,
                        ReadMeeting(transaction, force, path, kMeetingReads<Meeting>));
  if (!content.meeting.has_value()) return content;
  const std::string of_force(force);
  const std::string& of_body = path[0];
  content.hold_registers = [&transaction, of_force, of_body] {
    return HoldRegisters(transaction, of_force, of_body);
  };
  const std::string name = kMeetingName.Format(force, of_body, path[1]);
  content.registers = [&transaction, of_force, of_body, name,
                       day = content.meeting->meeting.date](absl::Time known_at) {
    return ReadRegisters(transaction, of_force, {of_body, name, {day, known_at}});
  };
  return content;
}

absl::Status RootRows<BodyRoot>::CheckKnown(postgres::Session& session, absl::string_view force,
                                            absl::string_view body, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Body>::Find(session, force, {std::string(body)}, sensitive));
  return rows.empty() ? BodyNotFound(session, force) : absl::OkStatus();
}

absl::Status RootRows<MeetingRoot>::Lock(Transaction& transaction, absl::string_view force,
                                         const PartPath& path) {
  ABSL_ASSIGN_OR_RETURN(const Rows bodies, transaction.Query(kShareBody, force, path[0]));
  if (bodies.empty()) return BodyNotFound(transaction, force);
  ABSL_ASSIGN_OR_RETURN(const Rows meetings,
                        transaction.Query(kLockMeeting, force, path[0], path[1]));
  return meetings.empty() ? PartUnknown<Meeting>() : absl::OkStatus();
}

absl::StatusOr<MeetingRoot::Content> RootRows<MeetingRoot>::ReadContentOf(
    Transaction& transaction, absl::string_view force, const PartPath& path,
    const MeetingReads& reads) {
  ABSL_ASSIGN_OR_RETURN(std::optional<MeetingContent> meeting,
                        ReadMeeting(transaction, force, path, reads));
  if (!meeting.has_value()) return PartUnknown<Meeting>();
  ABSL_ASSIGN_OR_RETURN(const Rows clock, transaction.Query(kMeetingClock));
  MeetingRoot::Content content{*std::move(meeting), {}, {}};
  ABSL_RETURN_IF_ERROR(clock[0].Read(content.now));
  content.outcome = [&transaction, of_force = std::string(force)](const PartPath& outcome) {
    return FindApproving(transaction, of_force, outcome);
  };
  return content;
}

absl::Status RootRows<MeetingRoot>::CheckKnown(postgres::Session& session, absl::string_view force,
                                               absl::string_view meeting, bool sensitive) {
  const PartPath path = RootPath<MeetingRoot>(meeting);
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<Meeting>::Find(session, force, path, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  ABSL_RETURN_IF_ERROR(RootRows<BodyRoot>::CheckKnown(session, force, path[0], sensitive));
  return PartUnknown<Meeting>();
}

}  // namespace copperplate::governance
