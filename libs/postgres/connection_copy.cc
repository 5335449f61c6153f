#include <libpq-fe.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/connection.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/timing.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
absl::StatusOr<int64_t> Connection::Stage(const StagingTable& table,
                                          absl::FunctionRef<absl::Status(CopyWriter&)> produce,
                                          absl::Time deadline) {
  const std::string name = absl::StrCat("stage_", table.name);
  if (!open()) return UnavailableError();
  ABSL_RETURN_IF_ERROR(RunUnprepared(name,
                                     absl::StrCat("CREATE TEMPORARY TABLE ", table.name, " (",
                                                  table.columns, ") ON COMMIT DROP"),
                                     deadline)
                           .status());

  Timing timing(observer_, name, call_);
  Arm(deadline);
  internal::ResultPtr begun(
      PQexec(handle(), absl::StrCat("COPY ", table.name, " FROM STDIN").c_str()));
  const Watchdog::Outcome outcome = watch_.Disarm();
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
    return Judge(name, std::move(begun), outcome, Commits::kNo, timing).status();
  }
  CopyWriter writer(this, deadline);
  absl::Status produced = produce(writer);
  if (produced.ok()) produced = writer.Finish();
  ABSL_ASSIGN_OR_RETURN(const Rows copied, EndCopy(name, produced, deadline, timing));

  ABSL_RETURN_IF_ERROR(
      RunUnprepared(name, absl::StrCat("ANALYZE ", table.name), deadline).status());
  return copied.affected();
}

absl::Status Connection::SendCopyData(absl::string_view data, absl::Time deadline) {
  if (!open()) return UnavailableError();
  if (absl::Now() >= deadline) return DeadlineError();
  if (call_ != nullptr && call_->IsCancelled()) return CancelledError();
  Arm(deadline);
  const int sent = PQputCopyData(handle(), data.data(), static_cast<int>(data.size()));
  const Watchdog::Outcome outcome = watch_.Disarm();
  return sent == 1 ? absl::OkStatus() : LostError("copy", outcome, Commits::kNo);
}

absl::StatusOr<Rows> Connection::EndCopy(absl::string_view name, const absl::Status& produced,
                                         absl::Time deadline, Timing& timing) {
  if (!open()) return produced;  // it broke while rows were sent
  Arm(deadline);
  PQputCopyEnd(handle(), produced.ok() ? nullptr : "the client gave up");
  internal::ResultPtr result(PQgetResult(handle()));
  while (internal::ResultPtr rest{PQgetResult(handle())}) {
  }
  const Watchdog::Outcome outcome = watch_.Disarm();
  if (produced.ok()) return Judge(name, std::move(result), outcome, Commits::kNo, timing);
  // PostgreSQL calls what it was asked to give up a query cancelled (57014); nothing failed here.
  timing.Report(kSqlStateSuccess, "");
  if (outcome == Watchdog::Outcome::kCut || PQstatus(handle()) != CONNECTION_OK) Close();
  return produced;
}

}  // namespace copperplate::postgres
