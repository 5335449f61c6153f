// The events of an engagement as a statement gives them: an array for each of their columns, by
// seq.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

// Those of `v`, of each group, in the order of EventArrays.
#define COPPERPLATE_EVENT_ARRAYS                                                     \
  "array_agg(v.seq ORDER BY v.seq), array_agg(v.from_state ORDER BY v.seq), "        \
  "array_agg(v.to_state ORDER BY v.seq), array_agg(v.effective_on ORDER BY v.seq), " \
  "array_agg(v.reason ORDER BY v.seq), array_agg(v.corrects_seq ORDER BY v.seq)"

struct EventArrays {
  std::vector<int32_t> seqs;
  std::vector<std::optional<EngagementState>> froms;
  std::vector<EngagementState> tos;
  std::vector<absl::CivilDay> days;
  std::vector<std::string> reasons;
  std::vector<std::optional<int32_t>> corrects;

  // Without actors and revisions.
  std::vector<EngagementEvent> History() && {
    std::vector<EngagementEvent> history(seqs.size());
    for (size_t i = 0; i < seqs.size(); ++i) {
      EngagementEvent& event = history[i];
      event.seq = seqs[i];
      event.from = froms[i];
      event.to = tos[i];
      event.effective_on = days[i];
      event.reason = std::move(reasons[i]);
      event.corrects_seq = corrects[i];
    }
    return history;
  }
};

}  // namespace copperplate::volunteers
