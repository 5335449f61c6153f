#include "services/governance/domain/warnings.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "libs/text/words.h"
#include "services/governance/domain/publicity.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kPaperWarningWords[] = {"DATE_FAR_FROM_MEETING", "DATE_MISSING"};
constexpr absl::string_view kMeetingWarningWords[] = {"QUORUM_NOT_SET", "MINUTES_OWED",
                                                      "PAPER_MISSING", "NOT_OPENED"};

bool HasIssuedPaper(const MeetingContent& content, const AgendaItem& item) {
  return std::any_of(content.papers.begin(), content.papers.end(), [&](const Paper& paper) {
    return IsIssued(paper.state) &&
           std::any_of(paper.submissions.begin(), paper.submissions.end(),
                       [&](const PaperSubmission& one) { return one.item == item.id; });
  });
}

bool LacksPaper(const MeetingContent& content) {
  const bool published =
      content.meeting.state == MeetingState::kAgendaPublished || WasHeld(content.meeting.state);
  return published &&
         std::any_of(content.items.begin(), content.items.end(), [&](const AgendaItem& item) {
           return item.purpose != ItemPurpose::kProcedural && !HasIssuedPaper(content, item);
         });
}

bool IsPastMinutesTarget(const Meeting& meeting, const PublicationTargets& targets,
                         absl::CivilDay today) {
  const std::optional<int32_t> days =
      WorkingDays(targets.bank_holidays).Between(meeting.date, today);
  return !days.has_value() || *days > SettingsOn(targets.settings, today).minutes_target;
}

bool OwesMinutes(const MeetingContent& content) {
  const MeetingState state = content.meeting.state;
  const bool over = state == MeetingState::kClosed || state == MeetingState::kMinuted;
  return over && OwesPublicMinutes(content) &&
         std::none_of(content.minutes.begin(), content.minutes.end(), [](const Minutes& minutes) {
           return minutes.state == MinutesState::kPublished;
         });
}

}  // namespace

absl::string_view Name(PaperWarning warning) { return NameIn(kPaperWarningWords, warning); }

std::vector<PaperWarning> WarningsOf(const Meeting& meeting, const Paper& paper) {
  if (!paper.date.has_value()) return {PaperWarning::kDateMissing};
  const absl::civil_diff_t days = *paper.date - meeting.date;
  if (days < -kMostDaysFromMeeting || days > kMostDaysFromMeeting) {
    return {PaperWarning::kDateFarFromMeeting};
  }
  return {};
}

absl::string_view Name(MeetingWarning warning) { return NameIn(kMeetingWarningWords, warning); }

std::vector<MeetingWarning> WarningsOf(const MeetingContent& content,
                                       const PublicationTargets& targets, absl::CivilDay today) {
  std::vector<MeetingWarning> warnings;
  if (WasHeld(content.meeting.state) && !content.meeting.quorum.has_value()) {
    warnings.push_back(MeetingWarning::kQuorumNotSet);
  }
  if (OwesMinutes(content) && IsPastMinutesTarget(content.meeting, targets, today)) {
    warnings.push_back(MeetingWarning::kMinutesOwed);
  }
  if (LacksPaper(content)) warnings.push_back(MeetingWarning::kPaperMissing);
  const MeetingState state = content.meeting.state;
  if (IsLive(state) && !WasHeld(state) && content.meeting.date < today) {
    warnings.push_back(MeetingWarning::kNotOpened);
  }
  return warnings;
}

}  // namespace copperplate::governance
