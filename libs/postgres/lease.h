#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/session.h"
#include "libs/postgres/transaction.h"

namespace copperplate::postgres {

class Connection;
class Pool;
class PoolImpl;

// A pooled connection, held for one force until one deadline, or until its call is cancelled; given
// back when destroyed. Movable, used by one thread at a time, outlived by its Pool.
//
// Query and Execute are one statement and one round trip, committed by itself:
// - past the deadline the statement is cancelled: DEADLINE_EXCEEDED (DATABASE_DEADLINE), nothing
//   changed; likewise CANCELLED (CANCELLED) once the call is cancelled;
// - a connection that broke: a kRead is run once more on a new one, and so is any statement that
//   was not sent yet; else UNAVAILABLE (OUTCOME_UNKNOWN), as it is when the synchronous standby did
//   not confirm in time;
// - no database: UNAVAILABLE (DATABASE_UNAVAILABLE) after a bounded wait.
class Lease final : public Session {
 public:
  Lease(Lease&& other) noexcept;
  Lease& operator=(Lease&& other) noexcept;
  ~Lease() override;

  absl::StatusOr<Rows> Run(const Statement& statement, const Params& params) override;

  // Runs `work(postgres::Transaction&)`, which returns absl::Status or absl::StatusOr<T>, between
  // BEGIN and COMMIT, and returns what it returned.
  //
  // `work` MAY RUN MORE THAN ONCE: after 40001, 40P01 or a connection lost before COMMIT, with
  // backoff inside the deadline. It starts from its own beginning each time and leaves no trace
  // outside the transaction. A status that is not OK rolls back and is returned; so does the first
  // failed statement, should `work` have swallowed it.
  //
  // Past the deadline everything is rolled back: DEADLINE_EXCEEDED. When COMMIT was on its way and
  // no clear answer came: UNAVAILABLE (OUTCOME_UNKNOWN).
  template <typename Work>
  auto Transaction(const TransactionOptions& options, Work&& work)
      -> std::invoke_result_t<Work&, postgres::Transaction&> {
    using Result = std::invoke_result_t<Work&, postgres::Transaction&>;
    if constexpr (std::is_same_v<Result, absl::Status>) {
      return RunTransaction(options, work);
    } else {
      Result result = absl::UnknownError("not run");
      const absl::Status status =
          RunTransaction(options, [&](postgres::Transaction& transaction) -> absl::Status {
            result = work(transaction);
            return result.status();
          });
      if (!status.ok()) return status;
      return result;
    }
  }
  template <typename Work>
  auto Transaction(Work&& work) {
    return Transaction(TransactionOptions{}, std::forward<Work>(work));
  }

  const std::string& force() const { return force_; }
  absl::Time deadline() const { return deadline_; }

 private:
  friend class Pool;
  Lease(PoolImpl* pool, Connection* connection, absl::string_view force, absl::Time deadline);
  void Release();
  // Connects where need be and sets the force.
  absl::Status Prepare();
  absl::Status RunTransaction(const TransactionOptions& options,
                              absl::FunctionRef<absl::Status(postgres::Transaction&)> work);
  absl::Status Attempt(const TransactionOptions& options,
                       absl::FunctionRef<absl::Status(postgres::Transaction&)> work);
  void Rollback();

  PoolImpl* pool_;
  Connection* connection_;
  std::string force_;
  absl::Time deadline_;
};

}  // namespace copperplate::postgres
