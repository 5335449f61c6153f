#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/postgres/params.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"

namespace copperplate::postgres {

// Where statements run: a Lease, on which each is a transaction of its own, or a Transaction. Used
// by one thread at a time. Errors are those of sqlstate.h, and on a Lease those of Lease.
class Session {
 public:
  virtual ~Session() = default;

  template <typename... Args>
  absl::StatusOr<Rows> Query(const Statement& statement, const Args&... args) {
    return Run(statement, Params::Of(args...));
  }

  // The number of rows changed.
  template <typename... Args>
  absl::StatusOr<int64_t> Execute(const Statement& statement, const Args&... args) {
    absl::StatusOr<Rows> rows = Run(statement, Params::Of(args...));
    if (!rows.ok()) return std::move(rows).status();
    return rows->affected();
  }

  virtual absl::StatusOr<Rows> Run(const Statement& statement, const Params& params) = 0;
};

}  // namespace copperplate::postgres
