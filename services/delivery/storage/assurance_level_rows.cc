#include "services/delivery/storage/assurance_level_rows.h"

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/columns.h"

namespace copperplate::delivery {

using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kLevels{postgres::kRead, "assurance_levels", R"(
    SELECT level.code, level.title, level.force = $1, coalesce(changed.version, 1),
           changed.updated_at, changed.updated_by
      FROM assurance_level level
      LEFT JOIN assurance_levels_change changed ON changed.force = $1
     WHERE level.force = CASE WHEN EXISTS (SELECT FROM assurance_level WHERE force = $1) THEN $1
                              ELSE 'national' END
     ORDER BY level.place)"};

constexpr Statement kLevelsOfAll{
    postgres::kRead, "assurance_levels_of_all",
    "SELECT code, title FROM assurance_level WHERE force = 'national' ORDER BY place"};

constexpr Statement kLevelsUsed{postgres::kRead, "assurance_levels_used", R"(
    SELECT DISTINCT level FROM assurance WHERE force = $1 ORDER BY level)"};

constexpr Statement kHoldLevels{postgres::kWrite, "hold_assurance_levels", R"(
    SELECT pg_advisory_xact_lock_shared(
        hashtextextended('delivery/assurance_levels/' || $1::text, 0)))"};

constexpr Statement kLockLevels{postgres::kWrite, "lock_assurance_levels", R"(
    SELECT pg_advisory_xact_lock(
        hashtextextended('delivery/assurance_levels/' || $1::text, 0)))"};

constexpr Statement kStampLevels{postgres::kRead, "stamp_assurance_levels", R"(
    SELECT clock_timestamp(), coalesce((SELECT version FROM assurance_levels_change
                                         WHERE force = $1), 1) + 1)"};

constexpr Statement kDeleteLevels{postgres::kWrite, "delete_assurance_levels",
                                  "DELETE FROM assurance_level WHERE force = $1"};

constexpr Statement kInsertLevels{postgres::kWrite, "insert_assurance_levels", R"(
    INSERT INTO assurance_level (force, code, title, place)
    SELECT $1, code, title, place
      FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS level (code, title, place))"};

constexpr Statement kRecordLevels{postgres::kWrite, "record_assurance_levels", R"(
    INSERT INTO assurance_levels_change (force, version, updated_at, updated_by)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (force) DO UPDATE
       SET version = excluded.version, updated_at = excluded.updated_at,
           updated_by = excluded.updated_by)"};

}  // namespace

absl::StatusOr<AssuranceLevelsRecord> ReadAssuranceLevels(Session& session,
                                                          absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kLevels, force));
  AssuranceLevelsRecord record;
  for (const Row row : rows) {
    AssuranceLevel& level = record.levels.emplace_back();
    std::optional<absl::Time> changed_at;
    std::optional<std::string> changed_by;
    ABSL_RETURN_IF_ERROR(row.Read(level.code, level.title, record.own, record.header.version,
                                  changed_at, changed_by));
    record.header.update_time = changed_at.value_or(absl::Time());
    record.header.updated_by = changed_by.value_or("");
  }
  return record;
}

absl::StatusOr<HeldAssuranceLevels> ReadHeldAssuranceLevels(Session& session,
                                                            absl::string_view force) {
  HeldAssuranceLevels held;
  ABSL_ASSIGN_OR_RETURN(held.present, ReadAssuranceLevels(session, force));
  ABSL_ASSIGN_OR_RETURN(const Rows of_all, session.Query(kLevelsOfAll));
  for (const Row row : of_all) {
    AssuranceLevel& level = held.of_all.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(level.code, level.title));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows used, session.Query(kLevelsUsed, force));
  for (const Row row : used) ABSL_RETURN_IF_ERROR(row.Read(held.used.emplace_back()));
  return held;
}

absl::Status HoldAssuranceLevels(Transaction& transaction, absl::string_view force) {
  return transaction.Execute(kHoldLevels, force).status();
}

absl::Status LockAssuranceLevels(Transaction& transaction, absl::string_view force) {
  return transaction.Execute(kLockLevels, force).status();
}

absl::StatusOr<change_postgres::Stamp> StampAssuranceLevels(Transaction& transaction,
                                                            absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kStampLevels, force));
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.instant, stamp.version));
  return stamp;
}

absl::Status WriteAssuranceLevels(Transaction& transaction, absl::string_view force,
                                  const AssuranceLevelsRecord& record) {
  ABSL_RETURN_IF_ERROR(transaction.Execute(kDeleteLevels, force).status());
  if (record.own) {
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertLevels, force,
                                      Column(record.levels, &AssuranceLevel::code),
                                      Column(record.levels, &AssuranceLevel::title))
                             .status());
  }
  const RecordHeader& header = record.header;
  return transaction
      .Execute(kRecordLevels, force, header.version, header.update_time, header.updated_by)
      .status();
}

}  // namespace copperplate::delivery
