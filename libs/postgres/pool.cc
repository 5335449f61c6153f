#include "libs/postgres/pool.h"

#include <utility>

#include "absl/time/clock.h"
#include "libs/postgres/connect_string.h"
#include "libs/postgres/pool_impl.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

constexpr int kMaxSize = 16;

}  // namespace

absl::StatusOr<std::unique_ptr<Pool>> Pool::Create(PoolOptions options, Observer& observer) {
  if (options.size < 1 || options.size > kMaxSize) {
    return Error(absl::StatusCode::kInvalidArgument, "DATABASE_POOL_SIZE",
                 "a pool has 1 to 16 connections")
        .Build();
  }
  if (options.role_check == RoleCheck::kRefuseUnsafe && options.schema.empty()) {
    return Error(absl::StatusCode::kInvalidArgument, "DATABASE_SCHEMA_REQUIRED",
                 "the check of the role needs the schema")
        .Build();
  }
  ABSL_ASSIGN_OR_RETURN(std::string connect_string,
                        BuildConnectString(options.dsn, {options.application_name, options.schema,
                                                         options.statement_timeout,
                                                         options.idle_in_transaction_timeout}));
  return std::unique_ptr<Pool>(
      new Pool(std::make_unique<PoolImpl>(std::move(options), std::move(connect_string), observer),
               observer));
}

Pool::Pool(std::unique_ptr<PoolImpl> impl, Observer& observer)
    : impl_(std::move(impl)), observer_(observer) {}

Pool::~Pool() = default;

absl::StatusOr<Lease> Pool::Acquire(absl::string_view force, absl::Time deadline,
                                    const CallScope* call) {
  if (force.empty()) {
    return Error(absl::StatusCode::kInvalidArgument, "FORCE_REQUIRED",
                 "a lease is taken for a force")
        .Build();
  }
  return AcquireFor(force, deadline, call);
}

absl::StatusOr<Lease> Pool::AcquireAcrossForces(absl::Time deadline, const CallScope* call) {
  return AcquireFor("", deadline, call);
}

absl::StatusOr<Lease> Pool::AcquireFor(absl::string_view force, absl::Time deadline,
                                       const CallScope* call) {
  const absl::Time start = absl::Now();
  absl::StatusOr<Connection*> connection = impl_->Take(force, deadline, call);
  observer_.OnLeaseWait(absl::Now() - start, connection.status());
  if (!connection.ok()) return connection.status();
  (*connection)->RunFor(call);
  Lease lease(impl_.get(), *connection, force, deadline);
  ABSL_RETURN_IF_ERROR(lease.Prepare());
  return lease;
}

}  // namespace copperplate::postgres
