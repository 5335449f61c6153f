// The rows of snapshots of the risk register (libs/parts_postgres/part_table.h), and what the
// register of a day is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/parts_postgres/part_table.h"
#include "libs/postgres/composite.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/governance/storage/risk_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::RiskBand>
    : EnumCodec<governance::RiskBand, governance::RiskBand::kSevere> {};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// A row of the register as its type has it, the scores one beside the other.
struct StoredRegisterRow {
  RegisterRow row;
  std::optional<int32_t> inherent;
  std::optional<int32_t> current;
  std::optional<int32_t> target;
  std::optional<RiskBand> band;
  std::optional<int32_t> movement;
};

}  // namespace copperplate::governance

namespace copperplate::postgres {

template <>
struct Codec<governance::StoredRegisterRow>
    : CompositeCodec<governance::StoredRegisterRow, Codec<governance::StoredRegisterRow>> {
  static auto Fields(governance::StoredRegisterRow& stored) {
    governance::RegisterRow& row = stored.row;
    return std::tie(row.risk, row.reference, row.title, row.owner, row.category, row.treatment,
                    row.marking, stored.inherent, stored.current, stored.target, stored.band,
                    stored.movement, row.next_review, row.review_overdue);
  }
};

template <>
struct Codec<governance::RegisterRow> {
  static bool Decode(absl::string_view text, governance::RegisterRow& out);
  static void Encode(const governance::RegisterRow& value, std::string& out);
};

}  // namespace copperplate::postgres

namespace copperplate::governance {

// The rows of `s` that are not OFFICIAL_SENSITIVE: a risk that was marked since is not shown
// either.
#define GOVERNANCE_OPEN_REGISTER_ROWS                                                           \
  "ARRAY(SELECT s.rows[n] FROM generate_subscripts(s.rows, 1) n WHERE (s.rows[n]).marking = 1 " \
  "AND NOT EXISTS (SELECT FROM risk r WHERE r.force = s.force AND r.id = (s.rows[n]).risk "     \
  "AND r.marking <> 1) ORDER BY n)"

template <>
struct PartRows<RegisterSnapshot>
    : parts_postgres::PartTable<RegisterSnapshot, PartRows<RegisterSnapshot>> {
  static parts_postgres::TableColumns Columns() {
    return {.table = "risk_register_snapshot",
            .above = {},
            .fields = {"presented_at_meeting", "as_of", "previous", "rows"},
            .appended = true};
  }
  static auto Fields(RegisterSnapshot& snapshot) {
    return std::tie(snapshot.presented_at_meeting, snapshot.as_of, snapshot.previous,
                    snapshot.rows);
  }
  static void Place(RegisterSnapshot& snapshot, const PartPath& path) { snapshot.id = path[0]; }
  // Without the rows of risks that were OFFICIAL_SENSITIVE, or are now, unless `sensitive`.
  static absl::StatusOr<postgres::Rows> Find(postgres::Session& session, absl::string_view force,
                                             const PartPath& path, bool sensitive);
  // Without rows.
  static absl::StatusOr<postgres::Rows> List(postgres::Session& session, absl::string_view force,
                                             const PartQuery<RegisterSnapshot>& query);
};

template <>
struct RootRows<RegisterSnapshotsRoot> : CountedRows<RootRows<RegisterSnapshotsRoot>> {
  static constexpr absl::string_view kCounter = kRiskCounter;
  // The content is asked as long as the transaction lasts.
  static absl::StatusOr<RegisterSnapshotsRoot::Content> ReadContent(
      postgres::Transaction& transaction, absl::string_view force, const PartPath& path);
  // `risk_register_snapshot.read` of each that has rows that were OFFICIAL_SENSITIVE.
  static absl::Status RecordRead(const change_postgres::ChangeParts& parts,
                                 const RequestContext& context, absl::string_view root,
                                 const postgres::Rows& rows, int64_t shown);
};

// $2 whether those marked OFFICIAL_SENSITIVE too: the risks that were ever OPEN, by id.
inline constexpr postgres::Statement kRisksOfRegister{postgres::kRead, "risks_of_register", R"(
    SELECT ARRAY[id], uid, version, created_at, created_by, updated_at, updated_by, reference,
           title, cause, event, effect, owner, owner_changes, category, treatment, objectives,
           next_review, treatment_changes, marking, proposed_on, state, transitions
    FROM risk WHERE force = $1 AND state <> 1 AND ($2::boolean OR marking = 1) ORDER BY id)"};

// $2 the day, $3 as known when: of each risk the assessment that held, by risk.
inline constexpr postgres::Statement kAssessmentsOfRegister{postgres::kRead,
                                                            "assessments_of_register", R"(
    SELECT a.* FROM risk r CROSS JOIN LATERAL (
        SELECT ARRAY[risk, id], uid, version, created_at, created_by, updated_at, updated_by,
               as_of, inherent_likelihood, inherent_impact, current_likelihood, current_impact,
               target_likelihood, target_impact, rationale
        FROM risk_assessment
        WHERE force = r.force AND risk = r.id AND as_of <= $2::date
          AND created_at <= $3::timestamptz
        ORDER BY as_of DESC, created_at DESC LIMIT 1) a
    WHERE r.force = $1 AND r.state <> 1 ORDER BY r.id)"};

// $2 the day, $3 as known when, $4 the resource name of the meeting before which one saw it, or the
// one in its place where it was postponed, that was not called off (6 CANCELLED, 7 POSTPONED);
// empty: whichever did.
inline constexpr postgres::Statement kSnapshotBefore{postgres::kRead, "snapshot_before", R"(
    SELECT ARRAY[id], uid, version, created_at, created_by, updated_at, updated_by,
           presented_at_meeting, as_of, previous, rows
    FROM risk_register_snapshot s
    WHERE force = $1 AND as_of <= $2::date AND created_at <= $3::timestamptz
      AND ($4::text = '' OR EXISTS (
          WITH RECURSIVE place AS (
              SELECT m.id, m.date, m.start_minute, m.state, m.postponed_to
              FROM meeting m
              WHERE m.force = s.force AND m.body = split_part(s.presented_at_meeting, '/', 4)
                AND m.id = split_part(s.presented_at_meeting, '/', 6)
              UNION ALL
              SELECT m.id, m.date, m.start_minute, m.state, m.postponed_to
              FROM place p JOIN meeting m
                ON m.force = s.force AND m.body = split_part(s.presented_at_meeting, '/', 4)
               AND m.id = p.postponed_to)
          SELECT FROM place m JOIN meeting n
            ON (m.date, m.start_minute) < (n.date, n.start_minute)
          WHERE m.state NOT IN (6, 7) AND n.force = s.force
            AND n.body = split_part($4::text, '/', 4) AND n.id = split_part($4::text, '/', 6)))
    ORDER BY as_of DESC, created_at DESC LIMIT 1)"};

// $2 the resource name of the meeting, $3 whether rows of what is OFFICIAL_SENSITIVE too. What was
// frozen for the meeting that it takes the place of was frozen for it.
inline constexpr postgres::Statement kSnapshotPresentedAt{
    postgres::kRead, "snapshot_presented_at",
    "WITH RECURSIVE place (id) AS (SELECT split_part($2::text, '/', 6) COLLATE \"C\" UNION ALL "
    "SELECT m.postponed_from FROM place p JOIN meeting m ON m.force = $1 "
    "AND m.body = split_part($2::text, '/', 4) AND m.id = p.id WHERE m.postponed_from <> '') "
    "SELECT ARRAY[s.id], s.uid, s.version, s.created_at, s.created_by, s.updated_at, s.updated_by, "
    "s.presented_at_meeting, s.as_of, s.previous, "
    "CASE WHEN $3::boolean THEN s.rows ELSE " GOVERNANCE_OPEN_REGISTER_ROWS
    " END FROM risk_register_snapshot s WHERE s.force = $1 AND s.presented_at_meeting IN "
    "(SELECT split_part($2::text, '/meetings/', 1) || '/meetings/' || p.id FROM place p) "
    "ORDER BY s.as_of DESC, s.created_at DESC LIMIT 1"};

// What the register of the day of `known` is made of; what is OFFICIAL_SENSITIVE too where
// `sensitive`. `before_meeting`: as RegisterQuery has it.
absl::StatusOr<RegisterContent> ReadRegisterContent(postgres::Session& session,
                                                    absl::string_view force, const AsKnown& known,
                                                    absl::string_view before_meeting,
                                                    bool sensitive);

}  // namespace copperplate::governance
