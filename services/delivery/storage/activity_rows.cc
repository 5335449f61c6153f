#include "services/delivery/storage/narrative_rows.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;

#define ACTIVITY_COLUMNS                                                   \
  "SELECT " DELIVERY_HEADER_COLUMNS                                        \
  "t.action, t.id, t.code, t.narrative, t.target_date, t.next_review_on, " \
  "t.withdrawn_on, t.withdrawn_reason, " DELIVERY_FIRST_DAY " FROM activity t "

const Statement PartRows<Activity>::kFind{postgres::kRead, "find_activity",
                                          ACTIVITY_COLUMNS DELIVERY_JOIN_PLAN
                                          "WHERE " DELIVERY_IN_ACTION
                                          "AND t.id = ($2::text[])[3] " DELIVERY_MAY_FIND};

const Statement PartRows<Activity>::kList{postgres::kRead, "list_activities",
                                          ACTIVITY_COLUMNS DELIVERY_JOIN_PLAN
                                          "WHERE " DELIVERY_IN_ACTION DELIVERY_MAY_LIST};

const Statement PartRows<Activity>::kAll{
    postgres::kRead, "all_activities",
    ACTIVITY_COLUMNS DELIVERY_JOIN_PLAN
    "WHERE t.force = $1 AND t.plan = $2 ORDER BY t.action, t.id"};

#undef ACTIVITY_COLUMNS

namespace {

constexpr Statement kWriteActivity{postgres::kWrite, "write_activity", R"(
    INSERT INTO activity (force, plan, uid, version, created_at, created_by, updated_at,
                          updated_by, action, id, code, narrative, target_date, next_review_on,
                          withdrawn_on, withdrawn_reason, first_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
    ON CONFLICT (force, plan, action, id) DO UPDATE SET
        version = excluded.version, updated_at = excluded.updated_at,
        updated_by = excluded.updated_by, narrative = excluded.narrative,
        target_date = excluded.target_date, next_review_on = excluded.next_review_on,
        withdrawn_on = excluded.withdrawn_on, withdrawn_reason = excluded.withdrawn_reason,
        first_day = excluded.first_day)"};

constexpr Statement kWriteNarrative{postgres::kWrite, "write_activity_narrative", R"(
    INSERT INTO activity_narrative (force, plan, action, activity, version, first_day, text,
                                    written_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))"};

}  // namespace

const Statement kNarrativesOfActivity{postgres::kRead, "narratives_of_activity", R"(
    SELECT first_day, text, written_at FROM activity_narrative t
    WHERE )" DELIVERY_IN_ACTIVITY "ORDER BY version"};

absl::StatusOr<std::vector<WrittenNarrative>> ReadNarratives(const Rows& rows) {
  std::vector<WrittenNarrative> narratives;
  narratives.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    WrittenNarrative& one = narratives.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(one.from, one.text, one.written_at));
  }
  return narratives;
}

absl::StatusOr<PartRecord<Activity>> PartRows<Activity>::Read(const Row& row) {
  PartRecord<Activity> record;
  Activity& activity = record.part;
  ABSL_RETURN_IF_ERROR(ReadPart(row, record.header, activity.action, activity.id, activity.code,
                                activity.narrative, activity.target_date, activity.next_review_on,
                                activity.withdrawn_on, activity.withdrawn_reason, activity.from));
  return record;
}

absl::Status PartRows<Activity>::Write(Session& session, absl::string_view force,
                                       absl::string_view plan, const PartRecord<Activity>& record) {
  const Activity& activity = record.part;
  ABSL_RETURN_IF_ERROR(WritePart(session, kWriteActivity, force, plan, record.header,
                                 activity.action, activity.id, activity.code, activity.narrative,
                                 activity.target_date, activity.next_review_on,
                                 activity.withdrawn_on, activity.withdrawn_reason, activity.from));
  if (!activity.narrative_from.has_value()) return absl::OkStatus();
  return session
      .Execute(kWriteNarrative, force, plan, activity.action, activity.id, record.header.version,
               *activity.narrative_from, activity.narrative, record.header.update_time)
      .status();
}

}  // namespace copperplate::delivery
