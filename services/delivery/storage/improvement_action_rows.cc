#include "services/delivery/storage/improvement_action_rows.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/improvement_rows.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Statement;
using postgres::ToNumber;
using postgres::Transaction;

namespace {

constexpr Statement kListActions{postgres::kRead, "list_improvement_actions", R"(
    SELECT id, uid, version, created_at, created_by, updated_at, updated_by, number, text, findings,
           owner, raised_on, original_due, state, coalesce(superseded_by, ''), earlier_owners
      FROM improvement_action WHERE force = $1 AND plan = $2 ORDER BY number)"};

constexpr Statement kListDue{postgres::kRead, "list_improvement_due", R"(
    SELECT action, revised_on, due, reason, recorded_by, recorded_at
      FROM improvement_due WHERE force = $1 AND plan = $2 ORDER BY action, ordinal)"};

constexpr Statement kListEvidence{postgres::kRead, "list_improvement_evidence", R"(
    SELECT action, description, reference, added_on, added_by, recorded_at, after_transitions
      FROM improvement_evidence WHERE force = $1 AND plan = $2 ORDER BY action, ordinal)"};

constexpr Statement kListTransitions{postgres::kRead, "list_improvement_transitions", R"(
    SELECT action, from_state, to_state, moved_on, recorded_by, recorded_at, reason, at_body,
           delegate, signed_by
      FROM improvement_transition WHERE force = $1 AND plan = $2 ORDER BY action, ordinal)"};

constexpr Statement kListOwners{postgres::kRead, "list_improvement_owners", R"(
    SELECT action, changed_on, owner_before, recorded_by, recorded_at
      FROM improvement_owner_change WHERE force = $1 AND plan = $2 ORDER BY action, ordinal)"};

constexpr Statement kInsertAction{postgres::kWrite, "insert_improvement_action", R"(
    INSERT INTO improvement_action (force, plan, id, uid, version, created_at, created_by,
                                    updated_at, updated_by, number, text, findings, owner,
                                    raised_on, original_due, state, earlier_owners)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))"};

constexpr Statement kUpdateAction{postgres::kWrite, "update_improvement_action", R"(
    UPDATE improvement_action
       SET version = $4, updated_at = $5, updated_by = $6, text = $7, findings = $8, owner = $9,
           state = $10, superseded_by = nullif($11, ''), earlier_owners = $12
     WHERE force = $1 AND plan = $2 AND id = $3)"};

constexpr Statement kInsertDue{postgres::kWrite, "insert_improvement_due", R"(
    INSERT INTO improvement_due (force, plan, action, ordinal, revised_on, due, reason, recorded_by,
                                 recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};

constexpr Statement kInsertEvidence{postgres::kWrite, "insert_improvement_evidence", R"(
    INSERT INTO improvement_evidence (force, plan, action, ordinal, description, reference,
                                      added_on, added_by, recorded_at, after_transitions)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};

constexpr Statement kInsertTransition{postgres::kWrite, "insert_improvement_transition", R"(
    INSERT INTO improvement_transition (force, plan, action, ordinal, from_state, to_state,
                                        moved_on, recorded_by, recorded_at, reason, at_body,
                                        delegate, signed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};

constexpr Statement kInsertOwner{postgres::kWrite, "insert_improvement_owner", R"(
    INSERT INTO improvement_owner_change (force, plan, action, ordinal, changed_on, owner_before,
                                          recorded_by, recorded_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

absl::StatusOr<ImprovementActionRecord> ReadAction(const Row& row) {
  ImprovementActionRecord record;
  ImprovementAction& action = record.action;
  RecordHeader& header = record.header;
  int16_t state = 0;
  ABSL_RETURN_IF_ERROR(row.Read(action.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by,
                                action.number, action.text, action.findings, action.owner,
                                action.raised_on, action.original_due, state, action.superseded_by,
                                action.earlier_owners));
  action.state = FromNumber<ImprovementState>(state);
  return record;
}

absl::Status ReadDue(const Row& row, std::string& action, ImprovementDueRevision& revision) {
  return row.Read(action, revision.on, revision.due, revision.reason, revision.recorded_by,
                  revision.recorded_at);
}

absl::Status ReadEvidence(const Row& row, std::string& action, ImprovementEvidence& evidence) {
  return row.Read(action, evidence.description, evidence.reference, evidence.on, evidence.added_by,
                  evidence.recorded_at, evidence.after_transitions);
}

absl::Status ReadOwner(const Row& row, std::string& action, ImprovementOwnerChange& change) {
  return row.Read(action, change.on, change.before, change.recorded_by, change.recorded_at);
}

absl::Status ReadTransition(const Row& row, std::string& action,
                            ImprovementTransition& transition) {
  int16_t from = 0;
  int16_t to = 0;
  ABSL_RETURN_IF_ERROR(row.Read(action, from, to, transition.on, transition.recorded_by,
                                transition.recorded_at, transition.reason, transition.at_body,
                                transition.delegate, transition.signed_by));
  transition.from = FromNumber<ImprovementState>(from);
  transition.to = FromNumber<ImprovementState>(to);
  return absl::OkStatus();
}

// Appends each row to the `list` of its action.
template <typename Item, typename Read>
absl::Status Append(const Rows& rows, const std::map<std::string, ImprovementAction*>& actions,
                    std::vector<Item> ImprovementAction::*list, const Read& read) {
  for (const Row row : rows) {
    std::string id;
    Item item;
    ABSL_RETURN_IF_ERROR(read(row, id, item));
    // One that was added behind the statement that read the actions has none here.
    const auto found = actions.find(id);
    if (found != actions.end()) (found->second->*list).push_back(std::move(item));
  }
  return absl::OkStatus();
}

// How many of them are there already.
template <typename Item>
size_t Present(const Decided<ImprovementActionRecord>& decided,
               std::vector<Item> ImprovementAction::*list) {
  return decided.before.has_value() ? (decided.before->action.*list).size() : 0;
}

absl::Status WriteAppended(Transaction& transaction, absl::string_view force,
                           absl::string_view plan,
                           const Decided<ImprovementActionRecord>& decided) {
  const ImprovementAction& action = decided.record.action;
  for (size_t i = Present(decided, &ImprovementAction::due_revisions);
       i < action.due_revisions.size(); ++i) {
    const ImprovementDueRevision& revision = action.due_revisions[i];
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertDue, force, plan, action.id, i + 1, revision.on,
                                      revision.due, revision.reason, revision.recorded_by,
                                      revision.recorded_at)
                             .status());
  }
  for (size_t i = Present(decided, &ImprovementAction::owner_changes);
       i < action.owner_changes.size(); ++i) {
    const ImprovementOwnerChange& change = action.owner_changes[i];
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertOwner, force, plan, action.id, i + 1, change.on,
                                      change.before, change.recorded_by, change.recorded_at)
                             .status());
  }
  for (size_t i = Present(decided, &ImprovementAction::evidence); i < action.evidence.size(); ++i) {
    const ImprovementEvidence& evidence = action.evidence[i];
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertEvidence, force, plan, action.id, i + 1,
                                      evidence.description, evidence.reference, evidence.on,
                                      evidence.added_by, evidence.recorded_at,
                                      evidence.after_transitions)
                             .status());
  }
  for (size_t i = Present(decided, &ImprovementAction::transitions); i < action.transitions.size();
       ++i) {
    const ImprovementTransition& step = action.transitions[i];
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertTransition, force, plan, action.id, i + 1,
                                      ToNumber(step.from), ToNumber(step.to), step.on,
                                      step.recorded_by, step.recorded_at, step.reason, step.at_body,
                                      step.delegate, step.signed_by)
                             .status());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<ImprovementActionRecord>> ReadImprovementActions(
    postgres::Session& session, absl::string_view force, absl::string_view plan) {
  std::vector<ImprovementActionRecord> records;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kListActions, force, plan));
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadAction(row));
  }
  if (records.empty()) return records;
  std::map<std::string, ImprovementAction*> by_id;
  for (ImprovementActionRecord& record : records) by_id[record.action.id] = &record.action;
  ABSL_ASSIGN_OR_RETURN(const Rows due, session.Query(kListDue, force, plan));
  ABSL_RETURN_IF_ERROR(Append(due, by_id, &ImprovementAction::due_revisions, ReadDue));
  ABSL_ASSIGN_OR_RETURN(const Rows owners, session.Query(kListOwners, force, plan));
  ABSL_RETURN_IF_ERROR(Append(owners, by_id, &ImprovementAction::owner_changes, ReadOwner));
  ABSL_ASSIGN_OR_RETURN(const Rows evidence, session.Query(kListEvidence, force, plan));
  ABSL_RETURN_IF_ERROR(Append(evidence, by_id, &ImprovementAction::evidence, ReadEvidence));
  ABSL_ASSIGN_OR_RETURN(const Rows transitions, session.Query(kListTransitions, force, plan));
  ABSL_RETURN_IF_ERROR(Append(transitions, by_id, &ImprovementAction::transitions, ReadTransition));
  return records;
}

absl::Status WriteImprovementAction(Transaction& transaction, absl::string_view force,
                                    absl::string_view plan,
                                    const Decided<ImprovementActionRecord>& decided) {
  const ImprovementAction& action = decided.record.action;
  const RecordHeader& header = decided.record.header;
  if (decided.before.has_value()) {
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kUpdateAction, force, plan, action.id, header.version,
                                      header.update_time, header.updated_by, action.text,
                                      action.findings, action.owner, ToNumber(action.state),
                                      action.superseded_by, action.earlier_owners)
                             .status());
  } else {
    ABSL_RETURN_IF_ERROR(
        transaction
            .Execute(kInsertAction, force, plan, action.id, header.uid, header.version,
                     header.create_time, header.created_by, header.update_time, header.updated_by,
                     action.number, action.text, action.findings, action.owner, action.raised_on,
                     action.original_due, ToNumber(action.state), action.earlier_owners)
            .status());
  }
  return WriteAppended(transaction, force, plan, decided);
}

}  // namespace copperplate::delivery
