#include "services/delivery/storage/assured_names.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/assurance_repository.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;

namespace {

constexpr Statement kObjectiveIsThere{postgres::kRead, "assured_objective_is_there", R"(
    SELECT FROM objective WHERE force = $1 AND plan = $2 AND theme = $3 AND id = $4)"};

constexpr Statement kActionIsThere{postgres::kRead, "assured_action_is_there", R"(
    SELECT FROM priority_action WHERE force = $1 AND plan = $2 AND id = $3)"};

absl::StatusOr<bool> IsObjectiveThere(Session& session, absl::string_view force,
                                      absl::string_view name) {
  std::decay_t<decltype(kObjectiveName)>::Ids ids;
  if (!kObjectiveName.Matches(name, ids) || ids[0] != force) return false;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kObjectiveIsThere, force, ids[1], ids[2], ids[3]));
  return !rows.empty();
}

absl::StatusOr<bool> IsActionThere(Session& session, absl::string_view force,
                                   absl::string_view name) {
  std::decay_t<decltype(kActionName)>::Ids ids;
  if (!kActionName.Matches(name, ids) || ids[0] != force) return false;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kActionIsThere, force, ids[1], ids[2]));
  return !rows.empty();
}

}  // namespace

absl::Status CheckAssuranceReferences(Session& session, absl::string_view force,
                                      const AssuranceEntry& entry, const AssuranceEntry* before) {
  Faults faults;
  const std::string& objective = entry.plan_objective;
  if (!objective.empty() && (before == nullptr || before->plan_objective != objective)) {
    ABSL_ASSIGN_OR_RETURN(const bool there, IsObjectiveThere(session, force, objective));
    if (!there) AddObjectiveUnknown(faults);
  }
  for (size_t i = 0; i < entry.actions.size(); ++i) {
    const std::string& action = entry.actions[i];
    if (before != nullptr && std::find(before->actions.begin(), before->actions.end(), action) !=
                                 before->actions.end()) {
      continue;
    }
    ABSL_ASSIGN_OR_RETURN(const bool there, IsActionThere(session, force, action));
    if (!there) AddActionUnknown(absl::StrCat("actions[", i, "]"), faults);
  }
  return faults.ToStatus();
}

}  // namespace copperplate::delivery
