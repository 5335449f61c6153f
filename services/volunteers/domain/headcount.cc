#include "services/volunteers/domain/headcount.h"

#include <algorithm>
#include <set>
#include <string>

#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;
using Persons = std::set<absl::string_view>;

int64_t CountOf(const Persons& persons) { return static_cast<int64_t>(persons.size()); }

std::optional<Rational> MedianOf(const std::vector<int64_t>& sorted) {
  if (sorted.empty()) return std::nullopt;
  const size_t middle = sorted.size() / 2;
  if (sorted.size() % 2 == 1) return Rational(sorted[middle]);
  return Rational::Of(sorted[middle - 1] + sorted[middle], 2);
}

}  // namespace

absl::string_view CountedAs(const Engagement& engagement) {
  return engagement.merged_into.has_value() ? *engagement.merged_into : engagement.volunteer;
}

Headcount HeadcountOn(Engagements engagements, std::optional<Kind> kind, absl::CivilDay day) {
  Persons counted, serving, probation, on_leave, suspended;
  for (const Engagement& engagement : engagements) {
    if (kind.has_value() && engagement.kind != *kind) continue;
    const std::optional<State> state = StateOn(engagement.history, day);
    if (!state.has_value() || !IsCounted(*state)) continue;
    const absl::string_view person = CountedAs(engagement);
    counted.insert(person);
    if (IsServing(*state)) serving.insert(person);
    if (*state == State::kProbation) probation.insert(person);
    if (*state == State::kOnLeave) on_leave.insert(person);
    if (*state == State::kSuspended) suspended.insert(person);
  }
  return {.strength = CountOf(counted),
          .active = CountOf(serving),
          .in_probation = CountOf(probation),
          .on_leave = CountOf(on_leave),
          .suspended = CountOf(suspended)};
}

std::vector<PipelineStage> PipelineOn(Engagements engagements, Kind kind, absl::CivilDay day) {
  std::vector<PipelineStage> stages;
  for (const State state : {State::kApplied, State::kVetting, State::kInduction}) {
    Persons persons;
    std::vector<int64_t> days;
    for (const Engagement& engagement : engagements) {
      if (engagement.kind != kind) continue;
      const std::optional<Standing> standing = StandingOn(engagement.history, day);
      if (!standing.has_value() || standing->state != state) continue;
      persons.insert(CountedAs(engagement));
      days.push_back(day - standing->since);
    }
    std::sort(days.begin(), days.end());
    PipelineStage stage;
    stage.state = state;
    stage.persons = CountOf(persons);
    stage.median_days = MedianOf(days);
    if (!days.empty()) stage.oldest_days = days.back();
    stages.push_back(stage);
  }
  return stages;
}

}  // namespace copperplate::volunteers
