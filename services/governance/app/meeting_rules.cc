#include "services/governance/app/meeting_rules.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/governance/domain/agenda_rules.h"
#include "services/governance/domain/attendance_rules.h"
#include "services/governance/domain/meeting_state.h"
#include "services/governance/domain/outcome_rules.h"

namespace copperplate::governance {

std::string NameOfMeeting(const MeetingContent& content) {
  return kMeetingName.Format(content.force, content.body.id, content.meeting.id);
}

void GovernancePartRules<Membership>::CheckAmong(const Content& content,
                                                 const Membership& membership, Faults& faults) {
  CheckMembershipAmong(content.memberships, membership, faults);
}

void GovernancePartRules<Membership>::CheckUpdate(const Content& content, const Membership& present,
                                                  const Membership& next, Faults& faults) {
  CheckMembershipUpdate(present, next, content.attended, faults);
}

Unmet GovernancePartRules<Membership>::CheckDeletion(const Content& content, const Membership&) {
  return CheckMembershipDeletion(content.attendances);
}

void GovernancePartRules<Meeting>::CheckAmong(const Content& content, const Meeting& meeting,
                                              Faults& faults) {
  CheckMeetingAmong(content.meetings, meeting, faults);
}

void GovernancePartRules<Meeting>::Keep(const Meeting& present, Meeting& next) {
  next.state = present.state;
  next.agenda_published_at = present.agenda_published_at;
  next.pack_fixed_at = present.pack_fixed_at;
  next.quorum = present.quorum;
  next.members_present = present.members_present;
  next.end_reason = present.end_reason;
  next.postponed_to = present.postponed_to;
  next.postponed_from = present.postponed_from;
}

void GovernancePartRules<Meeting>::CheckUpdate(const Content&, const Meeting& present,
                                               const Meeting& next, Faults& faults) {
  CheckMeetingUpdate(present, next, faults);
}

absl::Status GovernancePartRules<AgendaItem>::CheckChangeable(const RequestContext&,
                                                              const Content& content) {
  return CheckAgendaOpen(NameOfMeeting(content), content.meeting.state);
}

absl::Status GovernancePartRules<AgendaItem>::CheckDeletable(const RequestContext&,
                                                             const Content& content) {
  return CheckItemsDeletable(NameOfMeeting(content), content.meeting.state);
}

Unmet GovernancePartRules<AgendaItem>::CheckDeletion(const Content& content,
                                                     const AgendaItem& item) {
  return governance::CheckDeletion(content, item);
}

void GovernancePartRules<AgendaItem>::CheckAmong(const Content& content, const AgendaItem& item,
                                                 Faults& faults) {
  governance::CheckAmong(content, item, faults);
}

void GovernancePartRules<AgendaItem>::Keep(const AgendaItem& present, AgendaItem& next) {
  next.carried_from = present.carried_from;
}

absl::Status GovernancePartRules<Attendance>::CheckChangeable(const RequestContext&,
                                                              const Content& content) {
  const std::string name = NameOfMeeting(content);
  ABSL_RETURN_IF_ERROR(CheckAttendancesOpen(name, content.meeting.state));
  return CheckRecordOpen(content, name);
}

Unmet GovernancePartRules<Attendance>::CheckDeletion(const Content& content,
                                                     const Attendance& attendance) {
  return governance::CheckDeletion(content, attendance);
}

void GovernancePartRules<Attendance>::CheckAmong(const Content& content,
                                                 const Attendance& attendance, Faults& faults) {
  governance::CheckAmong(content, attendance, faults);
}

void GovernancePartRules<Attendance>::CheckUpdate(const Content&, const Attendance& present,
                                                  const Attendance& next, Faults& faults) {
  CheckAttendanceUpdate(present, next, faults);
}

absl::Status GovernancePartRules<Declaration>::CheckChangeable(const RequestContext&,
                                                               const Content& content) {
  const std::string name = NameOfMeeting(content);
  ABSL_RETURN_IF_ERROR(CheckDeclarationsOpen(name, content.meeting.state));
  return CheckRecordOpen(content, name);
}

void GovernancePartRules<Declaration>::CheckAmong(const Content& content,
                                                  const Declaration& declaration, Faults& faults) {
  governance::CheckAmong(content, declaration, faults);
}

absl::Status GovernancePartRules<Outcome>::CheckChangeable(const RequestContext&,
                                                           const Content& content) {
  const std::string name = NameOfMeeting(content);
  ABSL_RETURN_IF_ERROR(CheckOutcomesOpen(name, content.meeting.state));
  return CheckRecordOpen(content, name);
}

Unmet GovernancePartRules<Outcome>::CheckDeletion(const Content& content, const Outcome& outcome) {
  return governance::CheckDeletion(content, outcome);
}

void GovernancePartRules<Outcome>::CheckAmong(const Content& content, const Outcome& outcome,
                                              Faults& faults) {
  governance::CheckAmong(content, outcome, faults);
}

void GovernancePartRules<Outcome>::CheckUpdate(const Content& content, const Outcome& present,
                                               const Outcome& next, Faults& faults) {
  CheckOutcomeUpdate(content, present, next, faults);
}

void GovernancePartRules<Minutes>::CheckAmong(const Content& content, const Minutes& minutes,
                                              Faults& faults) {
  governance::CheckAmong(content, minutes, faults);
}

void GovernancePartRules<Minutes>::Keep(const Minutes& present, Minutes& next) {
  std::vector<MinutesParagraph> paragraphs = std::move(next.paragraphs);
  next = present;
  next.paragraphs = std::move(paragraphs);
}

absl::Status GovernancePartRules<Paper>::CheckChangeable(const RequestContext&,
                                                         const Content& content) {
  return CheckPapersOpen(NameOfMeeting(content), content.meeting.state);
}

Unmet GovernancePartRules<Paper>::CheckDeletion(const Content&, const Paper& paper) {
  Unmet unmet;
  if (paper.state != PaperState::kDraft) {
    unmet.Add("STATE_NOT_ALLOWED", absl::StrCat("papers/", paper.id),
              absl::StrCat("is ", Name(paper.state), ": only a DRAFT is deleted"));
  }
  return unmet;
}

void GovernancePartRules<Paper>::CheckAmong(const Content& content, const Paper& paper,
                                            Faults& faults) {
  governance::CheckAmong(content, paper, faults);
}

void GovernancePartRules<Paper>::Keep(const Paper& present, Paper& next) {
  next.state = present.state;
  next.marking = present.marking;
  next.versions = present.versions;
  next.attachments = present.attachments;
  next.urgency_reason = present.urgency_reason;
  next.replacement_reason = present.replacement_reason;
  next.withdrawal_reason = present.withdrawal_reason;
  next.issued_at = present.issued_at;
  next.withdrawn_at = present.withdrawn_at;
  next.carried_from = present.carried_from;
}

void GovernancePartRules<Paper>::CheckUpdate(const Content&, const Paper& present,
                                             const Paper& next, Faults& faults) {
  CheckPaperUpdate(present, next, faults);
}

}  // namespace copperplate::governance
