#include "services/governance/domain/pack.h"

#include <algorithm>
#include <vector>

#include "libs/time/civil.h"
#include "services/governance/domain/paper_state.h"

namespace copperplate::governance {
namespace {

absl::CivilDay EndOfMonthBefore(absl::CivilDay day) {
  return absl::CivilDay(absl::CivilMonth(day)) - 1;
}

void KeepTabled(absl::CivilDay meeting_day, std::vector<ContentVersion>& versions) {
  versions.erase(std::remove_if(versions.begin(), versions.end(),
                                [&](const ContentVersion& version) {
                                  return LondonDay(version.at) > meeting_day;
                                }),
                 versions.end());
}

}  // namespace

PackKeys PackKeysOf(const Meeting& meeting, absl::CivilDay today) {
  PackKeys keys;
  keys.fixed_at = meeting.pack_fixed_at;
  keys.meeting_day = meeting.date;
  absl::CivilDay day = meeting.date;
  if (meeting.agenda_published_at.has_value()) {
    day = LondonDay(*meeting.agenda_published_at);
  } else if (!meeting.pack_fixed_at.has_value()) {
    day = std::min(day, today);
  }
  keys.figures_as_of = EndOfMonthBefore(day);
  return keys;
}

absl::string_view PackAbsenceName(PackAbsence absence) {
  switch (absence) {
    case PackAbsence::kNotConfigured:
      return "NOT_CONFIGURED";
    case PackAbsence::kBusy:
      return "BUSY";
    case PackAbsence::kUnreachable:
      return "UNREACHABLE";
    case PackAbsence::kTooSlow:
      return "TOO_SLOW";
    case PackAbsence::kRefused:
      return "REFUSED";
    case PackAbsence::kNone:
      return "NONE";
    case PackAbsence::kFailed:
      break;
  }
  return "FAILED";
}

bool IsOfPack(const Meeting& meeting, const Paper& paper) {
  if (!paper.issued_at.has_value()) return IsIssued(paper.state);
  // Withdrawn by a program from before the instant was kept: when is not known.
  if (paper.state == PaperState::kWithdrawn && !paper.withdrawn_at.has_value()) return false;
  if (!meeting.historic_import && LondonDay(*paper.issued_at) > meeting.date) return false;
  return !paper.withdrawn_at.has_value() ||
         (meeting.pack_fixed_at.has_value() && *paper.withdrawn_at > *meeting.pack_fixed_at);
}

Paper AsTabled(const Meeting& meeting, const Paper& paper) {
  Paper tabled = paper;
  if (meeting.historic_import) return tabled;
  KeepTabled(meeting.date, tabled.versions);
  for (PaperAttachment& attachment : tabled.attachments) {
    KeepTabled(meeting.date, attachment.versions);
  }
  return tabled;
}

}  // namespace copperplate::governance
