#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define OPPORTUNITY_COLUMNS \
  "SELECT " DELIVERY_HEADER_COLUMNS "t.action, t.id, t.text, t.ordinal FROM opportunity t "

const Statement PartRows<Opportunity>::kFind{postgres::kRead, "find_opportunity",
                                             OPPORTUNITY_COLUMNS DELIVERY_JOIN_PLAN
                                             "WHERE " DELIVERY_IN_ACTION
                                             "AND t.id = ($2::text[])[3] " DELIVERY_MAY_FIND};

const Statement PartRows<Opportunity>::kList{postgres::kRead, "list_opportunities",
                                             OPPORTUNITY_COLUMNS DELIVERY_JOIN_PLAN
                                             "WHERE " DELIVERY_IN_ACTION DELIVERY_MAY_LIST};

const Statement PartRows<Opportunity>::kAll{
    postgres::kRead, "all_opportunities",
    OPPORTUNITY_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.action, t.id"};

#undef OPPORTUNITY_COLUMNS

const Statement PartRows<Opportunity>::kDelete{postgres::kWrite, "delete_opportunity",
                                               "DELETE FROM opportunity t WHERE " DELIVERY_IN_ACTION
                                               "AND t.id = ($2::text[])[3]"};

namespace {

constexpr Statement kWriteOpportunity{postgres::kWrite, "write_opportunity", R"(
    INSERT INTO opportunity (force, plan, uid, version, created_at, created_by, updated_at,
                             updated_by, action, id, text, ordinal)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    ON CONFLICT (force, plan, action, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, text = excluded.text, ordinal = excluded.ordinal)"};

}  // namespace

absl::StatusOr<PartRecord<Opportunity>> PartRows<Opportunity>::Read(const Row& row) {
  PartRecord<Opportunity> record;
  Opportunity& opportunity = record.part;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, opportunity.action, opportunity.id,
                                opportunity.text, opportunity.order));
  return record;
}

absl::Status PartRows<Opportunity>::Write(Session& session, absl::string_view force,
                                          absl::string_view plan,
                                          const PartRecord<Opportunity>& record) {
  const Opportunity& opportunity = record.part;
  return WritePart(session, kWriteOpportunity, force, plan, record.header, opportunity.action,
                   opportunity.id, opportunity.text, opportunity.order);
}

}  // namespace copperplate::delivery
