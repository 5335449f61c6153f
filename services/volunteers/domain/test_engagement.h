// Test only: engagements and their histories in few words.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

using TestStep = std::pair<EngagementState, absl::CivilDay>;

// The history of these steps, the first its beginning; seq and revision count from 1.
inline std::vector<EngagementEvent> TestHistory(const std::vector<TestStep>& steps) {
  std::vector<EngagementEvent> history;
  for (const auto& [state, day] : steps) {
    EngagementEvent event;
    event.seq = static_cast<int32_t>(history.size()) + 1;
    if (!history.empty()) event.from = history.back().to;
    event.to = state;
    event.effective_on = day;
    event.actor = "sc.admin";
    event.revision = event.seq;
    history.push_back(std::move(event));
  }
  return history;
}

// A correction of an event of the history, appended to it.
inline void AppendCorrection(std::vector<EngagementEvent>& history, int32_t corrects_seq,
                             EngagementState to, absl::CivilDay day) {
  EngagementEvent event;
  event.seq = static_cast<int32_t>(history.size()) + 1;
  event.from = history[static_cast<size_t>(corrects_seq) - 1].from;
  event.to = to;
  event.effective_on = day;
  event.actor = "sc.admin";
  event.revision = event.seq;
  event.corrects_seq = corrects_seq;
  history.push_back(std::move(event));
}

inline Engagement TestEngagement(std::string volunteer, Kind kind,
                                 std::vector<EngagementEvent> history) {
  Engagement engagement;
  engagement.id = volunteer + "-" + std::string(Name(kind));
  engagement.volunteer = std::move(volunteer);
  engagement.kind = kind;
  engagement.role = "constable";
  if (kind == Kind::kSpecial) engagement.required_vetting = VettingLevel::kRv;
  if (kind == Kind::kPsv) engagement.required_vetting = VettingLevel::kNppv1;
  if (kind == Kind::kCadet) engagement.required_vetting = VettingLevel::kCadetCheck;
  engagement.history = std::move(history);
  return engagement;
}

}  // namespace copperplate::volunteers
