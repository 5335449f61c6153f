#include "services/delivery/storage/status_rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/part_rows.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;

// The first column is that of DELIVERY_HEADER_COLUMNS. `c` is the entry that corrects `t`, which it
// is for one at most.
#define STATUS_COLUMNS                                                                        \
  "p.marking = 2, t.uid, t.version, t.created_at, t.created_by, t.action, t.activity, t.id, " \
  "t.as_of, t.rag, t.narrative, t.corrects, t.override_reason, t.direction_as_printed, c.id " \
  "FROM status_entry t " DELIVERY_JOIN_PLAN                                                   \
  "LEFT JOIN status_entry c ON c.force = t.force AND c.plan = t.plan "                        \
  "     AND c.action = t.action AND c.activity = t.activity AND c.corrects = t.id "

const Statement kFindStatus{postgres::kRead, "find_status_entry",
                            "SELECT " STATUS_COLUMNS "WHERE " DELIVERY_IN_ACTIVITY
                            "AND t.id = ($2::text[])[4] " DELIVERY_MAY_FIND};

const Statement kListStatuses{postgres::kRead, "list_status_entries",
                              "SELECT " STATUS_COLUMNS "WHERE " DELIVERY_IN_ACTIVITY
                              "AND t.id < $3 AND (p.marking = 1 OR $4) "
                              "ORDER BY t.id DESC LIMIT $5"};

const Statement kStatusHistory{postgres::kRead, "status_history",
                               "SELECT " STATUS_COLUMNS "WHERE " DELIVERY_IN_ACTIVITY
                               "ORDER BY t.id"};

const Statement kStatusesOfPlan{postgres::kRead, "statuses_of_plan",
                                "SELECT " STATUS_COLUMNS
                                "WHERE t.force = $1 AND t.plan = $2 "
                                "ORDER BY t.action, t.activity, t.id"};

#undef STATUS_COLUMNS

namespace {

constexpr Statement kWriteStatus{postgres::kWrite, "write_status_entry", R"(
    INSERT INTO status_entry (force, plan, uid, version, created_at, created_by, action, activity,
                              id, as_of, rag, narrative, corrects, override_reason,
                              direction_as_printed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, nullif($13, ''), $14, $15))"};

}  // namespace

absl::StatusOr<StatusRecord> ReadStatus(const Row& row) {
  StatusRecord record;
  StatusEntry& entry = record.entry;
  RecordHeader& header = record.header;
  int64_t rag = 0;
  std::optional<std::string> corrects;
  std::optional<std::string> corrected_by;
  bool of_sensitive_plan = false;
  ABSL_RETURN_IF_ERROR(row.Read(of_sensitive_plan, header.uid, header.version, header.create_time,
                                header.created_by, entry.action, entry.activity, entry.id,
                                entry.as_of, rag, entry.narrative, corrects, entry.override_reason,
                                entry.direction_as_printed, corrected_by));
  header.update_time = header.create_time;
  header.updated_by = header.created_by;
  entry.rag = postgres::FromNumber<Rag>(rag);
  entry.entered_at = header.create_time;
  entry.entered_by = header.created_by;
  entry.corrects = corrects.value_or("");
  record.corrected_by = corrected_by.value_or("");
  return record;
}

absl::StatusOr<std::vector<StatusEntry>> ReadStatuses(const Rows& rows) {
  std::vector<StatusEntry> entries;
  entries.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(StatusRecord record, ReadStatus(row));
    entries.push_back(std::move(record.entry));
  }
  return entries;
}

absl::Status WriteStatus(Session& session, absl::string_view force, absl::string_view plan,
                         const StatusRecord& record) {
  const StatusEntry& entry = record.entry;
  const RecordHeader& header = record.header;
  return session
      .Execute(kWriteStatus, force, plan, header.uid, header.version, header.create_time,
               header.created_by, entry.action, entry.activity, entry.id, entry.as_of,
               postgres::ToNumber(entry.rag), entry.narrative, entry.corrects,
               entry.override_reason, entry.direction_as_printed)
      .status();
}

}  // namespace copperplate::delivery
