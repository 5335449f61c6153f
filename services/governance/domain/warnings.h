// What is told of a meeting and its papers without keeping anything from being done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/governance/domain/meeting_content.h"
#include "services/governance/domain/publication_targets.h"

namespace copperplate::governance {

// A paper dated by more days than these from its meeting is likely to be misprinted: that of
// January 2020 prints 2019 on its first page. It is kept as printed.
inline constexpr int kMostDaysFromMeeting = 62;

enum class PaperWarning : uint8_t {
  kDateFarFromMeeting,  // more than kMostDaysFromMeeting days before or after it
  kDateMissing,         // none is printed
};

// `DATE_FAR_FROM_MEETING` and so on.
absl::string_view Name(PaperWarning warning);

// In the order of the enumeration.
std::vector<PaperWarning> WarningsOf(const Meeting& meeting, const Paper& paper);

enum class MeetingWarning : uint8_t {
  kQuorumNotSet,  // it was opened without one being asked for
  kMinutesOwed,   // it is over, its minutes are to be published, and were not by the force's target
  kPaperMissing,  // an item with a report has no paper on the published agenda
  kNotOpened,     // its day is over, and it was neither opened nor called off
};

absl::string_view Name(MeetingWarning warning);

// In the order of the enumeration. `today` in Europe/London. The target is that of today's
// settings; where the bank holidays are not known up to today the minutes are owed at once: a
// warning too many is better than one too few.
std::vector<MeetingWarning> WarningsOf(const MeetingContent& content,
                                       const PublicationTargets& targets, absl::CivilDay today);

}  // namespace copperplate::governance
