#include <cstdint>

#include "libs/postgres/enumeration.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define PLAN_LINK_COLUMNS           \
  "SELECT " DELIVERY_HEADER_COLUMNS \
  "t.id, t.from_code, t.to_code, t.to_text, t.kind, t.parsed FROM plan_link t "

const Statement PartRows<PlanLink>::kFind{postgres::kRead, "find_plan_link",
                                          PLAN_LINK_COLUMNS DELIVERY_JOIN_PLAN
                                          "WHERE " DELIVERY_IN_PLAN
                                          "AND t.id = ($2::text[])[2] " DELIVERY_MAY_FIND};

const Statement PartRows<PlanLink>::kList{postgres::kRead, "list_plan_links",
                                          PLAN_LINK_COLUMNS DELIVERY_JOIN_PLAN
                                          "WHERE " DELIVERY_IN_PLAN
                                          "AND (NOT $6 OR t.to_code = '') " DELIVERY_MAY_LIST};

const Statement PartRows<PlanLink>::kAll{postgres::kRead, "all_plan_links",
                                         PLAN_LINK_COLUMNS DELIVERY_JOIN_PLAN
                                         "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.id"};

#undef PLAN_LINK_COLUMNS

const Statement PartRows<PlanLink>::kDelete{postgres::kWrite, "delete_plan_link",
                                            "DELETE FROM plan_link t WHERE " DELIVERY_IN_PLAN
                                            "AND t.id = ($2::text[])[2]"};

namespace {

constexpr Statement kWritePlanLink{postgres::kWrite, "write_plan_link", R"(
    INSERT INTO plan_link (force, plan, uid, version, created_at, created_by, updated_at,
                           updated_by, id, from_code, to_code, to_text, kind, parsed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (force, plan, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, from_code = excluded.from_code,
        to_code = excluded.to_code, to_text = excluded.to_text, kind = excluded.kind, parsed = excluded.parsed)"};

}  // namespace

absl::StatusOr<PartRecord<PlanLink>> PartRows<PlanLink>::Read(const Row& row) {
  PartRecord<PlanLink> record;
  PlanLink& link = record.part;
  int64_t kind = 0;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, link.id, link.from_code, link.to_code,
                                link.to_text, kind, link.parsed));
  link.kind = postgres::FromNumber<LinkKind>(kind);
  return record;
}

absl::Status PartRows<PlanLink>::Write(Session& session, absl::string_view force,
                                       absl::string_view plan, const PartRecord<PlanLink>& record) {
  const PlanLink& link = record.part;
  return WritePart(session, kWritePlanLink, force, plan, record.header, link.id, link.from_code,
                   link.to_code, link.to_text, postgres::ToNumber(link.kind), link.parsed);
}

}  // namespace copperplate::delivery
