#include "services/governance/storage/risk_snapshot_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/meeting_day_rows.h"
#include "services/governance/storage/settings_rows.h"

namespace copperplate::postgres {

using governance::RegisterRow;
using governance::RegisterScores;
using governance::StoredRegisterRow;

bool Codec<RegisterRow>::Decode(absl::string_view text, RegisterRow& out) {
  StoredRegisterRow stored;
  if (!Codec<StoredRegisterRow>::Decode(text, stored)) return false;
  out = std::move(stored.row);
  out.scores.reset();
  const bool scored = stored.current.has_value();
  if (stored.inherent.has_value() != scored || stored.target.has_value() != scored ||
      stored.band.has_value() != scored) {
    return false;
  }
  if (scored) {
    out.scores = RegisterScores{*stored.inherent, *stored.current, *stored.target, *stored.band,
                                stored.movement};
  }
  return true;
}

void Codec<RegisterRow>::Encode(const RegisterRow& value, std::string& out) {
  StoredRegisterRow stored;
  stored.row = value;
  if (value.scores.has_value()) {
    stored.inherent = value.scores->inherent;
    stored.current = value.scores->current;
    stored.target = value.scores->target;
    stored.band = value.scores->band;
    stored.movement = value.scores->movement;
  }
  Codec<StoredRegisterRow>::Encode(stored, out);
}

}  // namespace copperplate::postgres

namespace copperplate::governance {

using change_postgres::ChangeParts;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kFindOpenRows{
    postgres::kRead, "find_risk_register_snapshot_open",
    "SELECT ARRAY[s.id], s.uid, s.version, s.created_at, s.created_by, s.updated_at, s.updated_by, "
    "s.presented_at_meeting, s.as_of, s.previous, " GOVERNANCE_OPEN_REGISTER_ROWS
    " FROM risk_register_snapshot s WHERE s.force = $1 AND s.id = ($2::text[])[1]"};

// As TableStatements::list().
constexpr Statement kListSnapshots{postgres::kRead, "list_risk_register_snapshot", R"(
    SELECT ARRAY[id], uid, version, created_at, created_by, updated_at, updated_by,
           presented_at_meeting, as_of, previous, '{}'
    FROM risk_register_snapshot
    WHERE force = $1 AND cardinality($2::text[]) = 0 AND id > $3 ORDER BY id LIMIT $4)"};

constexpr Statement kLastSnapshotOn{
    postgres::kRead, "last_snapshot_on",
    "SELECT max(as_of) FROM risk_register_snapshot WHERE force = $1"};

}  // namespace

absl::StatusOr<Rows> PartRows<RegisterSnapshot>::Find(Session& session, absl::string_view force,
                                                      const PartPath& path, bool sensitive) {
  if (sensitive) return PartTable::Find(session, force, path, sensitive);
  return session.Query(kFindOpenRows, force, path);
}

absl::StatusOr<Rows> PartRows<RegisterSnapshot>::List(Session& session, absl::string_view force,
                                                      const PartQuery<RegisterSnapshot>& query) {
  return session.Query(kListSnapshots, force, query.parent, query.after,
                       change_postgres::RowsToAsk(query.limit));
}

absl::StatusOr<RegisterContent> ReadRegisterContent(Session& session, absl::string_view force,
                                                    const AsKnown& known,
                                                    absl::string_view before_meeting,
                                                    bool sensitive) {
  RegisterContent content;
  ABSL_ASSIGN_OR_RETURN(const Rows risks, session.Query(kRisksOfRegister, force, sensitive));
  ABSL_ASSIGN_OR_RETURN(content.risks, PartRows<Risk>::PartsOf(risks));
  ABSL_ASSIGN_OR_RETURN(const Rows assessments,
                        session.Query(kAssessmentsOfRegister, force, known.as_of, known.known_at));
  ABSL_ASSIGN_OR_RETURN(content.assessments, PartRows<RiskAssessment>::PartsOf(assessments));
  ABSL_ASSIGN_OR_RETURN(const Rows before, session.Query(kSnapshotBefore, force, known.as_of,
                                                         known.known_at, before_meeting));
  if (!before.empty()) {
    ABSL_ASSIGN_OR_RETURN(auto record, PartRows<RegisterSnapshot>::Read(before[0]));
    content.before = std::move(record.part);
  }
  ABSL_ASSIGN_OR_RETURN(content.settings, PartRows<GovernanceSettings>::All(session, force, ""));
  return content;
}

absl::StatusOr<RegisterSnapshotsRoot::Content> RootRows<RegisterSnapshotsRoot>::ReadContent(
    Transaction& transaction, absl::string_view force, const PartPath&) {
  const std::string of_force(force);
  RegisterSnapshotsRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, kCounter));
  ABSL_ASSIGN_OR_RETURN(const Rows last, transaction.Query(kLastSnapshotOn, force));
  ABSL_RETURN_IF_ERROR(last[0].Read(content.last_on));
  content.meeting = [&transaction, of_force](const std::string& name) {
    return ReadMeetingDay(transaction, of_force, name);
  };
  content.register_on = [&transaction, of_force](const AsKnown& known, const std::string& meeting) {
    return ReadRegisterContent(transaction, of_force, known, meeting, /*sensitive=*/true);
  };
  return content;
}

absl::Status RootRows<RegisterSnapshotsRoot>::RecordRead(const ChangeParts& parts,
                                                         const RequestContext& context,
                                                         absl::string_view, const Rows& rows,
                                                         int64_t shown) {
  std::vector<std::string> names;
  for (int64_t i = 0; i < shown; ++i) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<RegisterSnapshot>::Read(rows[i]));
    const std::vector<RegisterRow>& told = record.part.rows;
    const bool sensitive = std::any_of(told.begin(), told.end(), [](const RegisterRow& row) {
      return row.marking == Marking::kOfficialSensitive;
    });
    if (sensitive) names.push_back(kRiskRegisterSnapshotName.Format(context.force, record.part.id));
  }
  return change_postgres::RecordReads(parts, context, "risk_register_snapshot.read", names);
}

}  // namespace copperplate::governance
