#include "services/delivery/storage/assurance_rows.h"

#include <cstdint>
#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/storage/columns.h"

namespace copperplate::delivery {

using postgres::FromNumber;
using postgres::Row;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::ToNumber;
using postgres::Transaction;

// Whether the caller may know of the plan that a name, `forces/F/plans/P/...`, leads into.
#define IS_SEEN(name)                                                                 \
  "($3 OR NOT EXISTS (SELECT FROM plan p WHERE p.force = e.force AND p.marking <> 1 " \
  "AND p.id = split_part(" name ", '/', 4)))"

#define ASSURANCE_ENTRY_COLUMNS \
  "SELECT e.id, e.uid, e.version, e.created_at, e.created_by, e.updated_at, e.updated_by, " \
  "       e.objective, CASE WHEN " IS_SEEN("e.plan_objective")                              \
  "       THEN e.plan_objective ELSE '' END, e.principal_risk_ref, e.control_ids, "         \
  "       e.control_texts, e.gaps_control, e.gaps_assurance, "                              \
  "       ARRAY(SELECT a.name FROM unnest(e.actions) WITH ORDINALITY a (name, place) "      \
  "             WHERE " IS_SEEN("a.name") " ORDER BY a.place), e.marking, e.owner "         \
  "  FROM assurance_entry e "

const Statement kListAssuranceEntries{
    postgres::kRead, "list_assurance_entries",
    ASSURANCE_ENTRY_COLUMNS
    "WHERE e.force = $1 AND e.id > $2 AND (e.marking = 1 OR $3) ORDER BY e.id LIMIT $4"};

namespace {

const Statement kFindEntry{postgres::kRead, "find_assurance_entry",
                           ASSURANCE_ENTRY_COLUMNS
                           "WHERE e.force = $1 AND e.id = $2 AND (e.marking = 1 OR $3)"};

#undef ASSURANCE_ENTRY_COLUMNS
#undef IS_SEEN

#define ASSURANCE_COLUMNS                                                                     \
  "SELECT entry, id, uid, version, created_at, created_by, updated_at, updated_by, control, " \
  "       line, source, given_on, level FROM assurance "

const Statement kAssurancesOfEntry{postgres::kRead, "assurances_of_entry",
                                   ASSURANCE_COLUMNS
                                   "WHERE force = $1 AND entry = $2 ORDER BY given_on DESC, id"};

const Statement kAssurancesGiven{
    postgres::kRead, "assurances_given",
    ASSURANCE_COLUMNS
    "WHERE force = $1 AND given_on BETWEEN $2 AND $3 ORDER BY entry, given_on DESC, id"};

#undef ASSURANCE_COLUMNS

constexpr Statement kCountEntries{postgres::kRead, "count_assurance_entries",
                                  "SELECT count(*) FROM assurance_entry WHERE force = $1"};

constexpr Statement kLockEntry{postgres::kWrite, "lock_assurance_entry", R"(
    SELECT id FROM assurance_entry WHERE force = $1 AND id = $2 FOR UPDATE)"};

constexpr Statement kStampEntry{postgres::kWrite, "stamp_assurance_entry", R"(
    UPDATE assurance_entry SET changes = changes + 1
     WHERE force = $1 AND id = $2
    RETURNING clock_timestamp(), changes)"};

constexpr Statement kStampNewEntry{postgres::kRead, "stamp_new_assurance_entry",
                                   "SELECT clock_timestamp(), 1::bigint"};

constexpr Statement kInsertEntry{postgres::kWrite, "insert_assurance_entry", R"(
    INSERT INTO assurance_entry (force, id, uid, version, created_at, created_by, updated_at,
                                 updated_by, changes, objective, plan_objective,
                                 principal_risk_ref, control_ids, control_texts, gaps_control,
                                 gaps_assurance, actions, marking, owner)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9, $10, $11, $12, $13, $14, $15, $16, $17,
            $18))"};

constexpr Statement kUpdateEntry{postgres::kWrite, "update_assurance_entry", R"(
    UPDATE assurance_entry
       SET version = $3, updated_at = $4, updated_by = $5, objective = $6, plan_objective = $7,
           principal_risk_ref = $8, control_ids = $9, control_texts = $10, gaps_control = $11,
           gaps_assurance = $12, actions = $13, marking = $14, owner = $15
     WHERE force = $1 AND id = $2)"};

constexpr Statement kInsertAssurance{postgres::kWrite, "insert_assurance", R"(
    INSERT INTO assurance (force, entry, id, uid, version, created_at, created_by, updated_at,
                           updated_by, control, line, source, given_on, level)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};

constexpr Statement kDeleteAssurance{postgres::kWrite, "delete_assurance", R"(
    DELETE FROM assurance WHERE force = $1 AND entry = $2 AND id = $3)"};

// Fills `entry`, the id of the one that it is of.
absl::StatusOr<AssuranceRecord> ReadAssurance(const Row& row, std::string& entry) {
  AssuranceRecord record;
  Assurance& assurance = record.assurance;
  RecordHeader& header = record.header;
  ABSL_RETURN_IF_ERROR(row.Read(entry, assurance.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by,
                                assurance.control, assurance.line, assurance.source,
                                assurance.given_on, assurance.level));
  return record;
}

}  // namespace

absl::StatusOr<AssuranceEntryRecord> ReadAssuranceEntry(const Row& row) {
  AssuranceEntryRecord record;
  AssuranceEntry& entry = record.entry;
  RecordHeader& header = record.header;
  int16_t marking = 0;
  std::vector<std::string> ids;
  std::vector<std::string> texts;
  ABSL_RETURN_IF_ERROR(row.Read(entry.id, header.uid, header.version, header.create_time,
                                header.created_by, header.update_time, header.updated_by,
                                entry.objective, entry.plan_objective, entry.principal_risk_ref,
                                ids, texts, entry.gaps_control, entry.gaps_assurance, entry.actions,
                                marking, entry.owner));
  for (size_t i = 0; i < ids.size() && i < texts.size(); ++i) {
    entry.controls.push_back({std::move(ids[i]), std::move(texts[i])});
  }
  entry.marking = FromNumber<Marking>(marking);
  return record;
}

absl::StatusOr<std::optional<AssuranceContent>> FindAssuranceContent(Session& session,
                                                                     absl::string_view force,
                                                                     absl::string_view id,
                                                                     bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, session.Query(kFindEntry, force, id, sensitive));
  if (rows.empty()) return std::nullopt;
  AssuranceContent content;
  ABSL_ASSIGN_OR_RETURN(content.entry, ReadAssuranceEntry(rows[0]));
  ABSL_ASSIGN_OR_RETURN(rows, session.Query(kAssurancesOfEntry, force, id));
  std::string of_entry;
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(content.assurances.emplace_back(), ReadAssurance(row, of_entry));
  }
  return std::optional<AssuranceContent>(std::move(content));
}

absl::StatusOr<std::vector<AssuranceContent>> ReadAssuranceEntries(
    Session& session, absl::string_view force, const AssuranceFrameworkQuery& query) {
  std::vector<AssuranceContent> entries;
  ABSL_ASSIGN_OR_RETURN(Rows rows, session.Query(kListAssuranceEntries, force, "", query.sensitive,
                                                 int64_t{kMostAssuranceEntries}));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(entries.emplace_back().entry, ReadAssuranceEntry(row));
  }
  ABSL_ASSIGN_OR_RETURN(rows,
                        session.Query(kAssurancesGiven, force, query.given_from, query.given_to));
  // Both in order of the entries' ids; those of entries that are not given are passed over.
  auto entry = entries.begin();
  std::string of_entry;
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(AssuranceRecord record, ReadAssurance(row, of_entry));
    while (entry != entries.end() && entry->entry.entry.id < of_entry) ++entry;
    if (entry == entries.end()) break;
    if (entry->entry.entry.id == of_entry) entry->assurances.push_back(std::move(record));
  }
  return entries;
}

absl::StatusOr<int> CountAssuranceEntries(Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kCountEntries, force));
  int count = 0;
  ABSL_RETURN_IF_ERROR(rows[0].Read(count));
  return count;
}

absl::Status LockAssuranceEntry(Transaction& transaction, absl::string_view force,
                                absl::string_view entry) {
  return transaction.Execute(kLockEntry, force, entry).status();
}

absl::StatusOr<change_postgres::Stamp> StampAssurance(Transaction& transaction,
                                                      absl::string_view force,
                                                      absl::string_view entry) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, transaction.Query(kStampEntry, force, entry));
  if (rows.empty()) {
    ABSL_ASSIGN_OR_RETURN(rows, transaction.Query(kStampNewEntry));
  }
  change_postgres::Stamp stamp;
  ABSL_RETURN_IF_ERROR(rows[0].Read(stamp.instant, stamp.version));
  return stamp;
}

absl::Status WriteAssuranceEntry(Transaction& transaction, absl::string_view force,
                                 const Decided<AssuranceEntryRecord>& decided) {
  const AssuranceEntry& entry = decided.record.entry;
  const RecordHeader& header = decided.record.header;
  const std::vector<std::string> ids = Column(entry.controls, &Control::id);
  const std::vector<std::string> texts = Column(entry.controls, &Control::text);
  if (decided.before.has_value()) {
    return transaction
        .Execute(kUpdateEntry, force, entry.id, header.version, header.update_time,
                 header.updated_by, entry.objective, entry.plan_objective, entry.principal_risk_ref,
                 ids, texts, entry.gaps_control, entry.gaps_assurance, entry.actions,
                 ToNumber(entry.marking), entry.owner)
        .status();
  }
  return transaction
      .Execute(kInsertEntry, force, entry.id, header.uid, header.version, header.create_time,
               header.created_by, header.update_time, header.updated_by, entry.objective,
               entry.plan_objective, entry.principal_risk_ref, ids, texts, entry.gaps_control,
               entry.gaps_assurance, entry.actions, ToNumber(entry.marking), entry.owner)
      .status();
}

absl::Status WriteAssurance(Transaction& transaction, absl::string_view force,
                            absl::string_view entry, const Decided<AssuranceRecord>& decided) {
  const Assurance& assurance = decided.record.assurance;
  const RecordHeader& header = decided.record.header;
  if (decided.deleted) {
    return transaction.Execute(kDeleteAssurance, force, entry, assurance.id).status();
  }
  return transaction
      .Execute(kInsertAssurance, force, entry, assurance.id, header.uid, header.version,
               header.create_time, header.created_by, header.update_time, header.updated_by,
               assurance.control, assurance.line, assurance.source, assurance.given_on,
               assurance.level)
      .status();
}

}  // namespace copperplate::delivery
