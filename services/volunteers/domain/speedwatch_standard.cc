#include "services/volunteers/domain/speedwatch_standard.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {
namespace {

constexpr int kLeastLimit = 10;
constexpr int kMostLimit = 70;  // of any road (Road Traffic Regulation Act 1984)
constexpr int kMostOperators = 20;

void CheckLimits(const std::vector<int>& limits, Faults& faults) {
  if (limits.size() > fields::kMostItems) {
    faults.Add("TOO_MANY", "limits_mph", absl::StrCat("must be at most ", fields::kMostItems));
  }
  for (size_t i = 0; i < limits.size(); ++i) {
    const std::string field = absl::StrCat("limits_mph[", i, "]");
    fields::CheckRange(limits[i], field, kLeastLimit, kMostLimit, faults);
    if (std::count(limits.begin(), limits.begin() + static_cast<ptrdiff_t>(i), limits[i]) > 0) {
      faults.Add("DUPLICATE", field, "is there already");
    }
  }
}

}  // namespace

SpeedwatchStandard SpeedwatchStandardOn(absl::Span<const SpeedwatchStandard> standards,
                                        absl::CivilDay day) {
  const SpeedwatchStandard* last = nullptr;
  for (const SpeedwatchStandard& standard : standards) {
    if (standard.from > day) continue;
    if (last == nullptr || last->from < standard.from) last = &standard;
  }
  return last == nullptr ? SpeedwatchStandard() : *last;
}

bool IsWatched(int limit_mph, const SpeedwatchStandard& standard) {
  const std::vector<int>& limits = standard.limits_mph;
  return std::find(limits.begin(), limits.end(), limit_mph) != limits.end();
}

bool IsEverWatched(int limit_mph, absl::Span<const SpeedwatchStandard> standards) {
  return IsWatched(limit_mph, SpeedwatchStandard()) ||
         std::any_of(standards.begin(), standards.end(), [&](const SpeedwatchStandard& standard) {
           return IsWatched(limit_mph, standard);
         });
}

void CheckSpeedwatchStandard(const SpeedwatchStandard& standard,
                             absl::Span<const SpeedwatchStandard> others, Faults& faults) {
  CheckLimits(standard.limits_mph, faults);
  fields::CheckRange(standard.least_operators, "least_operators", 1, kMostOperators, faults);
  CheckDayTime(standard.daylight, "daylight_to", faults);
  for (const SpeedwatchStandard& other : others) {
    if (other.id != standard.id && other.from == standard.from) {
      faults.Add("STANDARD_EXISTS_ON_DAY", "from_date",
                 "there is a standard from that day on already");
    }
  }
}

}  // namespace copperplate::volunteers
