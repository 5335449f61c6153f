#include "services/delivery/storage/assurance_rows.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

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

constexpr Statement kObjectiveIsThere{postgres::kRead, "assured_objective_is_there", R"(
    SELECT FROM objective WHERE force = $1 AND plan = $2 AND theme = $3 AND id = $4)"};

constexpr Statement kActionIsThere{postgres::kRead, "assured_action_is_there", R"(
    SELECT FROM priority_action WHERE force = $1 AND plan = $2 AND id = $3)"};

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

template <class Whole>
std::vector<std::string> PartsOf(const std::vector<Whole>& wholes, std::string Whole::*part) {
  std::vector<std::string> parts;
  parts.reserve(wholes.size());
  for (const Whole& whole : wholes) parts.push_back(whole.*part);
  return parts;
}

absl::StatusOr<bool> IsObjectiveThere(Session& session, absl::string_view force,
                                      absl::string_view name) {
  std::decay_t<decltype(kObjectiveName)>::Ids ids;
  if (!kObjectiveName.Matches(name, ids) || ids[0] != force) return false;
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kObjectiveIsThere, force, ids[1], ids[2], ids[3]));
  return !rows.empty();
}

absl::StatusOr<bool> IsActionThere(Session& session, absl::string_view force,
                                   absl::string_view name) {
  std::decay_t<decltype(kActionName)>::Ids ids;
  if (!kActionName.Matches(name, ids) || ids[0] != force) return false;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kActionIsThere, force, ids[1], ids[2]));
  return !rows.empty();
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

absl::Status CheckAssuranceReferences(Session& session, absl::string_view force,
                                      const AssuranceEntry& entry, const AssuranceEntry* before) {
  Faults faults;
  const std::string& objective = entry.plan_objective;
  if (!objective.empty() && (before == nullptr || before->plan_objective != objective)) {
    ABSL_ASSIGN_OR_RETURN(const bool there, IsObjectiveThere(session, force, objective));
    if (!there) AddObjectiveUnknown(faults);
  }
  for (size_t i = 0; i < entry.actions.size(); ++i) {
    const std::string& action = entry.actions[i];
    if (before != nullptr && std::find(before->actions.begin(), before->actions.end(), action) !=
                                 before->actions.end()) {
      continue;
    }
    ABSL_ASSIGN_OR_RETURN(const bool there, IsActionThere(session, force, action));
    if (!there) AddActionUnknown(absl::StrCat("actions[", i, "]"), faults);
  }
  return faults.ToStatus();
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

absl::Status HoldAssuranceLevels(Transaction& transaction, absl::string_view force) {
  return transaction.Execute(kHoldLevels, force).status();
}

absl::Status LockAssuranceLevels(Transaction& transaction, absl::string_view force) {
  return transaction.Execute(kLockLevels, force).status();
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
  const std::vector<std::string> ids = PartsOf(entry.controls, &Control::id);
  const std::vector<std::string> texts = PartsOf(entry.controls, &Control::text);
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
                                      PartsOf(record.levels, &AssuranceLevel::code),
                                      PartsOf(record.levels, &AssuranceLevel::title))
                             .status());
  }
  const RecordHeader& header = record.header;
  return transaction
      .Execute(kRecordLevels, force, header.version, header.update_time, header.updated_by)
      .status();
}

}  // namespace copperplate::delivery
