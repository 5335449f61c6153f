#include "services/governance/domain/publication_clock.h"

#include <algorithm>
#include <tuple>

#include "services/governance/domain/state_change.h"

namespace copperplate::governance {
namespace {

// Whether it was taken, and made known or exempt, by then: a decision that is revoked was both
// before.
bool Passed(const Decision& decision, DecisionState state, const AsKnown& known) {
  for (const StateChange<DecisionState>& change : decision.changes) {
    if (!known.Has(change.on, change.recorded_at)) return false;
    if (change.to == state) return true;
  }
  return false;
}

// Whether the table of holidays ends before what it is asked for: never overdue, and not in time.
bool HasDaysUnknown(const PublicationStanding& standing) {
  if (standing.published_on.has_value()) return !standing.days_to_publish.has_value();
  return standing.owed && !standing.target_on.has_value();
}

void CountStanding(const PublicationStanding& standing, PublicationClock& clock) {
  if (HasDaysUnknown(standing)) ++clock.days_unknown;
  if (standing.published_on.has_value()) {
    ++clock.published;
    if (standing.within_target.value_or(false)) ++clock.within_target;
  } else if (standing.owed) {
    ++clock.owed;
    if (standing.overdue) ++clock.overdue;
  } else {
    ++clock.exempt;
  }
}

auto ClockOrder(const PublicationRow& row) {
  return std::make_tuple(*row.decision->taken_on, row.decision->reference, row.decision->id);
}

}  // namespace

std::optional<PublicationStanding> StandingOn(const Decision& decision, const AsKnown& known,
                                              absl::Span<const GovernanceSettings> settings,
                                              const WorkingDays& working_days) {
  if (!decision.spi.value_or(false) || !Passed(decision, DecisionState::kTaken, known)) {
    return std::nullopt;
  }
  const absl::CivilDay taken_on = *decision.taken_on;
  const int target = SettingsOn(settings, taken_on).publication_target;
  PublicationStanding standing;
  standing.target_on = working_days.After(taken_on, target);
  if (Passed(decision, DecisionState::kPublished, known)) {
    standing.published_on = decision.publication->on;
    standing.days_to_publish = working_days.Between(taken_on, *standing.published_on);
    if (standing.days_to_publish.has_value()) {
      standing.within_target = *standing.days_to_publish <= target;
    }
  } else if (!Passed(decision, DecisionState::kExemptRecorded, known)) {
    standing.owed = true;
    standing.days_waiting = working_days.Between(taken_on, known.as_of);
    standing.overdue = standing.target_on.has_value() && *standing.target_on < known.as_of;
  }
  return standing;
}

PublicationClock ClockOn(absl::Span<const Decision* const> decisions, absl::CivilDay from,
                         absl::CivilDay to, const AsKnown& known,
                         absl::Span<const GovernanceSettings> settings,
                         const WorkingDays& working_days) {
  PublicationClock clock;
  int64_t days = 0;
  int32_t counted = 0;
  for (const Decision* const decision : decisions) {
    const auto standing = StandingOn(*decision, known, settings, working_days);
    if (!standing.has_value() || *decision->taken_on < from || *decision->taken_on > to) continue;
    CountStanding(*standing, clock);
    if (standing->days_to_publish.has_value()) {
      days += *standing->days_to_publish;
      ++counted;
    }
    clock.rows.push_back({decision, *standing});
  }
  std::sort(clock.rows.begin(), clock.rows.end(),
            [](const PublicationRow& a, const PublicationRow& b) {
              return ClockOrder(a) < ClockOrder(b);
            });
  if (counted > 0) clock.mean_days_to_publish = Rational::Of(days, counted);
  return clock;
}

}  // namespace copperplate::governance
