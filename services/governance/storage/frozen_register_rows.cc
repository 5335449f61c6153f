#include "services/governance/storage/frozen_register_rows.h"

#include "absl/strings/escaping.h"
#include "libs/postgres/codec.h"
#include "libs/postgres/enumeration.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/action_register_storage.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/forward_plan_register_storage.h"
#include "services/governance/storage/forward_plan_rows.h"
#include "services/governance/storage/recommendation_register_storage.h"
#include "services/governance/storage/report_rows.h"
#include "services/governance/storage/risk_snapshot_rows.h"
#include "services/governance/storage/settings_rows.h"

namespace copperplate::postgres {

template <>
struct Codec<governance::PackRegister>
    : EnumCodec<governance::PackRegister, governance::PackRegister::kForwardPlan> {};

}  // namespace copperplate::postgres

namespace copperplate::governance {

using postgres::Rows;
using postgres::Session;
using postgres::Statement;
using postgres::Transaction;

namespace {

constexpr Statement kInsertFrozen{postgres::kWrite, "insert_pack_register", R"(
    INSERT INTO pack_register (force, body, meeting, register, content, sensitive, sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7))"};

constexpr Statement kFrozenRegisters{postgres::kRead, "pack_registers_of_meeting", R"(
    SELECT register, content, sensitive, encode(sha256, 'hex') FROM pack_register
    WHERE force = $1 AND body = $2 AND meeting = $3 ORDER BY register)"};

constexpr Statement kSensitiveNow{
    postgres::kRead, "sensitive_in_registers",
    "SELECT 'forces/' || force || '/bodies/' || body || '/actions/' || id FROM action "
    "WHERE force = $1 AND body = $2 AND (restricted OR " GOVERNANCE_ACTION_RESTRICTED
    ") UNION ALL SELECT 'forces/' || force || '/forwardPlan/' || id FROM forward_plan_entry "
    "WHERE force = $1 AND body = $2 AND " GOVERNANCE_ENTRY_SENSITIVE
    " UNION ALL SELECT 'forces/' || force || '/sourceReports/' || id FROM source_report "
    "WHERE force = $1 AND marking <> 1 "
    "UNION ALL SELECT 'forces/' || force || '/risks/' || id FROM risk "
    "WHERE force = $1 AND marking <> 1"};

}  // namespace

absl::StatusOr<absl::Time> HoldRegisters(Transaction& transaction, const std::string& force,
                                         const std::string& body) {
  const std::vector<std::string> counters = {std::string(kForwardPlanCounter),
                                             std::string(RootRows<SettingsRoot>::kCounter),
                                             std::string(kRiskCounter), ActionCounter(body)};
  // The counters of reports may be many: a report without one has no recommendations.
  ABSL_RETURN_IF_ERROR(HoldCounters(transaction, force, kReportCounters, kReportCountersEnd));
  for (const std::string& counter : counters) {
    ABSL_RETURN_IF_ERROR(HoldCounter(transaction, force, counter));
  }
  return InstantAfter(transaction, force, counters, kReportCounters, kReportCountersEnd);
}

absl::StatusOr<RegistersRead> ReadRegisters(Session& session, const std::string& force,
                                            const RegistersAsked& asked) {
  const absl::Time known_at = asked.known.known_at;
  RegistersRead read;
  ABSL_ASSIGN_OR_RETURN(read.actions, ReadActions(session, force, asked.body));
  read.actions.known_at = known_at;
  ABSL_ASSIGN_OR_RETURN(read.recommendations, ReadRecommendations(session, force));
  read.recommendations.known_at = known_at;
  ABSL_ASSIGN_OR_RETURN(read.risks.content, ReadRegisterContent(session, force, asked.known,
                                                                asked.meeting, /*sensitive=*/true));
  read.risks.known_at = known_at;
  const ForwardPlanQuery plan{
      .body = asked.body, .as_of = asked.known.as_of, .known_at = known_at, .sensitive = true};
  ABSL_ASSIGN_OR_RETURN(read.forward_plan, ReadForwardPlan(session, force, plan, known_at));
  return read;
}

absl::Status InsertFrozen(Transaction& transaction, absl::string_view force,
                          const PartPath& meeting, const std::vector<FrozenRegister>& registers) {
  for (const FrozenRegister& one : registers) {
    const postgres::Bytes sha256{absl::HexStringToBytes(one.sha256)};
    ABSL_RETURN_IF_ERROR(transaction
                             .Execute(kInsertFrozen, force, meeting[0], meeting[1], one.of,
                                      one.content, one.sensitive, sha256)
                             .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<FrozenRegister>> ReadFrozen(Session& session, absl::string_view force,
                                                       const PartPath& meeting) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kFrozenRegisters, force, meeting[0], meeting[1]));
  std::vector<FrozenRegister> registers;
  for (const postgres::Row row : rows) {
    FrozenRegister& one = registers.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(one.of, one.content, one.sensitive, one.sha256));
  }
  return registers;
}

absl::StatusOr<std::vector<std::string>> ReadSensitiveNow(Session& session, absl::string_view force,
                                                          absl::string_view body) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kSensitiveNow, force, body));
  std::vector<std::string> names;
  for (const postgres::Row row : rows) ABSL_RETURN_IF_ERROR(row.Read(names.emplace_back()));
  return names;
}

}  // namespace copperplate::governance
