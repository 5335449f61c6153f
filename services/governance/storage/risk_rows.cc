#include "services/governance/storage/risk_rows.h"

#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/body_rows.h"

namespace copperplate::governance {

using change_postgres::ChangeParts;
using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kRiskMarking{postgres::kRead, "marking_of_risk",
                                 "SELECT marking FROM risk WHERE force = $1 AND id = $2"};

constexpr Statement kReferenceOfOther{
    postgres::kRead, "risk_of_reference",
    "SELECT id FROM risk WHERE force = $1 AND reference = $2 AND id <> $3"};

constexpr Statement kLastAssessment{postgres::kRead, "last_risk_assessment", R"(
    SELECT ARRAY[risk, id], uid, version, created_at, created_by, updated_at, updated_by, as_of,
           inherent_likelihood, inherent_impact, current_likelihood, current_impact,
           target_likelihood, target_impact, rationale
    FROM risk_assessment WHERE force = $1 AND risk = $2
    ORDER BY as_of DESC, created_at DESC LIMIT 1)"};

// Whether the caller may read what lies below the risk; also where there is none.
absl::StatusOr<bool> MayReadRisk(Session& session, absl::string_view force, absl::string_view risk,
                                 bool sensitive) {
  if (sensitive) return true;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kRiskMarking, force, risk));
  Marking marking = Marking::kOfficial;
  if (!rows.empty()) ABSL_RETURN_IF_ERROR(rows[0].Read(marking));
  return marking != Marking::kOfficialSensitive;
}

}  // namespace

absl::StatusOr<Rows> PartRows<Risk>::Find(Session& session, absl::string_view force,
                                          const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, PartTable::Find(session, force, path, sensitive));
  if (sensitive || rows.empty()) return rows;
  ABSL_ASSIGN_OR_RETURN(const Record record, Read(rows[0]));
  return record.part.sensitive() ? Rows() : std::move(rows);
}

absl::StatusOr<Rows> PartRows<Risk>::List(Session& session, absl::string_view force,
                                          const PartQuery<Risk>& query) {
  return ListWith(session, force, query, query.sensitive, postgres::ToNumber(query.filter.state));
}

absl::StatusOr<PartRows<RiskAssessment>::Record> PartRows<RiskAssessment>::Read(
    const postgres::Row& row) {
  ABSL_ASSIGN_OR_RETURN(Record record, ReadWith(row));
  record.part.recorded_at = record.header.create_time;
  return record;
}

absl::StatusOr<Rows> PartRows<RiskAssessment>::Find(Session& session, absl::string_view force,
                                                    const PartPath& path, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const bool may, MayReadRisk(session, force, path.front(), sensitive));
  return may ? PartTable::Find(session, force, path, sensitive) : Rows();
}

absl::StatusOr<Rows> PartRows<RiskAssessment>::List(Session& session, absl::string_view force,
                                                    const PartQuery<RiskAssessment>& query) {
  ABSL_ASSIGN_OR_RETURN(const bool may,
                        MayReadRisk(session, force, query.parent.front(), query.sensitive));
  return may ? ListWith(session, force, query) : Rows();
}

absl::StatusOr<RisksRoot::Content> RootRows<RisksRoot>::ReadContent(Transaction& transaction,
                                                                    absl::string_view force,
                                                                    const PartPath&) {
  const std::string of_force(force);
  RisksRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, kCounter));
  content.reference_taken = [&transaction, of_force](
                                const std::string& reference,
                                const std::string& id) -> absl::StatusOr<bool> {
    ABSL_ASSIGN_OR_RETURN(const Rows other,
                          transaction.Query(kReferenceOfOther, of_force, reference, id));
    return !other.empty();
  };
  content.offices = [&transaction, of_force] { return ShareOffices(transaction, of_force); };
  content.has_body = [&transaction, of_force](const std::string& name) -> absl::StatusOr<bool> {
    decltype(kBodyName)::Ids ids;
    if (!kBodyName.Matches(name, ids) || ids[0] != of_force) return false;
    return KeepBody(transaction, of_force, ids[1]);
  };
  return content;
}

absl::Status RootRows<RisksRoot>::RecordRead(const ChangeParts& parts,
                                             const RequestContext& context, absl::string_view,
                                             const Rows& rows, int64_t shown) {
  std::vector<std::string> names;
  for (int64_t i = 0; i < shown; ++i) {
    ABSL_ASSIGN_OR_RETURN(const auto record, PartRows<Risk>::Read(rows[i]));
    if (!record.part.sensitive()) continue;
    names.push_back(kRiskName.Format(context.force, record.part.id));
  }
  return change_postgres::RecordReads(parts, context, "risk.read", names);
}

absl::StatusOr<RiskRoot::Content> RootRows<RiskRoot>::ReadContent(Transaction& transaction,
                                                                  absl::string_view force,
                                                                  const PartPath& path) {
  RiskRoot::Content content;
  ABSL_ASSIGN_OR_RETURN(const Rows rows, PartRows<Risk>::Find(transaction, force, {path.front()},
                                                              /*sensitive=*/true));
  if (rows.empty()) return PartUnknown<Risk>();
  ABSL_ASSIGN_OR_RETURN(PartRecord<Risk> record, PartRows<Risk>::Read(rows[0]));
  content.risk = std::move(record.part);
  ABSL_ASSIGN_OR_RETURN(content.now, ReadInstant(transaction, force, kCounter));
  ABSL_ASSIGN_OR_RETURN(const Rows last, transaction.Query(kLastAssessment, force, path.front()));
  ABSL_ASSIGN_OR_RETURN(content.last, PartRows<RiskAssessment>::PartsOf(last));
  return content;
}

absl::Status RootRows<RiskRoot>::CheckKnown(Session& session, absl::string_view force,
                                            absl::string_view risk, bool sensitive) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        PartRows<Risk>::Find(session, force, {std::string(risk)}, sensitive));
  if (!rows.empty()) return absl::OkStatus();
  return change_postgres::NotFoundIn(session, force, PartUnknown<Risk>());
}

absl::Status RootRows<RiskRoot>::RecordRead(const ChangeParts& parts, const RequestContext& context,
                                            absl::string_view risk, const Rows& rows,
                                            int64_t /*shown*/) {
  if (rows.empty()) return absl::OkStatus();
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const bool open,
                          MayReadRisk(lease, context.force, risk, /*sensitive=*/false));
    if (open) return absl::OkStatus();
  }
  return change_postgres::RecordReads(parts, context, "risk.read",
                                      {kRiskName.Format(context.force, risk)});
}

}  // namespace copperplate::governance
