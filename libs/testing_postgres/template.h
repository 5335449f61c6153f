#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::testing_postgres {

// The absolute path of a file of the repository.
std::string RepositoryPath(absl::string_view path);

// What deploy/postgres/bootstrap.sql grants the service's roles on a database.
std::string GrantsOn(absl::string_view database, absl::string_view service);

// The name of the template database for `schema`, made first where the cluster has none for this
// content. Programs that ask at the same time wait for the one that makes it.
absl::StatusOr<std::string> EnsureTemplate(absl::string_view socket_folder,
                                           const TestSchema& schema);

}  // namespace copperplate::testing_postgres
