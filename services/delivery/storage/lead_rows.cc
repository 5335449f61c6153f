#include <cstdint>

#include "libs/postgres/enumeration.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

// It is known whom a lead of `plan`, an SQL expression, means where that is told, or where another
// lead tells (domain IsMeaningKnown()).
#define LEAD_COLUMNS(plan)                                                                        \
  "SELECT " DELIVERY_HEADER_COLUMNS                                                               \
  "t.action, t.activity, t.id, t.role, t.person_or_body, t.printed_as, t.resolved, t.first_day, " \
  "t.last_day, t.ordinal, t.resolved OR t.person_or_body IN ("                                    \
  "    SELECT unnest(ARRAY[o.person_or_body, o.printed_as]) FROM lead o "                         \
  "    WHERE o.force = $1 AND o.plan = " plan " AND o.resolved) FROM lead t "
#define PLAN_OF_PATH "($2::text[])[1]"

const Statement PartRows<LeadAssignment>::kFind{postgres::kRead, "find_lead",
                                                LEAD_COLUMNS(PLAN_OF_PATH) DELIVERY_JOIN_PLAN
                                                "WHERE " DELIVERY_IN_ACTIVITY
                                                "AND t.id = ($2::text[])[4] " DELIVERY_MAY_FIND};

const Statement PartRows<LeadAssignment>::kList{postgres::kRead, "list_leads",
                                                LEAD_COLUMNS(PLAN_OF_PATH) DELIVERY_JOIN_PLAN
                                                "WHERE " DELIVERY_IN_ACTIVITY DELIVERY_MAY_LIST};

const Statement PartRows<LeadAssignment>::kAll{
    postgres::kRead, "all_leads",
    LEAD_COLUMNS("$2") DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.action, t.activity, t.id"};

const Statement kLeadsBelow{postgres::kRead, "leads_below",
                            LEAD_COLUMNS(PLAN_OF_PATH) DELIVERY_JOIN_PLAN
                            "WHERE " DELIVERY_IN_PLAN
                            "AND (cardinality($2::text[]) < 2 OR t.action = ($2::text[])[2]) "
                            "AND (cardinality($2::text[]) < 3 OR t.activity = ($2::text[])[3]) "
                            "AND (p.marking = 1 OR $3) ORDER BY t.action, t.activity, t.id"};

#undef PLAN_OF_PATH
#undef LEAD_COLUMNS

namespace {

constexpr Statement kWriteLeadAssignment{postgres::kWrite, "write_lead", R"(
    INSERT INTO lead (force, plan, uid, version, created_at, created_by, updated_at, updated_by,
                      action, activity, id, role, person_or_body, printed_as, resolved,
                      first_day, last_day, ordinal)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    ON CONFLICT (force, plan, action, activity, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, person_or_body = excluded.person_or_body,
        printed_as = excluded.printed_as, resolved = excluded.resolved,
        first_day = excluded.first_day, last_day = excluded.last_day, ordinal = excluded.ordinal)"};

}  // namespace

absl::StatusOr<PartRecord<LeadAssignment>> PartRows<LeadAssignment>::Read(const Row& row) {
  PartRecord<LeadAssignment> record;
  LeadAssignment& lead = record.part;
  int64_t role = 0;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, lead.action, lead.activity, lead.id, role,
                                lead.person_or_body, lead.printed_as, lead.told, lead.from, lead.to,
                                lead.order, lead.resolved));
  lead.role = postgres::FromNumber<LeadRole>(role);
  return record;
}

absl::Status PartRows<LeadAssignment>::Write(Session& session, absl::string_view force,
                                             absl::string_view plan,
                                             const PartRecord<LeadAssignment>& record) {
  const LeadAssignment& lead = record.part;
  return WritePart(session, kWriteLeadAssignment, force, plan, record.header, lead.action,
                   lead.activity, lead.id, postgres::ToNumber(lead.role), lead.person_or_body,
                   lead.printed_as, lead.told, lead.from, lead.to, lead.order);
}

}  // namespace copperplate::delivery
