#include "libs/testing_postgres/kept_databases.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "libs/testing_postgres/admin.h"

namespace copperplate::testing_postgres {

void DropDatabase(const std::string& socket_folder, const std::string& name) {
  absl::StatusOr<Admin> admin = Admin::Connect(MakeDsn(socket_folder, "postgres", "postgres"));
  if (admin.ok()) {
    admin->Run(absl::StrCat("DROP DATABASE IF EXISTS ", name, " WITH (FORCE)")).IgnoreError();
  }
}

KeptDatabases& KeptDatabases::Get() {
  static KeptDatabases kept;
  return kept;
}

KeptDatabases::~KeptDatabases() {
  for (const auto& [lender, databases] : by_lender_) {
    for (const Kept& kept : databases) DropDatabase(kept.socket_folder, kept.name);
  }
}

std::string KeptDatabases::Take(const std::string& lender) {
  absl::MutexLock lock(&mutex_);
  const auto found = by_lender_.find(lender);
  if (found == by_lender_.end() || found->second.empty()) return "";
  std::string name = std::move(found->second.back().name);
  found->second.pop_back();
  return name;
}

void KeptDatabases::Give(const std::string& lender, const std::string& socket_folder,
                         const std::string& name) {
  absl::MutexLock lock(&mutex_);
  by_lender_[lender].push_back({socket_folder, name});
}

}  // namespace copperplate::testing_postgres
