#include "services/delivery/domain/assurance_rating.h"

#include <algorithm>
#include <cstddef>

namespace copperplate::delivery {
namespace {

// Its place among the levels, 0 the best; behind all of them where it is none.
size_t PlaceOf(absl::string_view code, const std::vector<AssuranceLevel>& levels) {
  const auto found = std::find_if(levels.begin(), levels.end(),
                                  [&](const AssuranceLevel& level) { return level.code == code; });
  return static_cast<size_t>(found - levels.begin());
}

bool Counts(const Assurance& assurance, absl::CivilDay as_of) {
  return assurance.given_on <= as_of && as_of - assurance.given_on <= kAssuranceDays;
}

}  // namespace

EntryRating Rate(const AssuranceEntry& entry, const std::vector<const Assurance*>& assurances,
                 const std::vector<AssuranceLevel>& levels, absl::CivilDay as_of) {
  const auto level_at = [&](size_t place) {
    return place < levels.size() ? &levels[place] : nullptr;
  };
  // Whether `a` is the one to go by, and not `b`. The id decides between equals, so that their
  // order does not.
  const auto before = [&](const Assurance& a, const Assurance& b) {
    if (a.given_on != b.given_on) return a.given_on > b.given_on;
    const size_t place_a = PlaceOf(a.level, levels);
    const size_t place_b = PlaceOf(b.level, levels);
    return place_a != place_b ? place_a > place_b : a.id < b.id;
  };

  EntryRating rating;
  size_t lowest = entry.controls.empty() ? levels.size() : 0;
  for (const Control& control : entry.controls) {
    ControlRating of_control{.control = &control, .assurance = nullptr, .level = nullptr};
    for (const Assurance* assurance : assurances) {
      if (assurance->control != control.id || !Counts(*assurance, as_of)) continue;
      if (of_control.assurance == nullptr || before(*assurance, *of_control.assurance)) {
        of_control.assurance = assurance;
      }
    }
    const size_t place = of_control.assurance == nullptr
                             ? levels.size()
                             : PlaceOf(of_control.assurance->level, levels);
    of_control.level = level_at(place);
    lowest = std::max(lowest, place);
    rating.controls.push_back(of_control);
  }
  rating.level = level_at(lowest);
  return rating;
}

}  // namespace copperplate::delivery
