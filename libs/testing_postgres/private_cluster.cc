#include "libs/testing_postgres/private_cluster.h"

#include <unistd.h>

#include <atomic>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/status/status_macros.h"
#include "libs/testing_postgres/admin.h"
#include "libs/testing_postgres/program.h"
#include "libs/testing_postgres/template.h"

namespace copperplate::testing_postgres {
namespace {

absl::Status Fixture(const std::string& verb, const std::string& folder,
                     const std::string& argument) {
  return RunProgram({RepositoryPath("tests/fixtures/postgres"), verb, folder, argument}).status();
}

}  // namespace

absl::StatusOr<std::unique_ptr<PrivateCluster>> PrivateCluster::Start() {
  static std::atomic<int> count{0};
  const std::string folder = absl::StrCat("/tmp/copperplate-cluster-", getpid(), "-", ++count);
  ABSL_RETURN_IF_ERROR(Fixture("start", folder, absl::StrCat(getpid())));
  return std::unique_ptr<PrivateCluster>(new PrivateCluster(folder));
}

PrivateCluster::~PrivateCluster() { Fixture("stop", folder_, "").IgnoreError(); }

absl::Status PrivateCluster::Halt() { return Fixture("halt", folder_, "immediate"); }
absl::Status PrivateCluster::Resume() { return Fixture("resume", folder_, ""); }

absl::Status PrivateCluster::Set(absl::string_view name, absl::string_view value) {
  ABSL_ASSIGN_OR_RETURN(Admin admin, Admin::Connect(MakeDsn(folder_, "postgres", "postgres")));
  ABSL_RETURN_IF_ERROR(
      admin.Run(absl::StrCat("ALTER SYSTEM SET ", name, " = '", value, "'")).status());
  ABSL_RETURN_IF_ERROR(admin.Run("SELECT pg_reload_conf()").status());
  // The postmaster rereads its files on a signal; a new session shows when it has.
  const absl::Time limit = absl::Now() + absl::Seconds(10);
  while (absl::Now() < limit) {
    ABSL_ASSIGN_OR_RETURN(Admin fresh, Admin::Connect(MakeDsn(folder_, "postgres", "postgres")));
    ABSL_ASSIGN_OR_RETURN(const std::string shown, fresh.Run(absl::StrCat("SHOW ", name)));
    if (shown == value) return absl::OkStatus();
  }
  return absl::InternalError(absl::StrCat("the server did not take up ", name));
}

}  // namespace copperplate::testing_postgres
