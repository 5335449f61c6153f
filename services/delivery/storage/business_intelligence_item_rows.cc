#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Session;
using postgres::Statement;

#define BUSINESS_INTELLIGENCE_ITEM_COLUMNS                         \
  "SELECT " DELIVERY_HEADER_COLUMNS                                \
  "t.theme, t.id, t.name, t.breakdown, t.provider, t.indicators, " \
  "t.ordinal FROM business_intelligence_item t "

const Statement PartRows<BusinessIntelligenceItem>::kFind{
    postgres::kRead, "find_business_intelligence_item",
    BUSINESS_INTELLIGENCE_ITEM_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE " DELIVERY_IN_THEME "AND t.id = ($2::text[])[3] " DELIVERY_MAY_FIND};

const Statement PartRows<BusinessIntelligenceItem>::kList{
    postgres::kRead, "list_business_intelligence_items",
    BUSINESS_INTELLIGENCE_ITEM_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE " DELIVERY_IN_THEME DELIVERY_MAY_LIST};

const Statement PartRows<BusinessIntelligenceItem>::kAll{
    postgres::kRead, "all_business_intelligence_items",
    BUSINESS_INTELLIGENCE_ITEM_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.theme, t.id"};

#undef BUSINESS_INTELLIGENCE_ITEM_COLUMNS

const Statement PartRows<BusinessIntelligenceItem>::kDelete{
    postgres::kWrite, "delete_business_intelligence_item",
    "DELETE FROM business_intelligence_item t WHERE " DELIVERY_IN_THEME
    "AND t.id = ($2::text[])[3]"};

namespace {

constexpr Statement kWriteBusinessIntelligenceItem{postgres::kWrite,
                                                   "write_business_intelligence_item", R"(
    INSERT INTO business_intelligence_item (force, plan, uid, version, created_at, created_by,
                                            updated_at, updated_by, theme, id, name, breakdown,
                                            provider, indicators, ordinal)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    ON CONFLICT (force, plan, theme, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, name = excluded.name, breakdown = excluded.breakdown,
        provider = excluded.provider, indicators = excluded.indicators,
        ordinal = excluded.ordinal)"};

}  // namespace

absl::StatusOr<PartRecord<BusinessIntelligenceItem>> PartRows<BusinessIntelligenceItem>::Read(
    const Row& row) {
  PartRecord<BusinessIntelligenceItem> record;
  BusinessIntelligenceItem& item = record.part;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, item.theme, item.id, item.name, item.breakdown,
                                item.provider, item.indicators, item.order));
  return record;
}

absl::Status PartRows<BusinessIntelligenceItem>::Write(
    Session& session, absl::string_view force, absl::string_view plan,
    const PartRecord<BusinessIntelligenceItem>& record) {
  const BusinessIntelligenceItem& item = record.part;
  return WritePart(session, kWriteBusinessIntelligenceItem, force, plan, record.header, item.theme,
                   item.id, item.name, item.breakdown, item.provider, item.indicators, item.order);
}

}  // namespace copperplate::delivery
