// The rows of actions (libs/parts_postgres/part_table.h).
#pragma once

#include <cstdint>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/governance/app/ports/action_parts.h"
#include "services/governance/storage/counted_rows.h"
#include "services/governance/storage/history_codecs.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::ActionState>
    : EnumCodec<governance::ActionState, governance::ActionState::kSuperseded> {};
template <>
struct Codec<governance::DueBasis>
    : EnumCodec<governance::DueBasis, governance::DueBasis::kDerived> {};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// Whether what a row of `action` is of is restricted now: the item at which it was raised, as
// domain IsOfRestrictedItem() has it, or that of the outcome by which it was cancelled. It is
// looked up and not written where the item is restricted: a change of an action holds its body's
// counter when it shares the meeting, so that one of an item, which holds the meeting, must not
// wait for the counter.
#define GOVERNANCE_ACTION_OF_RESTRICTED                                                          \
  "((action.raised_at_meeting <> '' AND EXISTS (SELECT FROM agenda_item i "                      \
  "WHERE i.force = action.force AND i.body = action.body "                                       \
  "AND i.meeting = split_part(action.raised_at_meeting, '/', 6) AND i.restricted "               \
  "AND (i.id = split_part(action.raised_at_item, '/', 8) "                                       \
  "OR action.paragraph = i.number OR starts_with(action.paragraph, i.number || '.') "            \
  "OR starts_with(action.paragraph, i.number || '(')))) "                                        \
  "OR (action.state = 5 AND EXISTS (SELECT FROM unnest(action.transitions) t JOIN outcome o ON " \
  "o.force = action.force "                                                                      \
  "AND o.body = action.body AND o.meeting = split_part(t.decided_at, '/', 6) "                   \
  "AND o.id = split_part(t.decided_at, '/', 8) JOIN agenda_item i ON i.force = o.force "         \
  "AND i.body = o.body AND i.meeting = o.meeting AND i.id = o.item "                             \
  "WHERE split_part(t.decided_at, '/', 7) = 'outcomes' AND i.restricted)))"
// Or the action in its place is: what is in `later` is of the row.
#define GOVERNANCE_ACTION_RESTRICTED                                                        \
  "(" GOVERNANCE_ACTION_OF_RESTRICTED                                                       \
  " OR (action.superseded_by <> '' AND EXISTS (SELECT FROM (SELECT action.force AS force, " \
  "action.body AS body, split_part(action.superseded_by, '/', 6) AS id) later JOIN action " \
  "ON action.force = later.force AND action.body = later.body AND action.id = later.id "    \
  "WHERE action.restricted OR " GOVERNANCE_ACTION_OF_RESTRICTED ")))"

template <>
struct PartRows<Action> : parts_postgres::PartTable<Action, PartRows<Action>> {
  static parts_postgres::TableColumns Columns() {
    return {
        .table = "action",
        .above = {"body"},
        .fields =
            {"reference",      "number",      "raised_on",     "raised_at_meeting", "paragraph",
             "text",           "owner",       "owner_changes", "original_due",      "due_revisions",
             "due_text",       "due_basis",   "plan_code",     "historic_import",   "recorded_at",
             "state",          "transitions", "evidence",      "superseded_by",     "struck_out",
             "raised_at_item", "restricted"},
        .read_with = GOVERNANCE_ACTION_RESTRICTED};
  }
  static auto Fields(Action& action) {
    return std::tie(action.reference, action.number, action.raised_on, action.raised_at_meeting,
                    action.paragraph, action.text, action.ownership.owner, action.ownership.changes,
                    action.due.original, action.due.revisions, action.due_text, action.due_basis,
                    action.plan_code, action.historic_import, action.recorded_at, action.state,
                    action.changes, action.evidence, action.superseded_by, action.struck_out,
                    action.raised_at_item, action.restricted_for_good);
  }
  static void Place(Action& action, const PartPath& path) {
    action.body = path[0];
    action.id = path[1];
  }
  static absl::StatusOr<Record> Read(const postgres::Row& row);
  // By month and number, those that the filter leaves.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<Action>& query);
};

template <>
struct RootRows<ActionsRoot> {
  // NOT_FOUND (FORCE_UNKNOWN).
  static absl::Status Lock(postgres::Transaction& transaction, absl::string_view force,
                           const PartPath& path);
  // NOT_FOUND (BODY_UNKNOWN). The content is asked as long as the transaction lasts.
  static absl::StatusOr<ActionsRoot::Content> ReadContent(postgres::Transaction& transaction,
                                                          absl::string_view force,
                                                          const PartPath& path);
  static absl::StatusOr<change_postgres::Stamp> Stamp(postgres::Transaction& transaction,
                                                      absl::string_view force,
                                                      const PartPath& path);
  // NOT_FOUND (BODY_UNKNOWN, FORCE_UNKNOWN).
  static absl::Status CheckKnown(postgres::Session& session, absl::string_view force,
                                 absl::string_view body, bool sensitive);
  // An action is not marked, be it restricted or not.
  static absl::Status RecordRead(const change_postgres::ChangeParts&, const RequestContext&,
                                 absl::string_view, const postgres::Rows&, int64_t /*shown*/) {
    return absl::OkStatus();
  }
  static absl::Status Settle(postgres::Transaction&, absl::string_view, const PartPath&) {
    return absl::OkStatus();
  }
};

inline constexpr postgres::Statement kNumbersOfMonth{postgres::kRead, "action_numbers_of_month", R"(
    SELECT coalesce(array_agg(number ORDER BY number), '{}')
    FROM action WHERE force = $1 AND body = $2 AND month = $3)"};

// $3 id of the one before the first, empty: from the first; it is there, as none is deleted. $4
// number of rows, $5 state or 0, $6 meeting or empty.
inline constexpr postgres::Statement kListActions{postgres::kRead, "list_action",
                                                  R"(
    SELECT ARRAY[body, id], uid, version, created_at, created_by, updated_at, updated_by, reference,
           number, raised_on, raised_at_meeting, paragraph, text, owner, owner_changes,
           original_due, due_revisions, due_text, due_basis, plan_code, historic_import,
           recorded_at, state, transitions, evidence, superseded_by, struck_out, raised_at_item,
           restricted, )" GOVERNANCE_ACTION_RESTRICTED R"(
    FROM action
    WHERE force = $1 AND body = ($2::text[])[1]
      AND (month, number) > (SELECT coalesce(max(month), '-infinity'), coalesce(max(number), 0)
                             FROM action
                             WHERE force = $1 AND body = ($2::text[])[1] AND id = $3)
      AND ($5 = 0 OR state = $5) AND ($6 = '' OR raised_at_meeting = $6)
    ORDER BY month, number LIMIT $4)"};

// What changes of the body's actions are counted by (change_counter.h).
std::string ActionCounter(absl::string_view body);

// NOT_FOUND (BODY_UNKNOWN, FORCE_UNKNOWN).
absl::Status CheckBodyKnown(postgres::Session& session, absl::string_view force,
                            absl::string_view body);

}  // namespace copperplate::governance
