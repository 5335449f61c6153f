#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define OBJECTIVE_COLUMNS                                        \
  "SELECT " DELIVERY_HEADER_COLUMNS                              \
  "t.theme, t.id, t.ordinal, t.text, t.alt_text FROM objective " \
  "t "

const Statement PartRows<Objective>::kFind{postgres::kRead, "find_objective",
                                           OBJECTIVE_COLUMNS DELIVERY_JOIN_PLAN
                                           "WHERE " DELIVERY_IN_THEME
                                           "AND t.id = ($2::text[])[3] " DELIVERY_MAY_FIND};

const Statement PartRows<Objective>::kList{postgres::kRead, "list_objectives",
                                           OBJECTIVE_COLUMNS DELIVERY_JOIN_PLAN
                                           "WHERE " DELIVERY_IN_THEME DELIVERY_MAY_LIST};

const Statement PartRows<Objective>::kAll{
    postgres::kRead, "all_objectives",
    OBJECTIVE_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.theme, t.id"};

#undef OBJECTIVE_COLUMNS

const Statement PartRows<Objective>::kDelete{postgres::kWrite, "delete_objective",
                                             "DELETE FROM objective t WHERE " DELIVERY_IN_THEME
                                             "AND t.id = ($2::text[])[3]"};

namespace {

constexpr Statement kWriteObjective{postgres::kWrite, "write_objective", R"(
    INSERT INTO objective (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, theme, id, ordinal, text, alt_text)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (force, plan, theme, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, ordinal = excluded.ordinal, text = excluded.text,
        alt_text = excluded.alt_text)"};

}  // namespace

absl::StatusOr<PartRecord<Objective>> PartRows<Objective>::Read(const Row& row) {
  PartRecord<Objective> record;
  Objective& objective = record.part;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, objective.theme, objective.id,
                                objective.ordinal, objective.text, objective.alt_text));
  return record;
}

absl::Status PartRows<Objective>::Write(Session& session, absl::string_view force,
                                        absl::string_view plan,
                                        const PartRecord<Objective>& record) {
  const Objective& objective = record.part;
  return WritePart(session, kWriteObjective, force, plan, record.header, objective.theme,
                   objective.id, objective.ordinal, objective.text, objective.alt_text);
}

}  // namespace copperplate::delivery
