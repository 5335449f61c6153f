#include "libs/postgres/transaction.h"

#include "libs/postgres/connection.h"

namespace copperplate::postgres {

absl::StatusOr<Rows> Transaction::Run(const Statement& statement, const Params& params) {
  if (!failure_.ok()) return failure_;
  absl::StatusOr<Rows> rows =
      connection_->Run(statement, params, deadline_, Connection::Commits::kNo);
  failure_ = rows.status();
  return rows;
}

absl::StatusOr<int64_t> Transaction::Stage(const StagingTable& table,
                                           absl::FunctionRef<absl::Status(CopyWriter&)> produce) {
  if (!failure_.ok()) return failure_;
  absl::StatusOr<int64_t> count = connection_->Stage(table, produce, deadline_);
  failure_ = count.status();
  return count;
}

}  // namespace copperplate::postgres
