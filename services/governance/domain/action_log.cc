#include "services/governance/domain/action_log.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "services/governance/domain/action_reference.h"

namespace copperplate::governance {
namespace {

constexpr int kWholePercent = 100;

std::optional<Rational> MeanOf(int64_t sum, int32_t count) {
  if (count == 0) return std::nullopt;
  return Rational::Of(sum, count);
}

// What is summed on the way to means and shares.
struct LogSums {
  int64_t open_days = 0;
  int64_t closed_days = 0;
  int32_t closed = 0;
  int32_t closed_dated = 0;
  int32_t closed_in_time = 0;
};

void CountOpen(const ActionStanding& standing, ActionLog& log, LogSums& sums) {
  const bool undated = !standing.due.has_value();
  const bool ownerless = standing.owner.empty();
  ++log.open;
  if (standing.overdue) ++log.overdue;
  if (standing.due_soon) ++log.due_soon;
  if (undated) ++log.undated;
  if (ownerless) ++log.without_owner;
  if (undated && ownerless) ++log.without_owner_or_date;
  ++log.by_age[static_cast<size_t>(AgeBandOf(standing.age_days))];
  sums.open_days += standing.age_days;
}

void CountClosed(const ActionStanding& standing, LogSums& sums) {
  ++sums.closed;
  sums.closed_days += standing.age_days;
  const auto& original = standing.action->due.original;
  if (!original.has_value()) return;
  ++sums.closed_dated;
  if (*standing.closed_on <= *original) ++sums.closed_in_time;
}

auto LogOrder(const ActionStanding& standing) {
  const Action& action = *standing.action;
  return std::make_tuple(absl::CivilMonth(action.raised_on), action.number, action.reference);
}

}  // namespace

AgeBand AgeBandOf(int32_t age_days) {
  constexpr int32_t kLastDays[] = {30, 90, 180};
  return static_cast<AgeBand>(
      std::lower_bound(std::begin(kLastDays), std::end(kLastDays), age_days) -
      std::begin(kLastDays));
}

std::optional<ActionStanding> StandingOn(const Action& action, const AsKnown& known,
                                         int due_soon_days) {
  if (!known.Has(action.raised_on, action.recorded_at)) return std::nullopt;
  // It never was, whichever day is asked for.
  if (action.struck_out.has_value() && action.struck_out->recorded_at <= known.known_at) {
    return std::nullopt;
  }
  ActionStanding standing;
  standing.action = &action;
  standing.state = StateAsKnown(action.changes, ActionState::kOpen, known);
  standing.owner = OwnerAsKnown(action.ownership, known);
  standing.due = DueAsKnown(action.due, known);
  standing.slippage_days = SlippageDays(action.due, standing.due);
  standing.revision_count = RevisionsAsKnown(action.due, known);
  standing.reopened = std::any_of(
      action.changes.begin(), action.changes.end(), [&](const StateChange<ActionState>& change) {
        return change.from == ActionState::kClosed && known.Has(change.on, change.recorded_at);
      });
  absl::CivilDay until = known.as_of;
  if (IsOpen(standing.state)) {
    standing.overdue = standing.due.has_value() && *standing.due < known.as_of;
    standing.due_soon = standing.due.has_value() && !standing.overdue &&
                        *standing.due <= known.as_of + due_soon_days;
  } else {
    until = LastChangeAsKnown(action.changes, known)->on;
    if (standing.state == ActionState::kClosed) standing.closed_on = until;
  }
  standing.age_days = static_cast<int32_t>(until - action.raised_on);
  return standing;
}

std::vector<std::string> MissingReferences(absl::Span<const Action> actions, const AsKnown& known) {
  // Numbers follow the order in which actions were recorded, not that of their days.
  struct Month {
    std::vector<int32_t> given;
    int32_t highest = 0;  // of those that were raised by then
  };
  std::map<std::pair<std::string, absl::CivilMonth>, Month> months;
  for (const Action& action : actions) {
    const std::optional<ActionReference> reference = ParseReference(action.reference);
    if (!reference.has_value() || action.recorded_at > known.known_at) continue;
    Month& month = months[{reference->code, reference->month}];
    month.given.push_back(reference->number);
    if (action.raised_on <= known.as_of) month.highest = std::max(month.highest, reference->number);
  }
  std::vector<std::string> missing;
  for (const auto& [of, month] : months) {
    for (const int32_t number : MissingActionNumbers(month.given)) {
      if (number < month.highest) missing.push_back(FormatReference({of.first, of.second, number}));
    }
  }
  return missing;
}

ActionLog LogOn(absl::Span<const Action* const> actions, const AsKnown& known,
                const GovernanceSettings& settings) {
  ActionLog log;
  LogSums sums;
  for (const Action* const action : actions) {
    const auto standing = StandingOn(*action, known, settings.due_soon_days);
    if (!standing.has_value()) continue;
    ++log.total;
    ++log.by_state[static_cast<size_t>(standing->state)];
    if (standing->reopened) ++log.reopened;
    if (IsOpen(standing->state)) CountOpen(*standing, log, sums);
    if (standing->state == ActionState::kClosed) CountClosed(*standing, sums);
    log.standings.push_back(*standing);
  }
  std::sort(
      log.standings.begin(), log.standings.end(),
      [](const ActionStanding& a, const ActionStanding& b) { return LogOrder(a) < LogOrder(b); });
  log.mean_open_age_days = MeanOf(sums.open_days, log.open);
  log.mean_closed_age_days = MeanOf(sums.closed_days, sums.closed);
  log.closed_by_original_due =
      MeanOf(int64_t{kWholePercent} * sums.closed_in_time, sums.closed_dated);
  return log;
}

}  // namespace copperplate::governance
