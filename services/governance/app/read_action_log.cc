#include "services/governance/app/read_action_log.h"

#include <utility>

#include "libs/person/person.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

// Whether the filters leave it.
bool IsAskedForInLog(const ActionStanding& standing, const ActionLogQuery& query) {
  if (!query.owner.empty() && !SamePerson(query.owner, standing.owner)) return false;
  if (!query.due_before.has_value()) return true;
  return standing.due.has_value() && *standing.due < *query.due_before;
}

}  // namespace

ActionLogAt ActionLogOf(ActionsAt read, const ActionLogQuery& query) {
  ActionLogAt at;
  at.known_at = read.known_at;
  at.settings = SettingsOn(read.settings, query.as_of);
  at.actions = std::move(read.actions);
  const AsKnown known{query.as_of, at.known_at};
  std::vector<const Action*> asked_for;
  for (const Action& action : at.actions) {
    const auto standing = StandingOn(action, known, at.settings.due_soon_days);
    if (standing.has_value() && IsAskedForInLog(*standing, query)) asked_for.push_back(&action);
  }
  at.log = LogOn(asked_for, known, at.settings);
  at.missing_references = MissingReferences(at.actions, known);
  return at;
}

absl::StatusOr<ActionLogAt> ReadActionLog(ActionRegister& actions, const RequestContext& context,
                                          const ActionLogQuery& query) {
  ABSL_ASSIGN_OR_RETURN(ActionsAt read, actions.Read(context, query.body, query.known_at));
  return ActionLogOf(std::move(read), query);
}

}  // namespace copperplate::governance
