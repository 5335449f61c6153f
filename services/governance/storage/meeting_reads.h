// What is read of a meeting at once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// What the rules of a kind look at beside the meeting, its items and its body.
struct MeetingReads {
  bool memberships = false;
  bool papers = false;
  bool attendances = false;
  bool declarations = false;
  bool outcomes = false;
  bool minutes = false;
  bool cited = false;      // what is referred to from outside the meeting
  bool decisions = false;  // that were taken at its items
  bool offices = false;    // that may have taken them, held as they are until the change is made
};

inline constexpr MeetingReads kAllOfMeeting{.memberships = true,
                                            .papers = true,
                                            .attendances = true,
                                            .declarations = true,
                                            .outcomes = true,
                                            .minutes = true,
                                            .cited = true,
                                            .decisions = true};

template <class Part>
inline constexpr MeetingReads kMeetingReads{};
template <>
inline constexpr MeetingReads kMeetingReads<Meeting>{
    .memberships = true, .papers = true, .attendances = true, .outcomes = true, .minutes = true};
template <>
inline constexpr MeetingReads kMeetingReads<AgendaItem>{
    .papers = true, .attendances = true, .declarations = true, .outcomes = true, .cited = true};
template <>
inline constexpr MeetingReads kMeetingReads<Attendance>{.memberships = true,
                                                        .attendances = true,
                                                        .declarations = true,
                                                        .outcomes = true,
                                                        .minutes = true};
template <>
inline constexpr MeetingReads kMeetingReads<Declaration>{.attendances = true,
                                                         .declarations = true,
                                                         .outcomes = true,
                                                         .minutes = true,
                                                         .decisions = true,
                                                         .offices = true};
template <>
inline constexpr MeetingReads kMeetingReads<Outcome>{
    .attendances = true, .declarations = true, .outcomes = true, .minutes = true, .cited = true};
template <>
inline constexpr MeetingReads kMeetingReads<Minutes>{
    .declarations = true, .outcomes = true, .minutes = true, .decisions = true};

template <>
inline constexpr MeetingReads kMeetingReads<Paper>{.papers = true};

// Nothing where there is no such meeting. `path` begins with the ids of the body and the meeting.
absl::StatusOr<std::optional<MeetingContent>> ReadMeeting(postgres::Session& session,
                                                          absl::string_view force,
                                                          const PartPath& path,
                                                          const MeetingReads& reads);

// Nothing where there is no such body.
absl::StatusOr<std::optional<Body>> ReadBody(postgres::Session& session, absl::string_view force,
                                             const std::string& body);

}  // namespace copperplate::governance
