#pragma once

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/copy.h"
#include "libs/postgres/session.h"

namespace copperplate::postgres {

class Connection;

enum class Isolation { kReadCommitted, kRepeatableRead, kSerializable };

struct TransactionOptions {
  Isolation isolation = Isolation::kReadCommitted;
  bool read_only = false;
};

// An open transaction; made by Lease::Transaction and valid inside its callback only. After a
// failed statement every other one fails with the same status, until the callback returns.
class Transaction final : public Session {
 public:
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  absl::StatusOr<Rows> Run(const Statement& statement, const Params& params) override;

  // Creates `table` as a temporary table of this transaction, streams what `produce` writes into it
  // by COPY, and analyses it. The number of rows. Memory is bounded by a buffer of 64 KiB. A status
  // from `produce` ends the COPY and fails the transaction.
  //
  //   constexpr StagingTable kStaging{"import_row", "line integer, area text, numerator bigint"};
  //   transaction.Stage(kStaging, [&](CopyWriter& out) -> absl::Status {
  //     for (const Line& line : lines) ABSL_RETURN_IF_ERROR(out.Write(line.number, line.area, 1));
  //     return absl::OkStatus();
  //   });
  absl::StatusOr<int64_t> Stage(const StagingTable& table,
                                absl::FunctionRef<absl::Status(CopyWriter&)> produce);

  absl::Time deadline() const { return deadline_; }

 private:
  friend class Lease;
  Transaction(Connection* connection, absl::Time deadline)
      : connection_(connection), deadline_(deadline) {}

  Connection* connection_;
  absl::Time deadline_;
  absl::Status failure_;
};

}  // namespace copperplate::postgres
