#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define INDICATOR_LINK_COLUMNS      \
  "SELECT " DELIVERY_HEADER_COLUMNS \
  "t.action, t.id, t.indicator, t.first_day, t.last_day FROM indicator_link t "

const Statement PartRows<IndicatorLink>::kFind{postgres::kRead, "find_indicator_link",
                                               INDICATOR_LINK_COLUMNS DELIVERY_JOIN_PLAN
                                               "WHERE " DELIVERY_IN_ACTION
                                               "AND t.id = ($2::text[])[3] " DELIVERY_MAY_FIND};

const Statement PartRows<IndicatorLink>::kList{postgres::kRead, "list_indicator_links",
                                               INDICATOR_LINK_COLUMNS DELIVERY_JOIN_PLAN
                                               "WHERE " DELIVERY_IN_ACTION DELIVERY_MAY_LIST};

const Statement PartRows<IndicatorLink>::kAll{
    postgres::kRead, "all_indicator_links",
    INDICATOR_LINK_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.action, t.id"};

#undef INDICATOR_LINK_COLUMNS

const Statement PartRows<IndicatorLink>::kDelete{
    postgres::kWrite, "delete_indicator_link",
    "DELETE FROM indicator_link t WHERE " DELIVERY_IN_ACTION "AND t.id = ($2::text[])[3]"};

namespace {

constexpr Statement kWriteIndicatorLink{postgres::kWrite, "write_indicator_link", R"(
    INSERT INTO indicator_link (force, plan, uid, version, created_at, created_by, updated_at,
                                updated_by, action, id, indicator, first_day, last_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT (force, plan, action, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, first_day = excluded.first_day,
        last_day = excluded.last_day)"};

}  // namespace

absl::StatusOr<PartRecord<IndicatorLink>> PartRows<IndicatorLink>::Read(const Row& row) {
  PartRecord<IndicatorLink> record;
  IndicatorLink& link = record.part;
  ABSL_RETURN_IF_ERROR(
      ReadPart(row, record.header, link.action, link.id, link.indicator, link.from, link.to));
  return record;
}

absl::Status PartRows<IndicatorLink>::Write(Session& session, absl::string_view force,
                                            absl::string_view plan,
                                            const PartRecord<IndicatorLink>& record) {
  const IndicatorLink& link = record.part;
  return WritePart(session, kWriteIndicatorLink, force, plan, record.header, link.action, link.id,
                   link.indicator, link.from, link.to);
}

}  // namespace copperplate::delivery
