#include "libs/service/database_observer.h"

#include "libs/text/string_view.h"

namespace copperplate::service {
namespace {

constexpr char kSuccess[] = "00000";
constexpr char kQueryCancelled[] = "57014";
// Expected answers, not faults of the service: a broken constraint, a serialisation to be retried.
constexpr char kIntegrityClass[] = "23";
constexpr char kRollbackClass[] = "40";

bool IsUnexpected(absl::string_view sqlstate) {
  const absl::string_view family = sqlstate.substr(0, 2);
  return sqlstate != kSuccess && family != kIntegrityClass && family != kRollbackClass;
}

}  // namespace

DatabaseObserver::DatabaseObserver(const std::string& pool, metrics::Registry& registry,
                                   const log::Logger& logger, const Clock& clock)
    : pool_(pool),
      registry_(registry),
      logger_(logger),
      open_(registry.AddGauge("copperplate_database_connections", "Connections to the database.",
                              {{"pool", pool}})),
      in_use_(registry.AddGauge("copperplate_database_connections_in_use",
                                "Connections that a call holds.", {{"pool", pool}})),
      waiting_(registry.AddGauge("copperplate_database_waiting",
                                 "Callers in the queue for a connection.", {{"pool", pool}})),
      lease_seconds_(registry.AddHistogram("copperplate_database_lease_seconds",
                                           "Time a call waits for a connection.",
                                           metrics::SecondsBounds(), {{"pool", pool}})),
      refused_leases_(registry.AddCounter("copperplate_database_leases_refused_total",
                                          "Calls that got no connection.", {{"pool", pool}})),
      connect_failures_(registry.AddCounter("copperplate_database_connect_failures_total",
                                            "Attempts to connect that failed.", {{"pool", pool}})),
      unknown_outcomes_(registry.AddCounter("copperplate_database_outcome_unknown_total",
                                            "Commits whose outcome is unknown.", {{"pool", pool}})),
      connect_failure_line_(clock) {}

log::Logger DatabaseObserver::LoggerOf(const CallScope* call) const {
  if (call == nullptr) return logger_;
  return logger_.With({{"call_id", call->CallId()}, {"trace_id", call->TraceId()}});
}

metrics::Histogram& DatabaseObserver::SecondsOf(absl::string_view statement) {
  const std::lock_guard lock(mutex_);
  const auto found = seconds_.find(ToStd(statement));
  if (found != seconds_.end()) return *found->second;
  metrics::Histogram& made = registry_.AddHistogram(
      "copperplate_database_statement_seconds", "Time a statement takes.", metrics::SecondsBounds(),
      {{"pool", pool_}, {"statement", std::string(statement)}});
  seconds_.emplace(std::string(statement), &made);
  return made;
}

void DatabaseObserver::OnStatement(const postgres::StatementReport& report) {
  SecondsOf(report.name).Observe(absl::ToDoubleSeconds(report.duration));
  if (!IsUnexpected(report.sqlstate)) return;
  // Ended because its caller left: the call's own line says so.
  const bool cancelled = report.call != nullptr && report.call->IsCancelled();
  if (cancelled && report.sqlstate == kQueryCancelled) return;
  LoggerOf(report.call)
      .Warning("statement failed", {{"pool", pool_},
                                    {"statement", report.name},
                                    {"sqlstate", report.sqlstate},
                                    {"constraint", report.constraint},
                                    {"duration_ms", report.duration}});
}

void DatabaseObserver::OnLeaseWait(absl::Duration waited, const absl::Status& outcome) {
  lease_seconds_.Observe(absl::ToDoubleSeconds(waited));
  if (!outcome.ok()) refused_leases_.Increment();
}

void DatabaseObserver::OnPool(const postgres::PoolReport& report) {
  open_.Set(report.open);
  in_use_.Set(report.in_use);
  waiting_.Set(report.waiting);
}

void DatabaseObserver::OnConnectFailed(absl::string_view cause) {
  connect_failures_.Increment();
  if (!connect_failure_line_.IsDue(cause)) return;
  logger_.Warning("no connection to the database", {{"pool", pool_}, {"cause", cause}});
}

void DatabaseObserver::OnOutcomeUnknown(absl::string_view statement, const CallScope* call) {
  unknown_outcomes_.Increment();
  LoggerOf(call).Error("outcome of a commit unknown", {{"pool", pool_}, {"statement", statement}});
}

}  // namespace copperplate::service
