// The rules of what lies below a body and below its meetings (libs/parts/part_rules.h).
#pragma once

#include <string>

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_rules.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/governance/app/ports/meeting_parts.h"

namespace copperplate::governance {

// The resource name of the meeting.
std::string NameOfMeeting(const MeetingContent& content);

template <>
struct GovernancePartRules<Membership> : NoPartRules<Membership> {
  // As domain CheckMembershipAmong().
  static void CheckAmong(const Content& content, const Membership& membership, Faults& faults);
  // As domain CheckMembershipUpdate().
  static void CheckUpdate(const Content& content, const Membership& present, const Membership& next,
                          Faults& faults);
  // As domain CheckMembershipDeletion().
  static Unmet CheckDeletion(const Content& content, const Membership& membership);
};

template <>
struct GovernancePartRules<Meeting> : NoPartRules<Meeting> {
  // As domain CheckMeetingAmong().
  static void CheckAmong(const Content& content, const Meeting& meeting, Faults& faults);
  // What its moves alone say.
  static void Keep(const Meeting& present, Meeting& next);
  // As domain CheckMeetingUpdate().
  static void CheckUpdate(const Content& content, const Meeting& present, const Meeting& next,
                          Faults& faults);
};

template <>
struct GovernancePartRules<AgendaItem> : NoPartRules<AgendaItem> {
  // As domain CheckAgendaOpen().
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // As domain CheckItemsDeletable().
  static absl::Status CheckDeletable(const RequestContext& context, const Content& content);
  // As domain CheckDeletion().
  static Unmet CheckDeletion(const Content& content, const AgendaItem& item);
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const AgendaItem& item, Faults& faults);
  // The meeting from which it was carried.
  static void Keep(const AgendaItem& present, AgendaItem& next);
};

template <>
struct GovernancePartRules<Attendance> : NoPartRules<Attendance> {
  // As domain CheckAttendancesOpen() and CheckRecordOpen().
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // As domain CheckDeletion().
  static Unmet CheckDeletion(const Content& content, const Attendance& attendance);
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const Attendance& attendance, Faults& faults);
  // As domain CheckAttendanceUpdate().
  static void CheckUpdate(const Content& content, const Attendance& present, const Attendance& next,
                          Faults& faults);
};

template <>
struct GovernancePartRules<Declaration> : NoPartRules<Declaration> {
  // As domain CheckDeclarationsOpen() and CheckRecordOpen().
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const Declaration& declaration, Faults& faults);
};

template <>
struct GovernancePartRules<Outcome> : NoPartRules<Outcome> {
  // As domain CheckOutcomesOpen() and CheckRecordOpen().
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // As domain CheckDeletion().
  static Unmet CheckDeletion(const Content& content, const Outcome& outcome);
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const Outcome& outcome, Faults& faults);
  // As domain CheckOutcomeUpdate().
  static void CheckUpdate(const Content& content, const Outcome& present, const Outcome& next,
                          Faults& faults);
};

template <>
struct GovernancePartRules<Minutes> : NoPartRules<Minutes> {
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const Minutes& minutes, Faults& faults);
  // The version, and what its moves alone say.
  static void Keep(const Minutes& present, Minutes& next);
};

template <>
struct GovernancePartRules<Paper> : NoPartRules<Paper> {
  // As domain CheckPapersOpen().
  static absl::Status CheckChangeable(const RequestContext& context, const Content& content);
  // STATE_NOT_ALLOWED of what is no DRAFT; as domain CheckDeletion().
  static Unmet CheckDeletion(const Content& content, const Paper& paper);
  // As domain CheckAmong().
  static void CheckAmong(const Content& content, const Paper& paper, Faults& faults);
  // Its files, and what its moves alone say.
  static void Keep(const Paper& present, Paper& next);
  // As domain CheckPaperUpdate().
  static void CheckUpdate(const Content& content, const Paper& present, const Paper& next,
                          Faults& faults);
};

}  // namespace copperplate::governance
