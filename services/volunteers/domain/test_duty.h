// Test only: duties in few words.
#pragma once

#include <cstdlib>
#include <string>

#include "absl/time/time.h"
#include "libs/time/civil.h"
#include "services/volunteers/domain/duty.h"

namespace copperplate::volunteers {

// `2018-03-25 00:30`, in Europe/London; the earlier one of a time that there is twice.
inline absl::Time LondonTime(const std::string& text) {
  absl::Time instant;
  std::string error;
  if (!absl::ParseTime("%Y-%m-%d %H:%M", text, London(), &instant, &error)) std::abort();
  return instant;
}

inline InstantRange LondonRange(const std::string& from, const std::string& to) {
  return {LondonTime(from), LondonTime(to)};
}

inline Duty TestCompleted(std::string id, InstantRange actual, int64_t break_minutes = 0) {
  Duty duty;
  duty.id = std::move(id);
  duty.volunteer = "v1";
  duty.engagement = "e1";
  duty.type = "patrol";
  duty.actual = actual;
  duty.break_minutes = break_minutes;
  duty.state = DutyState::kCompleted;
  duty.entered_at = actual.to;
  duty.recorded_by = "v1";
  return duty;
}

}  // namespace copperplate::volunteers
