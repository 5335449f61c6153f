#include "services/volunteers/domain/duty.h"

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kDutyStateWords[] = {"PLANNED",   "ON_DUTY", "COMPLETED", "VERIFIED",
                                                 "CANCELLED", "NO_SHOW", "REJECTED",  "AMENDED"};
constexpr absl::string_view kOverrideWords[] = {"LONG_DUTY", "LATE_ENTRY", "REST"};

}  // namespace

absl::string_view Name(DutyState state) { return NameIn(kDutyStateWords, state); }

std::optional<DutyState> ParseDutyState(absl::string_view word) {
  return FindIn<DutyState>(kDutyStateWords, word);
}

absl::string_view Name(OverrideKind kind) { return NameIn(kOverrideWords, kind); }

std::optional<OverrideKind> ParseOverrideKind(absl::string_view word) {
  return FindIn<OverrideKind>(kOverrideWords, word);
}

std::optional<InstantRange> OccupiedTime(const Duty& duty) {
  switch (duty.state) {
    case DutyState::kCancelled:
    case DutyState::kNoShow:
    case DutyState::kRejected:
    case DutyState::kAmended:
      return std::nullopt;
    case DutyState::kPlanned:
    case DutyState::kOnDuty:
    case DutyState::kCompleted:
    case DutyState::kVerified:
      return duty.actual.has_value() ? duty.actual : duty.planned;
  }
  return std::nullopt;
}

std::vector<std::string> OverlappingDuties(const Duty& duty, absl::Span<const Duty> others) {
  std::vector<std::string> overlapping;
  const std::optional<InstantRange> time = OccupiedTime(duty);
  if (!time.has_value()) return overlapping;
  for (const Duty& other : others) {
    const std::optional<InstantRange> taken = OccupiedTime(other);
    if (other.volunteer == duty.volunteer && other.id != duty.id && taken.has_value() &&
        taken->Overlaps(*time)) {
      overlapping.push_back(other.id);
    }
  }
  return overlapping;
}

}  // namespace copperplate::volunteers
