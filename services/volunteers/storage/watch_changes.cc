#include "services/volunteers/storage/watch_changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/storage/part_rows.h"
#include "services/volunteers/storage/session_operators.h"
#include "services/volunteers/storage/watch_rows.h"

namespace copperplate::volunteers {

using change_postgres::ChangeSet;
using parts_postgres::Beside;
using postgres::Statement;
using postgres::Transaction;

namespace {

// $1 force, $2 group.
constexpr Statement kSessionDays{postgres::kRead, "watch_session_days", R"(
    SELECT (min(begins) AT TIME ZONE 'Europe/London')::date,
           (max(begins) AT TIME ZONE 'Europe/London')::date
    FROM watch_session WHERE force = $1 AND watch_group = $2)"};

constexpr Statement kCoordinatorKnown{postgres::kRead, "coordinator_known", R"(
    SELECT 1 FROM volunteer WHERE force = $1 AND id = $2)"};

absl::Status ReadCoordinator(Transaction& transaction, absl::string_view force,
                             const WatchGroup& group, WatchGroupFacts& facts) {
  if (!group.coordinator.has_value()) return absl::OkStatus();
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kCoordinatorKnown, force, *group.coordinator));
  facts.coordinator_known = !rows.empty();
  ABSL_ASSIGN_OR_RETURN(const std::vector<Engagement> engagements,
                        PartRows<Engagement>::All(transaction, force, *group.coordinator));
  facts.coordinator_in_force =
      std::any_of(engagements.begin(), engagements.end(), [](const Engagement& engagement) {
        const std::optional<Standing> standing = LastStanding(engagement.history);
        return standing.has_value() && IsCounted(standing->state);
      });
  return absl::OkStatus();
}

// Everybody's, since a group is closed seldom.
absl::Status ReadOperators(Transaction& transaction, absl::string_view force,
                           const WatchGroup& group, WatchGroupFacts& facts) {
  if (!group.closed_on.has_value() || group.kind != WatchKind::kSpeedwatch) {
    return absl::OkStatus();
  }
  ABSL_ASSIGN_OR_RETURN(std::vector<Engagement> engagements,
                        PartRows<Engagement>::Every(transaction, force));
  for (Engagement& engagement : engagements) {
    if (engagement.kind == Kind::kSpeedwatch && engagement.unit_or_group == group.id) {
      facts.operators.push_back(std::move(engagement));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<WatchGroupFacts> FactsOfGroup(Transaction& transaction, absl::string_view force,
                                             const WatchGroup& group) {
  WatchGroupFacts facts;
  ABSL_RETURN_IF_ERROR(ReadCoordinator(transaction, force, group, facts));
  ABSL_RETURN_IF_ERROR(ReadOperators(transaction, force, group, facts));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kSessionDays, force, group.id));
  ABSL_RETURN_IF_ERROR(rows[0].Read(facts.first_session, facts.last_session));
  return facts;
}

bool AreOthersThan(const SpeedwatchSession& before, const SpeedwatchSession& session) {
  return before.site != session.site || !(before.time == session.time) ||
         before.operators != session.operators;
}

bool IsAmong(const std::string& one, const std::vector<std::string>& ids) {
  return std::find(ids.begin(), ids.end(), one) != ids.end();
}

// Those of the operators who are trained, each person once; the faults of the others.
std::vector<std::string> JudgeThere(const SpeedwatchSession& session,
                                    const std::map<std::string, KnownOperator>& known,
                                    const std::vector<std::string>& were_there, Faults& faults) {
  std::vector<std::string> trained;
  // By the record that is kept, the one that stands there.
  std::map<std::string, std::string> persons;
  for (size_t i = 0; i < session.operators.size(); ++i) {
    const std::string& id = session.operators[i];
    const std::string field = absl::StrCat("operators[", i, "]");
    const auto found = known.find(id);
    if (found == known.end()) {
      faults.Add("OPERATOR_UNKNOWN", field, "is none of the force's volunteers");
      continue;
    }
    const KnownOperator& one = found->second;
    if (one.merged_into.has_value() && !IsAmong(id, were_there)) {
      faults.Add("VOLUNTEER_MERGED", field,
                 absl::StrCat("was merged into ", PersonOf(*one.merged_into)));
      continue;
    }
    const auto [standing, is_new] = persons.emplace(one.merged_into.value_or(id), id);
    if (is_new) {
      if (one.trained) trained.push_back(id);
    } else if (!IsAmong(standing->second, were_there) || !IsAmong(id, were_there)) {
      // Two who were there before it was known that they are one stay as they were written.
      faults.Add("DUPLICATE", field, "is the person of another operator");
    }
  }
  return trained;
}

absl::Status CheckWhole(Transaction& transaction, absl::string_view force,
                        const WatchGroupRoot::Content& content, const SpeedwatchSession& session,
                        const std::vector<std::string>& were_there) {
  OperatorsAsked asked;
  asked.Add(/*line=*/0, session);
  ABSL_ASSIGN_OR_RETURN(OperatorsByLine by_line,
                        ReadOperators(transaction, force, asked, were_there));
  const auto site = std::find_if(content.sites.begin(), content.sites.end(),
                                 [&](const SpeedwatchSite& one) { return one.id == session.site; });
  Faults faults;
  if (site == content.sites.end()) {
    faults.Add("SITE_UNKNOWN", "site", "is none of the group's");
  }
  const std::vector<std::string> trained = JudgeThere(session, by_line[0], were_there, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return CheckSession(session, content.group, *site, trained, content.standards).ToStatus();
}

}  // namespace

parts_postgres::AddBeside<WatchGroup> GroupChecked() {
  return
      [](const Beside<WatchGroup>& beside, Transaction& transaction, ChangeSet&) -> absl::Status {
        const WatchGroup& group = beside.decided.record.part;
        ABSL_ASSIGN_OR_RETURN(const WatchGroupFacts facts,
                              FactsOfGroup(transaction, beside.force, group));
        return CheckGroupAmong(group, facts).ToStatus();
      };
}

parts_postgres::AddBeside<SpeedwatchSession> SessionChecked() {
  return [](const Beside<SpeedwatchSession>& beside, Transaction& transaction,
            ChangeSet&) -> absl::Status {
    if (beside.decided.deleted) return absl::OkStatus();
    const SpeedwatchSession& session = beside.decided.record.part;
    const auto& before = beside.decided.before;
    if (before.has_value() && !AreOthersThan(before->part, session)) return absl::OkStatus();
    return CheckWhole(transaction, beside.force, beside.content, session,
                      before.has_value() ? before->part.operators : std::vector<std::string>());
  };
}

}  // namespace copperplate::volunteers
