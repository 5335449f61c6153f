// A duty: a time that somebody gives, planned or done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/duty_type.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

enum class DutyState : uint8_t {
  kPlanned,
  kOnDuty,
  kCompleted,
  kVerified,
  kCancelled,
  kNoShow,
  kRejected,
  kAmended,  // a newer version has taken its place
};

inline constexpr DutyState kDutyStates[] = {
    DutyState::kPlanned,   DutyState::kOnDuty, DutyState::kCompleted, DutyState::kVerified,
    DutyState::kCancelled, DutyState::kNoShow, DutyState::kRejected,  DutyState::kAmended};

// `PLANNED`, `ON_DUTY` and so on.
absl::string_view Name(DutyState state);
std::optional<DutyState> ParseDutyState(absl::string_view word);

// Whether its minutes are among the hours that are reported.
constexpr bool CountsAsWorked(DutyState state) {
  return state == DutyState::kCompleted || state == DutyState::kVerified;
}

// What a supervisor lets pass, and why; only what is recorded so passes.
enum class OverrideKind : uint8_t {
  kLongDuty,   // of more than 12 hours
  kLateEntry,  // entered more than 92 days after
  kRest,       // the Working Time Regulations' rests (duty_rest.h)
};

absl::string_view Name(OverrideKind kind);
std::optional<OverrideKind> ParseOverrideKind(absl::string_view word);

struct Override {
  OverrideKind kind = OverrideKind::kLongDuty;
  std::string by;  // verified; not who did the duty
  std::string reason;

  friend bool operator==(const Override& a, const Override& b) {
    return a.kind == b.kind && a.by == b.by && a.reason == b.reason;
  }
};

struct Duty {
  std::string id;
  std::string volunteer;   // id
  std::string engagement;  // id
  std::string type;        // id
  std::optional<InstantRange> planned;
  std::optional<InstantRange> actual;
  int64_t break_minutes = 0;
  DutyState state = DutyState::kPlanned;
  std::string area;   // may be empty
  std::string event;  // that it is for; may be empty
  absl::Time entered_at;
  std::string recorded_by;  // verified
  std::string verified_by;  // verified; of VERIFIED only
  std::string reason;       // of REJECTED, and of a version beyond the first
  std::vector<Override> overrides;
  int32_t version = 1;  // 1 upwards: the API's `edition`
  // Where it comes from: the other system and its id there, and the import that brought it. Empty:
  // none.
  std::string source = {};
  std::string source_id = {};
  std::string import_id = {};
};

// The time that the duty takes of the person: the actual one where it is known, else the planned
// one; nothing of what was cancelled, not attended, rejected or amended. Two of one person never
// overlap, whatever their kinds; they may touch.
std::optional<InstantRange> OccupiedTime(const Duty& duty);

// The ids of those of the same person that it overlaps; another version of itself is none of them.
std::vector<std::string> OverlappingDuties(const Duty& duty, absl::Span<const Duty> others);

}  // namespace copperplate::volunteers
