#include "libs/testing_postgres/test_database.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/admin.h"
#include "libs/testing_postgres/kept_databases.h"
#include "libs/testing_postgres/kept_rows.h"
#include "libs/testing_postgres/template.h"

namespace copperplate::testing_postgres {
namespace {

constexpr char kEnvironmentVariable[] = "COPPERPLATE_TEST_POSTGRES";

std::string FreshName() {
  static std::atomic<int> count{0};
  return absl::StrCat("test_", getpid(), "_", ++count, "_", absl::ToUnixMicros(absl::Now()));
}

absl::StatusOr<std::string> Folder() {
  const char* const folder = std::getenv(kEnvironmentVariable);
  if (folder == nullptr || access(folder, F_OK) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("no PostgreSQL for tests; run ctest, or first: tests/fixtures/postgres start "
                     "/tmp/copperplate-pg && export ",
                     kEnvironmentVariable, "=/tmp/copperplate-pg"));
  }
  return std::string(folder);
}

}  // namespace

absl::StatusOr<std::unique_ptr<TestDatabase>> TestDatabase::Create(const TestSchema& schema) {
  ABSL_ASSIGN_OR_RETURN(const std::string folder, Folder());
  return CreateIn(folder, schema);
}

absl::StatusOr<std::unique_ptr<TestDatabase>> TestDatabase::Borrow(const TestSchema& schema) {
  ABSL_ASSIGN_OR_RETURN(const std::string folder, Folder());
  const std::string lender =
      absl::StrCat(folder, "\n", schema.service, "\n", schema.sqitch_folder, "\n", schema.sql);
  std::unique_ptr<TestDatabase> database;
  if (const std::string kept = KeptDatabases::Get().Take(lender); !kept.empty()) {
    database.reset(new TestDatabase(folder, schema.service, kept));
    ABSL_RETURN_IF_ERROR(RestoreRows(database->Dsn("postgres")));
  } else {
    ABSL_ASSIGN_OR_RETURN(database, CreateIn(folder, schema));
    ABSL_RETURN_IF_ERROR(RememberRows(database->Dsn("postgres")));
  }
  database->lender_ = lender;
  return database;
}

absl::StatusOr<std::unique_ptr<TestDatabase>> TestDatabase::CreateIn(
    absl::string_view socket_folder, const TestSchema& schema) {
  ABSL_ASSIGN_OR_RETURN(const std::string from, EnsureTemplate(socket_folder, schema));
  ABSL_ASSIGN_OR_RETURN(Admin admin,
                        Admin::Connect(MakeDsn(socket_folder, "postgres", "postgres")));
  std::unique_ptr<TestDatabase> database(
      new TestDatabase(socket_folder, schema.service, FreshName()));
  ABSL_RETURN_IF_ERROR(
      admin.Run(absl::StrCat("CREATE DATABASE ", database->name(), " TEMPLATE ", from)).status());
  // A copy has its tables' grants, and none of the database's own.
  ABSL_RETURN_IF_ERROR(admin.Run(GrantsOn(database->name(), schema.service)).status());
  return database;
}

TestDatabase::TestDatabase(absl::string_view socket_folder, absl::string_view service,
                           absl::string_view name)
    : socket_folder_(socket_folder), service_(service), name_(name) {}

TestDatabase::~TestDatabase() {
  if (!lender_.empty() && !altered_) {
    KeptDatabases::Get().Give(lender_, socket_folder_, name_);
    return;
  }
  DropDatabase(socket_folder_, name_);
}

std::string TestDatabase::Dsn(absl::string_view user) const {
  return MakeDsn(socket_folder_, user, name_);
}

std::string TestDatabase::AlteringDsn(absl::string_view user) const {
  altered_ = true;
  return Dsn(user);
}

std::string TestDatabase::OwnerDsn() const { return AlteringDsn(absl::StrCat(service_, "_owner")); }
std::string TestDatabase::RuntimeDsn() const { return Dsn(absl::StrCat(service_, "_runtime")); }
std::string TestDatabase::WorkerDsn() const { return Dsn(absl::StrCat(service_, "_worker")); }
std::string TestDatabase::SuperuserDsn() const { return AlteringDsn("postgres"); }

std::string TestDatabase::SqitchTarget() const {
  altered_ = true;
  return absl::StrCat("db:pg://", service_, "_owner@/", name_);
}

absl::StatusOr<std::string> TestDatabase::RunAsOwner(absl::string_view sql) const {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(OwnerDsn()));
  return admin.Run(std::string(sql));
}

absl::StatusOr<std::string> TestDatabase::RunAsSuperuser(absl::string_view sql) const {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(SuperuserDsn()));
  return admin.Run(std::string(sql));
}

absl::StatusOr<std::string> TestDatabase::Value(absl::string_view sql) const {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(Dsn("postgres")));
  return admin.Run(std::string(sql));
}

absl::Status TestDatabase::AwaitLockWaits(int sessions, absl::FunctionRef<bool()> is_over) const {
  constexpr absl::Duration kLongest = absl::Minutes(1);
  const absl::Time end = absl::Now() + kLongest;
  while (!is_over()) {
    ABSL_ASSIGN_OR_RETURN(
        const std::string waiting,
        Value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = "
              "current_database()"));
    int count = 0;
    if (absl::SimpleAtoi(waiting, &count) && count >= sessions) return absl::OkStatus();
    if (absl::Now() > end) {
      return absl::DeadlineExceededError(
          absl::StrCat(waiting, " sessions wait for a lock, and not ", sessions));
    }
    absl::SleepFor(absl::Milliseconds(5));
  }
  return absl::OkStatus();
}

}  // namespace copperplate::testing_postgres
