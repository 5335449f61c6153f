#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define PRIORITY_ACTION_COLUMNS                                                \
  "SELECT " DELIVERY_HEADER_COLUMNS                                            \
  "t.id, t.theme, t.code, t.text, t.alt_text, t.note, t.objective_ordinals, "  \
  "t.success_measure, t.withdrawn_on, t.withdrawn_reason, " DELIVERY_FIRST_DAY \
  " FROM priority_action t "

const Statement PartRows<PriorityAction>::kFind{postgres::kRead, "find_priority_action",
                                                PRIORITY_ACTION_COLUMNS DELIVERY_JOIN_PLAN
                                                "WHERE " DELIVERY_IN_PLAN
                                                "AND t.id = ($2::text[])[2] " DELIVERY_MAY_FIND};

const Statement PartRows<PriorityAction>::kList{postgres::kRead, "list_priority_actions",
                                                PRIORITY_ACTION_COLUMNS DELIVERY_JOIN_PLAN
                                                "WHERE " DELIVERY_IN_PLAN DELIVERY_MAY_LIST};

const Statement PartRows<PriorityAction>::kAll{postgres::kRead, "all_priority_actions",
                                               PRIORITY_ACTION_COLUMNS DELIVERY_JOIN_PLAN
                                               "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.id"};

#undef PRIORITY_ACTION_COLUMNS

namespace {

constexpr Statement kWritePriorityAction{postgres::kWrite, "write_priority_action", R"(
    INSERT INTO priority_action (force, plan, uid, version, created_at, created_by, updated_at,
                                 updated_by, id, theme, code, text, alt_text, note,
                                 objective_ordinals, success_measure, withdrawn_on,
                                 withdrawn_reason, first_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
    ON CONFLICT (force, plan, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, text = excluded.text, alt_text = excluded.alt_text,
        note = excluded.note, objective_ordinals = excluded.objective_ordinals,
        success_measure = excluded.success_measure, withdrawn_on = excluded.withdrawn_on,
        withdrawn_reason = excluded.withdrawn_reason, first_day = excluded.first_day)"};

}  // namespace

absl::StatusOr<PartRecord<PriorityAction>> PartRows<PriorityAction>::Read(const Row& row) {
  PartRecord<PriorityAction> record;
  PriorityAction& action = record.part;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, action.id, action.theme, action.code,
                                action.text, action.alt_text, action.note,
                                action.objective_ordinals, action.success_measure,
                                action.withdrawn_on, action.withdrawn_reason, action.from));
  return record;
}

absl::Status PartRows<PriorityAction>::Write(Session& session, absl::string_view force,
                                             absl::string_view plan,
                                             const PartRecord<PriorityAction>& record) {
  const PriorityAction& action = record.part;
  return WritePart(session, kWritePriorityAction, force, plan, record.header, action.id,
                   action.theme, action.code, action.text, action.alt_text, action.note,
                   action.objective_ordinals, action.success_measure, action.withdrawn_on,
                   action.withdrawn_reason, action.from);
}

}  // namespace copperplate::delivery
