#include "services/volunteers/app/engagement_facts.h"

#include <algorithm>
#include <optional>
#include <set>

#include "libs/parts/part.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/unit_leaders.h"

namespace copperplate::volunteers {
namespace {

// Whether the volunteer is in force on the day in another engagement than that of the id.
bool IsInForceBesideOn(const Dossier& dossier, absl::string_view engagement, absl::CivilDay day) {
  return std::any_of(dossier.engagements.begin(), dossier.engagements.end(),
                     [&](const Engagement& other) {
                       const std::optional<EngagementState> state = StateOn(other.history, day);
                       return other.id != engagement && state.has_value() && IsCounted(*state);
                     });
}

}  // namespace

GuardFacts FactsOf(const Dossier& dossier, const Engagement& engagement, absl::string_view name,
                   absl::CivilDay effective_on) {
  GuardFacts facts;
  facts.subject = name;
  facts.effective_on = effective_on;
  // What is asked of an age is not met by one that is not known any more.
  facts.date_of_birth = dossier.volunteer.date_of_birth.value_or(effective_on);
  facts.consents = ConsentsOf(dossier, engagement);
  facts.checks = dossier.checks;
  for (const Supervision& supervision : dossier.supervisions) {
    if (supervision.supervised != PersonOf(dossier.volunteer.id)) continue;
    if (supervision.engagement == engagement.id && supervision.days().Contains(effective_on)) {
      facts.has_supervisor = true;
    }
  }
  facts.induction_complete =
      engagement.induction_completed_on.value_or(absl::CivilDay::max()) <= effective_on;
  facts.probation_months =
      ProbationMonthsOf(engagement, dossier.engagement_standards, effective_on);
  return facts;
}

std::vector<std::string> SuperviseesFrom(const Dossier& dossier, absl::string_view engagement,
                                         absl::CivilDay day, absl::CivilDay today) {
  std::set<std::string> supervisees;  // each once, whoever was between
  for (const Supervision& supervision : dossier.supervisions) {
    if (supervision.supervisor != PersonOf(dossier.volunteer.id)) continue;
    const bool began_since = day < supervision.from && supervision.from <= today &&
                             !IsInForceBesideOn(dossier, engagement, supervision.from);
    if (supervision.days().Contains(day) || began_since) {
      supervisees.insert(supervision.supervised);
    }
  }
  return {supervisees.begin(), supervisees.end()};
}

UnitsOfForce UnitsOf(const Dossier& dossier) { return {dossier.units, dossier.cadets}; }

std::vector<std::string> UnitsLedBy(const Dossier& dossier, absl::string_view force,
                                    absl::string_view engagement) {
  std::vector<std::string> units;
  for (const Engagement& other : dossier.engagements) {
    if (other.id != engagement && IsAdultsInForce(other)) return units;
  }
  for (const CadetUnit& unit : dossier.units) {
    const bool led = std::find(unit.leaders.begin(), unit.leaders.end(), dossier.volunteer.id) !=
                     unit.leaders.end();
    if (led && !unit.closed) units.push_back(NameOf(force, "", unit));
  }
  return units;
}

std::vector<std::string> GroupsLeft(const Dossier& dossier, const Engagement& engagement,
                                    absl::string_view force, absl::CivilDay day) {
  for (const Engagement& other : dossier.engagements) {
    const std::optional<Standing> standing = LastStanding(other.history);
    if (other.id != engagement.id && standing.has_value() && IsCounted(standing->state)) return {};
  }
  std::vector<std::string> names;
  for (const std::string& group :
       GroupsCoordinatedFrom(dossier.watch_groups, dossier.volunteer.id, day)) {
    names.push_back(kWatchGroupName.Format(force, group));
  }
  return names;
}

std::vector<OpenEngagement> OpenBeside(const Dossier& dossier, absl::string_view force,
                                       absl::string_view engagement, absl::CivilDay day) {
  std::vector<OpenEngagement> open;
  for (const Engagement& other : dossier.engagements) {
    if (other.id == engagement) continue;
    const std::optional<Standing> standing = StandingOn(other.history, day);
    if (standing.has_value() && IsTerminal(standing->state)) continue;
    open.push_back({NameOf(force, dossier.volunteer.id, other), other.kind});
  }
  return open;
}

std::optional<absl::Time> LastDutyEnd(const Dossier& dossier, const Engagement& engagement) {
  const auto end = dossier.last_duty_ends.find(engagement.id);
  if (end == dossier.last_duty_ends.end()) return std::nullopt;
  return end->second;
}

}  // namespace copperplate::volunteers
