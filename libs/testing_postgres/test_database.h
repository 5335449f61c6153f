#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::testing_postgres {

// What a test's database holds from the start. Give one of the two.
struct TestSchema {
  // `indicators`: the roles are indicators_owner, indicators_runtime and indicators_worker. None is
  // superuser or has BYPASSRLS; the owner may create in the database.
  std::string service;
  // A sqitch project, from the root of the repository (`services/indicators/schema`), deployed as
  // the owner.
  std::string sqitch_folder;
  // A script, run as the owner.
  std::string sql;
};

// A database of a test's own, in the cluster that COPPERPLATE_TEST_POSTGRES names (its socket
// folder). It is a copy of a template that is made once per cluster for each content of the schema,
// also when many test programs start at once. Dropped when destroyed, with whoever is connected;
// one that was borrowed is kept for the next who borrows.
//
//   absl::StatusOr<std::unique_ptr<TestDatabase>> database =
//       TestDatabase::Create({.service = "indicators", .sqitch_folder =
//       "services/indicators/schema"});
//   ASSERT_TRUE(database.ok()) << database.status();
class TestDatabase {
 public:
  // FAILED_PRECONDITION when there is no cluster; the message is the command that starts one.
  // INTERNAL with the output of sqitch or PostgreSQL when the schema does not deploy.
  static absl::StatusOr<std::unique_ptr<TestDatabase>> Create(const TestSchema& schema);
  // The same in the cluster with this socket folder.
  static absl::StatusOr<std::unique_ptr<TestDatabase>> CreateIn(absl::string_view socket_folder,
                                                                const TestSchema& schema);
  // One that an earlier test of this program borrowed, holding again what the schema gave it; where
  // there is none, a new one. For tests that change rows only: a database of which the owner or the
  // superuser was asked for (but by Value()) is dropped, and what its statistics say stays. A copy
  // of a template of 65 tables took 0.3 to 0.6 s on a busy machine, and 0.1 to 0.4 s to drop; to
  // empty it took 0.2 to 0.4 s.
  static absl::StatusOr<std::unique_ptr<TestDatabase>> Borrow(const TestSchema& schema);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  // Of the schema.
  const std::string& service() const { return service_; }
  const std::string& name() const { return name_; }
  // libpq connection strings for each role.
  std::string OwnerDsn() const;
  std::string RuntimeDsn() const;
  std::string WorkerDsn() const;
  std::string SuperuserDsn() const;
  // What sqitch calls this database as its owner; needs PGHOST to be socket_folder().
  std::string SqitchTarget() const;
  const std::string& socket_folder() const { return socket_folder_; }

  // Runs a script on a new connection and gives the first column of its last statement's first row,
  // empty when it has none. INTERNAL with PostgreSQL's message.
  absl::StatusOr<std::string> RunAsOwner(absl::string_view sql) const;
  absl::StatusOr<std::string> RunAsSuperuser(absl::string_view sql) const;
  // RunAsSuperuser() for a script that reads and changes rows, and nothing else.
  absl::StatusOr<std::string> Value(absl::string_view sql) const;

  // Waits until this many of its sessions wait for a lock, or `is_over` says that no more of them
  // will. DEADLINE_EXCEEDED after a minute: what was to be waited for was not.
  absl::Status AwaitLockWaits(
      int sessions = 1, absl::FunctionRef<bool()> is_over = [] { return false; }) const;

 private:
  TestDatabase(absl::string_view socket_folder, absl::string_view service, absl::string_view name);
  std::string Dsn(absl::string_view user) const;
  // The same, for who may change more than rows.
  std::string AlteringDsn(absl::string_view user) const;

  std::string socket_folder_;
  std::string service_;
  std::string name_;
  // The cluster and schema for whose next borrower it is kept; empty where it was not borrowed.
  std::string lender_;
  mutable std::atomic<bool> altered_ = false;
};

}  // namespace copperplate::testing_postgres
